import { Resvg } from "@resvg/resvg-js";
import { escape } from "@std/html";
import { shorten, visibleText } from "../logs/visible_text.ts";
import { FONTS } from "./fonts.ts";
import { FONT_FAMILY, SIZES } from "./theme.ts";

/** How a text is set. */
export interface TextStyle {
  /** In CSS pixels; defaults to the size of labels. */
  readonly size?: number;
  /** 400 or 700; defaults to 400. */
  readonly weight?: 400 | 700;
}

/** Texts are measured once at this size and scaled. */
const MEASURED_SIZE = 100;

/** No line of a figure holds more characters. */
const LONGEST = 300;

const widths = new Map<string, number>();

/**
 * How wide a text is in the figures' font: a figure has no browser to ask.
 *
 * @returns CSS pixels.
 */
export function textWidth(text: string, style: TextStyle = {}): number {
  const { size = SIZES.label, weight = 400 } = style;
  return measured(text, weight) * size / MEASURED_SIZE;
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
  const shown = visibleText(shorten(text, LONGEST));
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
  let rest = visibleText(text).split(" ");
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

function measured(text: string, weight: number): number {
  const key = `${weight} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text font-family="${
    escape(FONT_FAMILY)
  }" font-size="${MEASURED_SIZE}" font-weight="${weight}">${
    escape(text)
  }</text></svg>`;
  const width = new Resvg(svg, { font: FONTS }).getBBox()?.width ?? 0;
  widths.set(key, width);
  return width;
}
