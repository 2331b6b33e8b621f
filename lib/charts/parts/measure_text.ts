import { shorten, visibleText } from "../../logs/visible_text.ts";
import { fallbackAdvance, ownAdvance, withGlyphs } from "./fallback_fonts.ts";
import { SIZES } from "../theme.ts";

/** How a text is set. */
export interface TextStyle {
  /** In CSS pixels; defaults to the size of labels. */
  readonly size?: number;
  /** 400 or 700; defaults to 400. */
  readonly weight?: 400 | 700;
}

/** What no font has is shown as a box, no wider than this part of the size. */
const BOX = 1;

/** No line of a figure holds more characters. */
const LONGEST = 300;

const advances = new Map<string, number>();

/**
 * How wide a text is in the figures' font: a figure has no browser to ask. The
 * sum of its characters, a little more than with kerning and ligatures.
 *
 * @returns CSS pixels.
 */
export function textWidth(text: string, style: TextStyle = {}): number {
  const { size = SIZES.label, weight = 400 } = style;
  let width = 0;
  for (const character of text) width += advance(character, weight);
  return width * size;
}

/**
 * Shortens a text, from a log or not, to what fits on one line, the last
 * character an ellipsis. Characters that act unseen are spelled out.
 *
 * @param width CSS pixels.
 */
export function fitText(
  text: string,
  width: number,
  style: TextStyle = {},
): string {
  const shown = withGlyphs(visibleText(shorten(text, LONGEST)));
  if (textWidth(shown, style) <= width) return shown;
  const characters = Array.from(shown);
  let [fits, tooLong] = [0, characters.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    const short = cut(characters, middle);
    if (textWidth(short, style) <= width) fits = middle;
    else tooLong = middle;
  }
  return cut(characters, fits);
}

/**
 * Shortens a name to what fits on one line, in its middle: names that begin alike
 * often end differently.
 *
 * @param width CSS pixels.
 */
export function fitName(name: string, width: number): string {
  const shown = withGlyphs(visibleText(shortenMiddle(name, LONGEST)));
  const { length } = Array.from(shown);
  let [fits, tooLong] = [1, length + 1];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (textWidth(shortenMiddle(shown, middle)) <= width) fits = middle;
    else tooLong = middle;
  }
  return shortenMiddle(shown, fits);
}

/** Shortens a text to so many characters, one of them an ellipsis in its middle. */
export function shortenMiddle(text: string, length: number): string {
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  const tail = Math.floor((length - 1) / 2);
  const [head, end] = [
    characters.slice(0, length - 1 - tail),
    characters.slice(characters.length - tail),
  ];
  return `${head.join("").trimEnd()}…${end.join("").trimStart()}`;
}

/**
 * Breaks a text into lines at its spaces; what does not fit on the last line
 * is cut with an ellipsis.
 *
 * @param width CSS pixels.
 * @param most Lines; defaults to 2.
 */
export function wrapText(
  text: string,
  width: number,
  style: TextStyle = {},
  most = 2,
): string[] {
  const lines: string[] = [];
  let rest = withGlyphs(visibleText(text)).split(" ");
  while (rest.length > 0 && lines.length < most - 1) {
    let words = rest.length;
    while (
      words > 1 && textWidth(rest.slice(0, words).join(" "), style) > width
    ) words--;
    lines.push(fitText(rest.slice(0, words).join(" "), width, style));
    rest = rest.slice(words);
  }
  if (rest.length > 0) lines.push(fitText(rest.join(" "), width, style));
  return lines;
}

function cut(characters: readonly string[], length: number): string {
  return characters.slice(0, length).join("").trimEnd() + "…";
}

/** How far a character moves the next one, as a part of the size. */
function advance(character: string, weight: 400 | 700): number {
  const key = `${weight}${character}`;
  const known = advances.get(key);
  if (known !== undefined) return known;
  const width = ownAdvance(character, weight) ?? fallbackAdvance(character) ??
    BOX;
  advances.set(key, width);
  return width;
}
