import {
  countText,
  formatNumber,
  formatPercent,
} from "../../logs/format_number.ts";
import type { Interval } from "../../stats/intervals.ts";
import { shortenMiddle } from "./measure_text.ts";

const NUMBERS = [
  ...["no", "one", "two", "three", "four", "five", "six", "seven", "eight"],
  ...["nine", "ten", "eleven", "twelve"],
];

/** So long may a name be in a title. */
const LONGEST = 40;

/**
 * A name from the logs in a sentence: in quotes, unless it is plainly one word.
 *
 * @param longest Characters; defaults to 40.
 */
export function nameText(name: string, longest = LONGEST): string {
  const short = shortenMiddle(name, longest);
  return /^[\w.:/-]+$/.test(short) ? short : `“${short}”`;
}

/** A name from the logs as a label; one that would be nothing to see is named. */
export function labelText(name: string): string {
  return name.trim() === "" ? "(blank)" : name;
}

/** A number of things in words up to twelve: `four services`, `40 services`. */
export function countInWords(count: number, noun: string): string {
  return `${numberInWords(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A whole number in words up to twelve: `four`, `40`. */
export function numberInWords(count: number): string {
  return NUMBERS[count] ?? formatNumber(count);
}

/** All of several things: `Both services`, `All four services`. */
export function allText(count: number, noun: string): string {
  return count === 2 ? `Both ${noun}s` : `All ${countInWords(count, noun)}`;
}

/** The lowest to the highest share: `24.8% to 25.2%`; one of them where they read the same. */
export function shareRangeText(shares: readonly number[]): string {
  const low = formatPercent(Math.min(...shares));
  const high = formatPercent(Math.max(...shares));
  return low === high ? low : `${low} to ${high}`;
}

/**
 * What a caption says where a chart leaves rows out: ` Shown: the 15 messages
 * with the most logs; and 25 more.` Nothing where it shows all.
 *
 * @param order What decides: `the most logs`.
 */
export function shownText(
  shown: number,
  total: number,
  noun: string,
  order: string,
): string {
  if (shown === total) return "";
  return ` Shown: the ${countText(shown, noun)} with ${order}; and ${
    formatNumber(total - shown)
  } more.`;
}

/** What a caption says about logs that name no service; nothing where all do. */
export function unnamedText(unnamed: number): string {
  return unnamed === 0
    ? ""
    : ` Left out: ${countText(unnamed, "log")} without a service.`;
}

/** A share's 95 % interval, to be hovered over: `95% interval 24.6% to 25.2%`. */
export function shareIntervalText({ low, high }: Interval): string {
  return `95% interval ${formatPercent(low)} to ${formatPercent(high)}`;
}
