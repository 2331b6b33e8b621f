import { endOfColons, endOfMailHost } from "./addresses.ts";
import { ADDRESS, BLANK, KINDS, WORD } from "./char_kinds.ts";
import type { MaskedText } from "./masked_text.ts";
import { endOfList, endOfQuoted, endOfValue } from "./spans.ts";

const QUOTE = 34;
const COLON = 58;
const EQUALS = 61;
const AT = 64;
const OPEN = 91;
const CLOSE = 93;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
  .map((method) => new TextEncoder().encode(`${method} /`));

/**
 * Writes what a `=`, `@`, `[`, `:` or quote begins: a value, the host of an
 * address, a list, an address, a string. Where it begins nothing, it stays.
 *
 * @param bytes The message.
 * @param at Where that character stands.
 * @param end Where the message ends.
 * @returns The place behind what was read.
 */
export function maskOpener(
  bytes: Uint8Array,
  at: number,
  end: number,
  masked: MaskedText,
): number {
  let next = maskSpan(bytes, at, end, masked);
  if (next < 0) {
    masked.push(bytes[at]);
    next = at + 1;
  }
  masked.address = masked.length;
  return next;
}

function maskSpan(
  bytes: Uint8Array,
  at: number,
  end: number,
  masked: MaskedText,
): number {
  const before = at > 0 ? KINDS[bytes[at - 1]] : BLANK;
  switch (bytes[at]) {
    case EQUALS:
      return maskValue(bytes, at, end, masked, before);
    case AT:
      return maskMail(bytes, at, end, masked);
    case OPEN:
      return wrapped(endOfList(bytes, at, end), OPEN, CLOSE, masked);
    case COLON:
      if ((before & (WORD | ADDRESS)) !== 0) return -1;
      return wrapped(endOfColons(bytes, at, end), 0, 0, masked);
    default:
      return maskQuoted(bytes, at, end, masked, before);
  }
}

function maskValue(
  bytes: Uint8Array,
  at: number,
  end: number,
  masked: MaskedText,
  before: number,
): number {
  const isKey = (before & (WORD | ADDRESS)) !== 0 && !masked.endsInVariable;
  const next = isKey ? endOfValue(bytes, at + 1, end) : -1;
  return wrapped(next, EQUALS, 0, masked);
}

function maskMail(
  bytes: Uint8Array,
  at: number,
  end: number,
  masked: MaskedText,
): number {
  if (masked.length === masked.address) return -1;
  const next = endOfMailHost(bytes, at + 1, end);
  if (next > 0) masked.replace(masked.address);
  return next;
}

function maskQuoted(
  bytes: Uint8Array,
  at: number,
  end: number,
  masked: MaskedText,
  before: number,
): number {
  const isApostrophe = (before & WORD) !== 0;
  if (isApostrophe || at === masked.closing) return -1;
  const next = endOfQuoted(bytes, at, end);
  const after = next > 0 && next < end ? bytes[next] : 0;
  if (next < 0 || (KINDS[after] & WORD) !== 0) return -1;
  const quote = bytes[at];
  if (quote === QUOTE && after === COLON) { // a key of JSON
    for (let i = at; i < next; i++) masked.push(bytes[i]);
    return next;
  }
  if (quote === QUOTE && isRequest(bytes, at + 1)) {
    masked.closing = next - 1;
    return -1;
  }
  return wrapped(next, quote, quote, masked);
}

function isRequest(bytes: Uint8Array, start: number): boolean {
  return METHODS.some((method) =>
    method.every((code, i) => bytes[start + i] === code)
  );
}

/** Writes a placeholder between two characters, where something was found. */
function wrapped(
  next: number,
  open: number,
  close: number,
  masked: MaskedText,
): number {
  if (next < 0) return next;
  if (open !== 0) masked.push(open);
  masked.variable();
  if (close !== 0) masked.push(close);
  return next;
}
