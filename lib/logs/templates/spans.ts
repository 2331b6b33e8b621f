import {
  BLANK,
  DIGIT,
  HEX_LETTER,
  KINDS,
  LINE_END,
  OTHER_LETTER,
  WORD,
} from "./char_kinds.ts";

// Each function looks ahead from `start` and says where a span ends: the place
// behind its last character, or -1 if none begins there.

const MAX_ADDRESS = 64;
const HEX = DIGIT | HEX_LETTER;
const BACKSLASH = 92;

/** From a quote to the same quote, which a backslash may escape. */
export function endOfQuoted(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const quote = bytes[start];
  for (let at = start + 1; at < end; at++) {
    const code = bytes[at];
    if (code === quote) return at + 1;
    if (code === BACKSLASH) at++;
    else if (KINDS[code] === LINE_END) return -1;
  }
  return -1;
}

/** From `[` to `]`, with at least one comma and no other bracket between. */
export function endOfList(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  let commas = 0;
  for (let at = start + 1; at < end; at++) {
    switch (bytes[at]) {
      case 93: // ]
        return commas > 0 ? at + 1 : -1;
      case 44: // ,
        commas++;
        break;
      case 10: // line feed
      case 91: // [
      case 123: // {
      case 61: // =
        return -1;
    }
  }
  return -1;
}

const ENDS_VALUE = new Set(Array.from(",;&)]}|\"'<>", (c) => c.charCodeAt(0)));
const ENDS_URL = new Set(Array.from("\"'<>|", (c) => c.charCodeAt(0)));

/** The value after a `=`, which may be empty; -1 if it is something to look into. */
export function endOfValue(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const first = start < end ? bytes[start] : 0;
  if (first === 61 || first === 62 || first === 123 || first === 40) return -1;
  if (first === 34 || first === 39) {
    const close = endOfQuoted(bytes, start, end);
    if (close > 0) return close;
  }
  if (first === 91) return endOfList(bytes, start, end);
  let ends = ENDS_VALUE;
  let at = start;
  for (; at < end; at++) {
    const code = bytes[at];
    if ((KINDS[code] & (BLANK | LINE_END)) !== 0 || ends.has(code)) break;
    if (code === 58 && bytes[at + 1] === 47 && bytes[at + 2] === 47) {
      ends = ENDS_URL;
    }
  }
  return at;
}

/** What follows the `@` of an e-mail address. */
export function endOfMailHost(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  let at = start;
  const limit = Math.min(end, start + MAX_ADDRESS);
  while (at < limit && isHostByte(bytes[at])) at++;
  while (at > start && bytes[at - 1] === 46) at--; // ends a sentence
  const dot = bytes.lastIndexOf(46, at - 1);
  const letters = HEX_LETTER | OTHER_LETTER;
  const isHost = dot > start && (KINDS[bytes[start]] & WORD) !== 0 &&
    (KINDS[bytes[at - 1]] & letters) !== 0 && at - dot > 2;
  return isHost ? at : -1;
}

/** A UUID, whose first group ends before `dash`. */
export function endOfUuid(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  if (start + 36 > end) return -1;
  for (let i = 8; i < 36; i++) {
    const code = bytes[start + i];
    const isDash = i === 8 || i === 13 || i === 18 || i === 23;
    if (isDash ? code !== 45 : (KINDS[code] & HEX) === 0) return -1;
  }
  return start + 36;
}

/** An IPv6 or hardware address. */
export function endOfColons(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  let at = start;
  let colons = 0;
  let group = 0;
  let longest = 0;
  let shortest = 9;
  let digits = 0;
  let hasDouble = false;
  const limit = Math.min(end, start + MAX_ADDRESS);
  for (; at < limit; at++) {
    const code = bytes[at];
    if (code === 58) {
      hasDouble ||= at > start && bytes[at - 1] === 58;
      colons++;
      shortest = Math.min(shortest, group);
      group = 0;
      continue;
    }
    const kind = KINDS[code];
    if ((kind & HEX) === 0) break;
    digits += kind & DIGIT;
    longest = Math.max(longest, ++group);
  }
  if (at < limit && (KINDS[bytes[at]] & WORD) !== 0) return -1;
  shortest = Math.min(shortest, group);
  const isHardware = colons === 5 && shortest === 2 && longest === 2;
  const isAddress = longest <= 4 &&
    (hasDouble ? colons >= 2 && colons <= 7 && digits > 0 : colons === 7);
  return isHardware || isAddress ? at : -1;
}

function isHostByte(code: number): boolean {
  return (KINDS[code] & WORD) !== 0 || code === 45 || code === 46;
}
