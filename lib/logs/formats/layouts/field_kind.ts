import { CHAR, isDigit } from "./characters.ts";
import { FIELD, type QuotedFields } from "./quoted_fields.ts";

/**
 * What a field looks like, in one letter: `q` in quotation marks, `b` in
 * brackets, `d` decimal, `i` whole number, `f` `0/1234`, `t` duration with a
 * unit, `x` other.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { fieldKind } from "./field_kind.ts";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { QuotedFields } from "./quoted_fields.ts";
 *
 * const fields = new QuotedFields();
 * const lines = TextLines.of(['0.012 17 "-" 12ms']);
 * fields.split(lines, 0, lines.ends[0]);
 *
 * assertEquals([0, 1, 2, 3].map((i) => fieldKind(fields, i)), ["d", "i", "q", "t"]);
 * ```
 */
export function fieldKind(fields: QuotedFields, place: number): string {
  if (fields.kind(place) === FIELD.QUOTED) return "q";
  if (fields.kind(place) === FIELD.BRACKETED) return "b";
  const { units } = fields.lines;
  const start = fields.start(place);
  const end = fields.end(place);
  const whole = endOfDigits(units, start, end);
  if (whole === start) return "x";
  if (whole === end) return end - start <= 12 ? "i" : "x";
  if (units[whole] === CHAR.DOT && whole - start <= 9) {
    const broken = endOfDigits(units, whole + 1, end);
    if (broken === end && isFew(end - whole - 1)) return "d";
  }
  const text = fields.text(place);
  return /^\d{1,9}\/\d{1,12}$/.test(text)
    ? "f"
    : /^\d{1,9}(?:\.\d{1,9})?(?:ms|us|µs|s)$/.test(text)
    ? "t"
    : "x";
}

function isFew(digits: number): boolean {
  return digits >= 1 && digits <= 9;
}

function endOfDigits(units: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(units[at])) at++;
  return at;
}
