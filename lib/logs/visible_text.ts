/**
 * Characters that a reader cannot see but a renderer may obey: controls,
 * line and paragraph separators, bidirectional overrides and isolates,
 * zero-width and tag characters. Joiners (U+200C, U+200D) stay: scripts and
 * emoji need them.
 */
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * Shows the characters in a text that would otherwise act unseen: the
 * common ones by name (`‹LF›`, `‹ESC›`), others by code point (`‹U+202E›`). Half
 * surrogates become U+FFFD.
 *
 * @param text Any text; nothing about it is trusted.
 * @param lines `many` leaves line breaks and tabs alone. Defaults to `one`.
 * @returns Text without an invisible character. It is not escaped for HTML or Markdown.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { visibleText } from "./visible_text.ts";
 *
 * assertEquals(visibleText("a\nb\u202ec"), "a‹LF›b‹U+202E›c");
 * ```
 */
export function visibleText(
  text: string,
  lines: "one" | "many" = "one",
): string {
  const wellFormed = text.toWellFormed();
  if (lines === "one") return wellFormed.replace(INVISIBLE, spell);
  return wellFormed.replaceAll("\r\n", "\n").replace(
    INVISIBLE,
    (char) => char === "\n" || char === "\t" ? char : spell(char),
  );
}

/**
 * Shortens a text to at most `length` characters, the last one an ellipsis.
 *
 * @param text Any text.
 * @param length In code points, at least 1.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { shorten } from "./visible_text.ts";
 *
 * assertEquals(shorten("request timed out", 8), "request…");
 * ```
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  return characters.slice(0, length - 1).join("").trimEnd() + "…";
}

// Names rather than the pictures of U+2400: many systems have no glyph for those.
const NAMES: Readonly<Record<string, string>> = {
  "\0": "NUL",
  "\b": "BS",
  "\t": "TAB",
  "\n": "LF",
  "\r": "CR",
  "\x1b": "ESC",
};

/** A character by its name or code point: `‹LF›`, `‹U+202E›`. */
export function spell(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase().padStart(4, "0");
  return `‹${NAMES[char] ?? `U+${hex}`}›`;
}
