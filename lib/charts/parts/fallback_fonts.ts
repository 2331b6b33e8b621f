import { spell } from "../../logs/visible_text.ts";
import { type FontFile, fontFile } from "./font_file.ts";
import { FALLBACK_FILES, FONT_FILES } from "./fonts.ts";

/** Every font of the figures has these. */
const PLAIN = /^[\x20-\x7e]*$/;

const loaded = new Map<string, FontFile>();

/** The fonts in the order in which a character is looked for. */
function fonts(): FontFile[] {
  return [FONT_FILES[0], ...FALLBACK_FILES].map(load);
}

function load(path: string): FontFile {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const font = fontFile(Deno.readFileSync(path));
  loaded.set(path, font);
  return font;
}

/** Whether a text has characters that the figures' font lacks and another has to give. */
export function needsFallback(text: string): boolean {
  if (PLAIN.test(text)) return false;
  const first = load(FONT_FILES[0]);
  return Array.from(text).some((character) =>
    character > "~" && first.advance(character) === null
  );
}

/**
 * How far a character moves the next one where a fallback font gives it.
 *
 * @returns As a part of the size; null where the figures' font has it, or none.
 */
export function fallbackAdvance(character: string): number | null {
  if (PLAIN.test(character)) return null;
  const [first, ...others] = fonts();
  if (first.advance(character) !== null) return null;
  return others.map((font) => font.advance(character))
    .find((advance) => advance !== null) ?? null;
}

/**
 * Spells out by code point what no font of the figures has, `‹U+D55C›`: as
 * boxes, names could not be told apart.
 */
export function withGlyphs(text: string): string {
  if (PLAIN.test(text)) return text;
  const all = fonts();
  return Array.from(
    text.normalize("NFC"),
    (character) =>
      all.some((font) => font.advance(character) !== null)
        ? character
        : spell(character),
  ).join("");
}
