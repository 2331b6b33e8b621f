import { codeAt, countDigits, digitsAt, isDigit, isLetter } from "./digits.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

/**
 * Hours ahead of UTC of the abbreviations that mean one zone only: those of RFC
 * 822, and those of Europe, Japan and Korea. Others (`IST`, `BST`) have several
 * meanings.
 */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  UT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  KST: 9,
};

/**
 * Scans the zone after a time: `Z`, `+02:00`, `+0200`, `+02`, ` +0000`, ` UTC`,
 * ` GMT+0100 (CET)`, `+01:00[Europe/Berlin]`.
 *
 * @returns Where it ends: `at` if there is none.
 */
export function scanZone(
  text: string,
  at: number,
  fields: TimestampFields,
): number {
  const first = codeAt(text, at);
  if (first === 0) return at;
  const start = first === 32 ? at + 1 : at;
  const code = start === at ? first : codeAt(text, start);
  if (code === 43 || code === 45) {
    const end = scanOffset(text, start, fields, start > at ? 4 : 2);
    return end < 0 ? at : skipAbbreviation(text, skipRegion(text, end));
  }
  if (!isLetter(code)) return at;
  if ((code | 32) === 122) {
    if (isWord(codeAt(text, start + 1))) return at;
    fields.zoned = true;
    return skipRegion(text, start + 1);
  }
  return scanAbbreviation(text, at, start, fields);
}

function scanAbbreviation(
  text: string,
  at: number,
  start: number,
  fields: TimestampFields,
): number {
  let end = start;
  while (end < start + 5 && isUpper(codeAt(text, end))) end++;
  if (end - start < 2 || end - start > 4) return at;
  const hours = ABBREVIATIONS[text.slice(start, end)];
  if (hours === undefined) return at;
  const next = codeAt(text, end);
  if (hours === 0 && (next === 43 || next === 45)) {
    const after = scanOffset(text, end, fields, 1);
    if (after >= 0) return skipComment(text, after);
  }
  if (isWord(next)) return at;
  fields.zoned = true;
  fields.offset_s = hours * 3600;
  return end;
}

/** Scans `+02:00`, `+0200`, and `+02` if two digits are enough; -1 if none is there. */
function scanOffset(
  text: string,
  at: number,
  fields: TimestampFields,
  fewest: number,
): number {
  const digits = countDigits(text, at + 1, 5);
  let end = at + 1 + digits;
  let hours = digits === 1 || digits === 2 ? digitsAt(text, at + 1, digits) : 0;
  let minutes = 0;
  const colon = digits === 2 && codeAt(text, end) === 58;
  if (colon && digitsAt(text, end + 1, 2) >= 0) {
    minutes = digitsAt(text, end + 1, 2);
    end += 3;
  } else if (digits === 4) {
    hours = digitsAt(text, at + 1, 2);
    minutes = digitsAt(text, at + 3, 2);
  } else if (digits < fewest || digits > 2) {
    return -1;
  }
  if (hours > 18 || minutes > 59) return -1;
  if (isWord(codeAt(text, end))) return -1;
  const sign = text.charCodeAt(at) === 45 ? -1 : 1;
  fields.zoned = true;
  fields.offset_s = sign * (hours * 3600 + minutes * 60);
  return end;
}

/** Skips the region that Java writes after an offset, `[Europe/Berlin]`. */
function skipRegion(text: string, at: number): number {
  if (codeAt(text, at) !== 91) return at;
  let i = at + 1;
  let slash = false;
  while (i < at + 40) {
    const code = codeAt(text, i);
    if (code === 47) slash = true;
    else if (!isWord(code) && code !== 45 && code !== 43) break;
    i++;
  }
  return slash && codeAt(text, i) === 93 ? i + 1 : at;
}

/** Skips the name that JavaScript writes after an offset, ` (Central European Time)`. */
function skipComment(text: string, at: number): number {
  if (codeAt(text, at) !== 32 || codeAt(text, at + 1) !== 40) return at;
  let i = at + 2;
  while (i < at + 60 && (isLetter(codeAt(text, i)) || text[i] === " ")) i++;
  return codeAt(text, i) === 41 ? i + 1 : at;
}

/** Skips the abbreviation that mail programs write after an offset, ` (PST)`. */
function skipAbbreviation(text: string, at: number): number {
  if (codeAt(text, at) !== 32 || codeAt(text, at + 1) !== 40) return at;
  let i = at + 2;
  while (i < at + 7 && isUpper(codeAt(text, i))) i++;
  return i > at + 4 && codeAt(text, i) === 41 ? i + 1 : at;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95;
}
