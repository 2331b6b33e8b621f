import { common, dirname, isGlob, relative, resolve } from "@std/path";
import { isClickHouse, splitAddress } from "../engines/clickhouse/address.ts";
import type { LogsName } from "../logs/locate_logs.ts";

/** Logs by their names from a folder, and that folder. */
export interface FolderedLogs {
  readonly folder: string;
  readonly logs: LogsName;
  /** The server of a table of ClickHouse, which is no more part of its name than a folder. */
  readonly server?: string;
}

/**
 * Takes the folder off the names of logs, the one that all of them are in, or the
 * server off a table's: wherever they lie, their names in a notebook are the same.
 *
 * @param logs Paths and globs from the working directory; `sample` and `-` stay.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { splitFolder } from "./logs_folder.ts";
 *
 * assertEquals(splitFolder(["/var/log/a/x.log", "/var/log/b/*.log"]), {
 *   folder: "/var/log",
 *   logs: ["a/x.log", "b/*.log"],
 * });
 * ```
 */
export function splitFolder(logs: LogsName): FolderedLogs {
  const names = [logs].flat();
  if (names.some(isClickHouse)) {
    return { folder: Deno.cwd(), ...splitTable(names[0]) };
  }
  const paths = names.filter((name) => !isSpecial(name)).map((name) =>
    resolve(name)
  );
  const folders = paths.map((path) => `${literalFolder(path)}/`);
  const folder = folders.length === 0 ? Deno.cwd() : resolve(common(folders));
  const shortened = names.map((name) => {
    if (isSpecial(name)) return name;
    const short = relative(folder, resolve(name));
    return isSpecial(short) ? `./${short}` : short;
  });
  return { folder, logs: shortened.length === 1 ? shortened[0] : shortened };
}

function splitTable(name: string): { logs: string; server: string } {
  const { table, server } = splitAddress(name);
  return { logs: table, server };
}

/** What means something else than a file of that name. */
function isSpecial(name: string): boolean {
  return name === "sample" || name === "-";
}

/** The folder of a path, up to where a glob begins in it. */
function literalFolder(path: string): string {
  const folder = dirname(path);
  return isGlob(folder) ? literalFolder(folder) : folder;
}
