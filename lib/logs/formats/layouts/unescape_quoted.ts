/** What a letter behind a backslash stands for; another character is itself. */
const ESCAPED: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * Reads the text between quotation marks, where a backslash is before what
 * would otherwise act: `\"`, `\\`, `\n`, `\r`, `\t`, and in structured data `\]`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unescapeQuoted } from "./unescape_quoted.ts";
 *
 * assertEquals(unescapeQuoted('a \\"b\\" \\\\'), 'a "b" \\');
 * ```
 */
export function unescapeQuoted(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(.)/g, (_, char: string) => ESCAPED[char] ?? char);
}
