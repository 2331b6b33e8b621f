import { createHash } from "node:crypto";
import type { LogFile } from "../../logs/locate_logs.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";

/**
 * What tells logs, read in one way, from others: a digest of the files' content and
 * of the options. A copy of a file is the same logs.
 */
export async function identityOf(
  files: readonly LogFile[],
  { onProgress: _shown, ...options }: OpenLogsOptions,
): Promise<string> {
  const digest = createHash("sha256");
  digest.update(JSON.stringify(Object.entries(options).sort()));
  for (const { path, bytes } of files) {
    digest.update(`${bytes};`);
    const file = await Deno.open(path);
    for await (const chunk of file.readable) digest.update(chunk);
  }
  return digest.digest("hex");
}
