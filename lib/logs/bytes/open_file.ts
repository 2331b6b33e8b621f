import { InputError } from "../input_error.ts";

/**
 * Opens a file to read it.
 *
 * @param called What to call it in errors; defaults to its path.
 * @throws {InputError} If that cannot be done.
 *
 * @example Usage
 * ```ts
 * import { assertRejects } from "@std/assert";
 * import { InputError } from "../input_error.ts";
 * import { openFile } from "./open_file.ts";
 *
 * await assertRejects(
 *   () => openFile("/no/such.log", "such.log"),
 *   InputError,
 *   'there is no file "such.log"',
 * );
 * ```
 */
export async function openFile(
  path: string,
  called = path,
): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path);
  } catch (error) {
    const name = JSON.stringify(called);
    if (error instanceof Deno.errors.NotFound) {
      throw new InputError(`Cannot open the logs: there is no file ${name}`);
    }
    if (error instanceof Deno.errors.PermissionDenied) {
      throw new InputError(
        `Cannot open the logs: you may not read ${name}; ask its owner, or read a copy`,
      );
    }
    throw error;
  }
}
