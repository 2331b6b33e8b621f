/**
 * Input or arguments that cannot be used: a missing file, a column that does
 * not exist, a window of no length. The message is one sentence that says what,
 * where and how to mend it; the command line prints it without a stack trace
 * and exits with status 2.
 */
export class InputError extends Error {
  override name = "InputError";
}
