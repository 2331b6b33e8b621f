import { fromFileUrl } from "@std/path";

const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));

/** The commands that may reach a cluster. */
export type ClusterCommand = "load" | "report" | "score";

/** Starts a command in a folder as its own process, with its task's permissions. */
export function startCommand(
  name: ClusterCommand,
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Deno.ChildProcess {
  const main = new URL(`../../lib/cli/${name}.ts`, import.meta.url).href;
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--config", CONFIG, "-P=cluster", main, ...args],
    cwd: folder,
    env: { NO_COLOR: "1", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** Runs a command to its end. */
export async function runCommand(
  ...command: Parameters<typeof startCommand>
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await startCommand(...command).output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/** Waits for something that takes its time; fails if it takes half a minute. */
export async function until(test: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await test()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("waited in vain");
}
