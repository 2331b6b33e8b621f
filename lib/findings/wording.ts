import { countText, formatPercent } from "../logs/format_number.ts";

/** How far from 0 a fraction lies, in words: `1.2% more`, `3.0% less`. */
export function moreOrLess(
  fraction: number,
  words: readonly [string, string] = ["more", "less"],
): string {
  return `${formatPercent(Math.abs(fraction))} ${words[fraction < 0 ? 1 : 0]}`;
}

/** A p-value in a table: `0.18`, `0.032`, `<0.001`. */
export function formatP(p_value: number): string {
  if (p_value < 0.001) return "<0.001";
  return p_value.toFixed(p_value < 0.1 ? 3 : 2);
}

/** A p-value in a sentence: `p = 0.18`, `p < 0.001`. */
export function pText(p_value: number): string {
  const p = formatP(p_value);
  return p.startsWith("<") ? `p < ${p.slice(1)}` : `p = ${p}`;
}

/** A share that somebody chose: `5%`, `2.5%`. */
export function chosenPercent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}

/** A correlation: `0.35`, `-0.13`. */
export function correlationText(value: number): string {
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text;
}

/** Log text in a sentence: quoted, otherwise as it is. */
export function quoted(text: string): string {
  return `“${text}”`;
}

/** What was left out, as the end of a part of a sentence; nothing where nothing was. */
export function leftOut(count: number, noun: string): string {
  return count === 0
    ? ""
    : `, with ${countText(count, noun)} left out for too few logs`;
}
