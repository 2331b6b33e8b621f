import { glob } from "node:fs/promises";
import { basename, common, isGlob, relative, resolve } from "@std/path";
import { InputError } from "./input_error.ts";
import { ensureSample } from "./sample.ts";

/** Logs by name: a path, a glob, `-` for standard input, `sample`, or several of them. */
export type LogsName = string | readonly string[];

/** A file of logs. */
export interface LogFile {
  readonly path: string;
  /** Its name without the folder, unless several files are called the same. */
  readonly name: string;
  readonly bytes: number;
  /** When it was last written, microseconds since 1970 UTC; 0 where the system does not tell. */
  readonly written_us: number;
}

/** Standard input, as it was saved by who started the notebooks. */
export const STANDARD_INPUT = "standard input";

/**
 * Finds the files that a name means, in the order of the names, those of a glob
 * in the order of their paths. A path that exists is that file, whatever
 * characters it holds.
 *
 * @param logs Paths start from the working directory or from the folder that the
 * environment variable `LOGBOOK_FOLDER` names: a report's notebooks run in one
 * folder and its logs lie in another, which no notebook needs to know.
 * @throws {InputError} If there is no such file, or none with anything in it.
 */
export async function locateLogs(logs: LogsName): Promise<LogFile[]> {
  const names = [logs].flat();
  const found = (await Promise.all(names.map(locate))).flat();
  const distinct = await withoutRepeats(found);
  if (distinct.length === 0) {
    throw new InputError("Cannot open the logs: no file is named");
  }
  if (distinct.every(({ bytes }) => bytes === 0)) {
    throw new InputError(
      distinct.length === 1
        ? `Cannot open the logs: ${quoted(names)} is empty`
        : `Cannot open the logs: all ${distinct.length} files are empty`,
    );
  }
  return withTellingNames(distinct);
}

/** What logs of some files are called: the file, the glob, or the first of several. */
export function nameOfLogs(logs: LogsName, files: readonly LogFile[]): string {
  const names = [logs].flat();
  if (files.length === 1) return files[0].name;
  return names.length === 1
    ? `${basename(names[0])} (${files.length} files)`
    : `${files[0].name} and ${files.length - 1} more`;
}

/** Files of several folders may be called the same: then the folders tell. */
function withTellingNames(files: LogFile[]): LogFile[] {
  if (new Set(files.map(({ name }) => name)).size === files.length) {
    return files;
  }
  const folder = common(files.map(({ path }) => path));
  return files.map((file) => ({ ...file, name: relative(folder, file.path) }));
}

/** A file that is named twice, by a link perhaps, is read once. */
async function withoutRepeats(files: readonly LogFile[]): Promise<LogFile[]> {
  const seen = new Map<string, LogFile>();
  for (const file of files) {
    const path = await Deno.realPath(file.path);
    if (!seen.has(path)) seen.set(path, file);
  }
  return [...seen.values()];
}

async function locate(name: string): Promise<LogFile[]> {
  if (name === "") {
    throw new InputError("Cannot open the logs: the name of a file is empty");
  }
  if (name === "sample") return [await fileAt(await ensureSample(), name)];
  if (name === "-") return [await standardInput()];
  const folder = Deno.env.get("LOGBOOK_FOLDER") ?? Deno.cwd();
  const path = resolve(folder, name);
  const exists = await Deno.stat(path).then(() => true, () => false);
  if (exists || !isGlob(name)) return [await fileAt(path, name)];
  const matched = await matches(name, folder);
  if (matched.length === 0) {
    throw new InputError(
      `Cannot open the logs: no file matches ${JSON.stringify(name)}`,
    );
  }
  return matched;
}

/** The files that a glob means, without links that lead nowhere. */
async function matches(name: string, folder: string): Promise<LogFile[]> {
  const paths: string[] = [];
  for await (const match of glob(name, { cwd: folder })) {
    paths.push(resolve(folder, match));
  }
  const files: LogFile[] = [];
  for (const path of paths.sort()) {
    const file = await Deno.stat(path).catch(() => undefined);
    if (file?.isFile) files.push(toLogFile(path, file));
  }
  return files;
}

async function fileAt(path: string, given: string): Promise<LogFile> {
  const file = await Deno.stat(path).catch((error) => {
    throw new InputError(
      error instanceof Deno.errors.NotFound
        ? `Cannot open the logs: there is no file ${JSON.stringify(given)}`
        : `Cannot open the logs ${JSON.stringify(given)}: ${error.message}`,
    );
  });
  if (file.isDirectory) {
    throw new InputError(
      `Cannot open the logs: ${
        JSON.stringify(given)
      } is not a file; name the files in it, such as ${
        JSON.stringify(`${given.replace(/\/+$/, "")}/*.log`)
      }`,
    );
  }
  // Several notebooks read the logs, and more than once.
  if (!file.isFile) {
    throw new InputError(
      `Cannot open the logs: ${
        JSON.stringify(given)
      } is a pipe or a device; pass its content as standard input, with - in its place`,
    );
  }
  return toLogFile(path, file);
}

function toLogFile(path: string, file: Deno.FileInfo): LogFile {
  return {
    path,
    name: basename(path),
    bytes: file.size,
    written_us: (file.mtime?.getTime() ?? 0) * 1000,
  };
}

/** A pipe cannot be read by several notebooks: its content lies in a file. */
async function standardInput(): Promise<LogFile> {
  const path = Deno.env.get("LOGBOOK_STDIN");
  if (path === undefined) {
    throw new InputError(
      "Cannot read standard input here: only deno task report and score do; save it as a file",
    );
  }
  return { ...await fileAt(path, "-"), name: STANDARD_INPUT };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}
