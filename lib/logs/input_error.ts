/** Where this library lies; lines of a stack within it say nothing to its user. */
const LIBRARY = new URL("../", import.meta.url).href;

/**
 * Input or arguments that cannot be used: a missing file, a column that does
 * not exist, a window of no length. The message is one sentence that says what,
 * where and how to mend it; the command line prints it without a stack trace
 * and exits with status 2. The stack that a notebook shows below a cell leads to
 * the user's own lines only.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { InputError } from "./input_error.ts";
 *
 * const error = new InputError("Cannot open the logs: there is no file");
 * assertEquals(error.name, "InputError");
 * ```
 */
export class InputError extends Error {
  /** What tells this error from others. */
  override name = "InputError";

  /** Takes the sentence that the user is to read. */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.stack = (this.stack ?? "").split("\n").filter(isUsers).join("\n");
  }
}

function isUsers(line: string): boolean {
  return !/^ {4}at /.test(line) ||
    !(line.includes(LIBRARY) || / Promise\.\w+ \(/.test(line));
}
