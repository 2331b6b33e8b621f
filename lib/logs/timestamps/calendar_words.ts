import { codeAt, isLetter } from "./digits.ts";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];

/** Abbreviations beside the usual three letters. */
const MORE_MONTHS = { sept: 9 };
const MORE_WEEKDAYS = { tues: 2, thur: 4, thurs: 4 };

const MONTH_OF = wordTable(MONTHS, MORE_MONTHS);
const WEEKDAY_OF = wordTable(WEEKDAYS, MORE_WEEKDAYS);

/**
 * Reads a month's English name at a place of a text, in any case.
 *
 * @returns The month, 1 to 12, times 16, plus the letters of its name; 0 if none stands there.
 */
export function monthAt(text: string, at: number): number {
  return wordAt(text, at, MONTH_OF);
}

/**
 * Reads a weekday's English name at a place of a text, in any case.
 *
 * @returns The day, 1 to 7, times 16, plus the letters of its name; 0 if none stands there.
 */
export function weekdayAt(text: string, at: number): number {
  return wordAt(text, at, WEEKDAY_OF);
}

/** Words of three letters by their packed codes (0: none), longer ones by their text. */
interface WordTable {
  readonly short: Uint8Array;
  readonly long: ReadonlyMap<string, number>;
}

function wordTable(
  names: readonly string[],
  more: Readonly<Record<string, number>>,
): WordTable {
  const long = new Map(Object.entries(more));
  names.forEach((name, i) => long.set(name, i + 1));
  const short = new Uint8Array(32 ** 3);
  names.forEach((name, i) => short[pack(name, 0)] = i + 1);
  return { short, long };
}

function wordAt(text: string, at: number, table: WordTable): number {
  if (at + 3 > text.length) return 0;
  const place = table.short[pack(text, at)];
  if (place === 0) return 0;
  if (!isLetter(codeAt(text, at + 3))) return place * 16 + 3;
  let end = at + 4;
  while (end < at + 11 && isLetter(codeAt(text, end))) end++;
  const word = text.slice(at, end).toLowerCase();
  return table.long.get(word) === place ? place * 16 + (end - at) : 0;
}

/** Three letters as a number of 15 bits, whatever their case; 0 for anything else. */
function pack(text: string, at: number): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  const third = text.charCodeAt(at + 2);
  if (!isLetter(first) || !isLetter(second) || !isLetter(third)) return 0;
  return (first & 31) << 10 | (second & 31) << 5 | third & 31;
}
