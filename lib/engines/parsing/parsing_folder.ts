import { join } from "@std/path";
import process from "node:process";

const PREFIX = "logbook_parsed_";

let own: string | undefined;

/**
 * The folder for parsed logs: the one that the environment variable
 * `LOGBOOK_PARSED` names, which the kernels of a report share, else a temporary
 * one of this process, which goes when the process ends. Those of processes that
 * were killed go when the next one is made.
 */
export function parsingFolder(): string {
  const shared = Deno.env.get("LOGBOOK_PARSED");
  if (shared !== undefined) return shared;
  if (own === undefined) {
    own = Deno.makeTempDirSync({ prefix: `${PREFIX}${Deno.pid}_` });
    sweep(join(own, ".."));
    addEventListener("unload", removeParsed);
  }
  return own;
}

/** Removes this process's folder, if it has one. */
export function removeParsed(): void {
  if (own === undefined) return;
  Deno.removeSync(own, { recursive: true });
  own = undefined;
}

/** Removes what killed processes left behind. */
function sweep(folder: string): void {
  for (const { name } of Deno.readDirSync(folder)) {
    const pid = Number(/^logbook_parsed_(\d+)_/.exec(name)?.[1] ?? NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    try {
      Deno.removeSync(join(folder, name), { recursive: true });
    } catch {
      // Another user's, or gone already.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error &&
      error.code === "ESRCH");
  }
}
