import { InputError } from "../logs/input_error.ts";

/**
 * Keeps other runs away from a notebook's file. The operating system lets go of
 * the lock when the process ends, however it ends; nothing is left to clean up.
 *
 * @example Usage
 * ```ts
 * import { assertRejects } from "@std/assert";
 * import { NotebookLock } from "./notebook_lock.ts";
 *
 * const path = await Deno.makeTempFile({ suffix: ".ipynb" });
 * {
 *   using _lock = await NotebookLock.acquire(path);
 *   await assertRejects(() => NotebookLock.acquire(path), Error, "another run");
 * }
 * (await NotebookLock.acquire(path)).release();
 * await Deno.remove(path);
 * ```
 */
export class NotebookLock {
  readonly #file: Deno.FsFile;

  private constructor(file: Deno.FsFile) {
    this.#file = file;
  }

  /**
   * Locks a notebook; before it is read, so that nobody writes it in between.
   *
   * @throws {InputError} If another run holds it, or if it cannot be written to.
   */
  static async acquire(path: string): Promise<NotebookLock> {
    for (;;) {
      const file = await open(path);
      // On Windows a locked file cannot be read, not even by this process.
      const isLocked = Deno.build.os === "windows" || await file.tryLock(true);
      if (!isLocked) {
        file.close();
        throw new InputError(
          `Cannot execute the notebook ${path}: another run is executing it; wait until that is done`,
        );
      }
      if (await isAt(path, file)) return new NotebookLock(file);
      // A run that held the lock has just put a new file there.
      file.close();
    }
  }

  /** Lets others have the notebook; may be called twice. */
  release(): void {
    try {
      this.#file.close();
    } catch {
      // Closed already.
    }
  }

  /** Does as {@linkcode NotebookLock.release}, for `using`. */
  [Symbol.dispose](): void {
    this.release();
  }
}

async function open(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path, { read: true, write: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError(
      `Cannot execute the notebook ${path} in place: ${error.message}`,
    );
  }
}

/** Whether a path still leads to an open file. */
async function isAt(path: string, file: Deno.FsFile): Promise<boolean> {
  const [{ ino }, there] = await Promise.all([
    file.stat(),
    Deno.stat(path).catch(() => null),
  ]);
  return there !== null && there.ino === ino;
}
