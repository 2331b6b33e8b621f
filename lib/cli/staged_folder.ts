import { dirname, join, relative } from "@std/path";
import { InputError } from "../logs/input_error.ts";

const SIGNALS: readonly [Deno.Signal, status: number][] =
  Deno.build.os === "windows"
    ? [["SIGINT", 130]]
    : [["SIGHUP", 129], ["SIGINT", 130], ["SIGTERM", 143]];

/**
 * A folder's new content, written elsewhere first and put in place when it is
 * complete: until then the old content stays whole, also when the process is
 * interrupted, and afterwards nothing temporary is left.
 *
 * It waits in the folder itself, or in the nearest one that exists, and so on
 * the same disk, where a file can be moved in one step.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { join } from "@std/path";
 * import { StagedFolder } from "./staged_folder.ts";
 *
 * const out = join(await Deno.makeTempDir(), "new");
 * {
 *   using staged = await StagedFolder.create(out);
 *   await Deno.writeTextFile(join(staged.path, "a.txt"), "a");
 *   staged.publish();
 * }
 * assertEquals(await Deno.readTextFile(join(out, "a.txt")), "a");
 * await Deno.remove(out, { recursive: true });
 * ```
 */
export class StagedFolder {
  /** Where to write. */
  readonly path: string;
  readonly #out: string;
  readonly #temporary: string;
  readonly #listeners: readonly [Deno.Signal, () => void][];

  private constructor(out: string, temporary: string) {
    this.#out = out;
    this.#temporary = temporary;
    this.path = join(temporary, "new");
    Deno.mkdirSync(this.path);
    this.#listeners = SIGNALS.map(([signal, status]) => [signal, () => {
      this.#remove();
      Deno.exit(status);
    }]);
    for (const listener of this.#listeners) {
      Deno.addSignalListener(...listener);
    }
  }

  /**
   * Starts new content.
   *
   * @param out The folder that it is for; need not exist.
   * @throws {InputError} If it is a file, or cannot be written to.
   */
  static async create(out: string): Promise<StagedFolder> {
    try {
      const dir = await nearestFolder(out);
      // Version control ignores the name, should the machine die meanwhile.
      const prefix = ".~report_";
      return new StagedFolder(out, await Deno.makeTempDir({ dir, prefix }));
    } catch (error) {
      throw unwritable(out, error);
    }
  }

  /**
   * Puts the content in place. Files of the same names are replaced, others are
   * left alone.
   *
   * @throws {InputError} If there is a folder where a file has to go, or the reverse.
   */
  publish(): void {
    try {
      this.#publish();
    } catch (error) {
      throw unwritable(this.#out, error);
    }
  }

  /** Removes what was not put in place. */
  [Symbol.dispose](): void {
    for (const listener of this.#listeners) {
      Deno.removeSignalListener(...listener);
    }
    this.#remove();
  }

  /** Synchronous throughout, so that no signal is heard in between. */
  #publish(): void {
    if (kindOf(this.#out) === undefined) {
      Deno.mkdirSync(dirname(this.#out), { recursive: true });
      return Deno.renameSync(this.path, this.#out);
    }
    const files = filesIn(this.path).map((path) => ({
      path,
      target: join(this.#out, relative(this.path, path)),
    }));
    for (const { target } of files) {
      Deno.mkdirSync(dirname(target), { recursive: true });
      if (kindOf(target) === "folder") {
        throw new Deno.errors.IsADirectory(`${target} is a folder`);
      }
    }
    for (const { path, target } of files) Deno.renameSync(path, target);
  }

  #remove(): void {
    if (kindOf(this.#temporary) === undefined) return;
    Deno.removeSync(this.#temporary, { recursive: true });
  }
}

async function nearestFolder(path: string): Promise<string> {
  switch (kindOf(path)) {
    case "folder":
      return await Deno.realPath(path);
    case "file":
      throw new Deno.errors.NotADirectory(`${path} is a file`);
    case undefined:
      return await nearestFolder(dirname(path));
  }
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return Deno.statSync(path).isDirectory ? "folder" : "file";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    const path = join(folder, name);
    return isDirectory ? filesIn(path) : [path];
  });
}

function unwritable(out: string, error: unknown): unknown {
  const isUsersTo = error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.NotCapable ||
    error instanceof Deno.errors.NotADirectory ||
    error instanceof Deno.errors.IsADirectory ||
    error instanceof Deno.errors.AlreadyExists;
  if (!isUsersTo) return error;
  // Deno's own sentence tells how to start it with more rights: of no use here.
  const why = error instanceof Deno.errors.NotCapable
    ? "Deno lets no program write there"
    : error.message;
  return new InputError(
    `Cannot write the report to ${
      JSON.stringify(out)
    }: ${why}; name another folder with --out DIR`,
  );
}
