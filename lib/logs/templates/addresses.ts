import { DIGIT, HEX_LETTER, KINDS, OTHER_LETTER, WORD } from "./char_kinds.ts";

// Each function looks ahead from `start` and says where an address ends: the
// place behind its last byte, or -1 if none begins there.

/** The longest IPv6 address, and what follows it. */
const MAX_ADDRESS = 40;
/** The longest name of a host that is looked at. */
const MAX_HOST = 100;
const HEX = DIGIT | HEX_LETTER;

/** What follows the `@` of an e-mail address. */
export function endOfMailHost(
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  let at = start;
  const limit = Math.min(end, start + MAX_HOST);
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
      if (++colons > 7) return -1;
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
    (hasDouble ? colons >= 2 && digits > 0 : colons === 7);
  return isHardware || isAddress ? at : -1;
}

function isHostByte(code: number): boolean {
  return (KINDS[code] & WORD) !== 0 || code === 45 || code === 46;
}
