import { spell } from "../../logs/visible_text.ts";
import { type FontFile, fontFile } from "./font_file.ts";
import { FALLBACK_FILES, FONT_FILES } from "./fonts.ts";

/** Every font of the figures has these. */
const PLAIN = /^[\x20-\x7e]*$/;

const loaded = new Map<string, FontFile>();

/** How far a character moves the next one in the first of the fonts that has it; null where none has. */
function advanceIn(
  paths: readonly string[],
  character: string,
): number | null {
  for (const path of paths) {
    const advance = load(path).advance(character);
    if (advance !== null) return advance;
  }
  return null;
}

/** A font, read when it is first needed: the fallback ones take longer than all else. */
function load(path: string): FontFile {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const font = fontFile(Deno.readFileSync(path));
  loaded.set(path, font);
  return font;
}

/**
 * How far a character moves the next one in the figures' own font.
 *
 * @returns As a part of the size; null where the font lacks it.
 */
export function ownAdvance(
  character: string,
  weight: 400 | 700,
): number | null {
  const file = FONT_FILES[weight === 400 ? 0 : 1];
  return advanceIn([file], character);
}

/** Whether the figures' own font has a character. */
function isOwn(character: string): boolean {
  return PLAIN.test(character) || ownAdvance(character, 400) !== null;
}

/** Whether a text has characters that the figures' font lacks and another has to give. */
export function needsFallback(text: string): boolean {
  return !PLAIN.test(text) &&
    Array.from(text).some((character) => character > "~" && !isOwn(character));
}

/**
 * How far a character moves the next one where a fallback font gives it.
 *
 * @returns As a part of the size; null where the figures' font has it, or none.
 */
export function fallbackAdvance(character: string): number | null {
  return isOwn(character) ? null : advanceIn(FALLBACK_FILES, character);
}

/**
 * Spells out by code point what no font of the figures has, `‹U+D55C›`: as
 * boxes, names could not be told apart.
 */
export function withGlyphs(text: string): string {
  if (PLAIN.test(text)) return text;
  return Array.from(
    text.normalize("NFC"),
    (character) =>
      isOwn(character) || fallbackAdvance(character) !== null
        ? character
        : spell(character),
  ).join("");
}
