import { BLANK, KINDS, LINE_END } from "./char_kinds.ts";

// Each function looks ahead from `start` and says where a span ends: the place
// behind its last byte, or -1 if none begins there.

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
