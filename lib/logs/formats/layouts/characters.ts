/** The characters that layouts look for, as UTF-16 units. */
export const CHAR = {
  TAB: 9,
  SPACE: 32,
  QUOTE: 34,
  OPEN_PAREN: 40,
  CLOSE_PAREN: 41,
  ASTERISK: 42,
  PLUS: 43,
  COMMA: 44,
  DASH: 45,
  DOT: 46,
  SLASH: 47,
  ZERO: 48,
  COLON: 58,
  LESS: 60,
  EQUALS: 61,
  GREATER: 62,
  QUESTION: 63,
  AT: 64,
  CAPITAL_A: 65,
  CAPITAL_Z: 90,
  OPEN_BRACKET: 91,
  BACKSLASH: 92,
  CLOSE_BRACKET: 93,
  UNDERSCORE: 95,
  PIPE: 124,
} as const;

/** Whether a UTF-16 unit is one of `0` to `9`. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a UTF-16 unit is one of `A` to `Z` and `a` to `z`. */
export function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** The first place from `at` on that holds no space or tab. */
export function skipSpaces(text: string, at: number): number {
  let place = at;
  for (; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    if (unit !== CHAR.SPACE && unit !== CHAR.TAB) break;
  }
  return place;
}

/** The same among units, as `TextLines` has them, up to `end`. */
export function passSpaces(units: Uint8Array, at: number, end: number): number {
  let place = at;
  while (
    place < end && (units[place] === CHAR.SPACE || units[place] === CHAR.TAB)
  ) place++;
  return place;
}

/** Whether nothing but digits, at least one, stands in a part of the units. */
export function isNumberAt(
  units: Uint8Array,
  start: number,
  end: number,
): boolean {
  for (let place = start; place < end; place++) {
    if (!isDigit(units[place])) return false;
  }
  return end > start;
}

/** The first place from `at` on that holds a unit; `end` where none does before it. */
export function placeOf(
  unit: number,
  units: Uint8Array,
  at: number,
  end: number,
): number {
  let place = at;
  while (place < end && units[place] !== unit) place++;
  return place;
}
