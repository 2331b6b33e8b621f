/**
 * Whether a line, taken alone, looks like one more line of the entry above it:
 * indented, a frame or a cause of a stack trace, the end of a dump.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { looksContinued } from "./looks_continued.ts";
 *
 * assertEquals(looksContinued("\tat org.shop.Cart.add(Cart.java:7)"), true);
 * assertEquals(looksContinued("Caused by: java.io.IOException"), true);
 * assertEquals(looksContinued("cart opened"), false);
 * ```
 */
export function looksContinued(line: string): boolean {
  return CONTINUED.test(line);
}

const CONTINUED =
  /^(?:\s|[}\])]|Caused by:|Suppressed:|Traceback |at \S|\.\.\. ?\d|goroutine \d|--> |stack backtrace|[\w.$]{1,200}(?:Error|Exception)\b)/;
