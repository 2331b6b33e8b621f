import { join } from "@std/path";
import type { LogFile } from "../logs/locate_logs.ts";
import { type LogsHead, readLogsHead } from "./logs_head.ts";
import type { OpenLogsOptions } from "./open_logs_options.ts";
import { parseLogs } from "./parsing/parse_logs.ts";
import {
  MANIFEST,
  type ParsedLogs,
  readParsed,
} from "./parsing/parsed_logs.ts";
import { parsingFolder } from "./parsing/parsing_folder.ts";
import { scanLogs } from "./scanning/scan_logs.ts";

/**
 * Reads files once, whatever they are, and writes them as Parquet files into a
 * folder, with a manifest that says how they were understood. The folder is
 * there when it is complete, or not at all.
 *
 * @param folder Does not exist yet; see {@linkcode parsedFolder}.
 * @throws {InputError} If no format fits, no column holds a timestamp, or too many lines are rejected.
 */
export async function prepareLogs(
  files: readonly LogFile[],
  options: OpenLogsOptions,
  folder: string,
): Promise<ParsedLogs> {
  const heads = await Promise.all(
    files.map((file) => readLogsHead(file, options.format)),
  );
  const temporary = await Deno.makeTempDir({ dir: parsingFolder() });
  try {
    const parsed = await readInto(temporary, heads, options);
    const manifest = join(temporary, MANIFEST);
    await Deno.writeTextFile(manifest, JSON.stringify(parsed));
    return await publish(temporary, folder, parsed);
  } catch (error) {
    await Deno.remove(temporary, { recursive: true });
    throw error;
  }
}

/** Puts a folder in its place, unless another process was faster. */
async function publish(
  temporary: string,
  folder: string,
  parsed: ParsedLogs,
): Promise<ParsedLogs> {
  try {
    await Deno.rename(temporary, folder);
    return parsed;
  } catch (error) {
    const others = await readParsed(folder);
    if (others === undefined) throw error;
    await Deno.remove(temporary, { recursive: true });
    return others;
  }
}

/** By a scan if that reads all that there is, else parsed. */
async function readInto(
  folder: string,
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
): Promise<ParsedLogs> {
  const scanned = await scanLogs(heads, options, folder);
  if (scanned !== undefined) return scanned;
  for (const { name } of Deno.readDirSync(folder)) {
    await Deno.remove(join(folder, name));
  }
  return await parseLogs(heads, options, folder);
}
