/** A segment longer than this is a message, in UTF-16 units. */
const LONGEST_SEGMENT = 64;

/** Where a segment ends that goes up to ` - ` or `|`; -1 where it is empty, has more than four words or a bracket. */
export function segmentEnd(
  text: string,
  at: number,
  sign: string,
  end = text.length,
): number {
  const part = text.slice(at, Math.min(end, at + LONGEST_SEGMENT));
  const found = part.indexOf(sign);
  if (found < 1 || !SEGMENT.test(part.slice(0, found))) return -1;
  return at + part.slice(0, found).trimEnd().length;
}

const SEGMENT = /^[^\s[]{1,64}(?: [^\s[]{1,64}){0,3} {0,64}$/;
