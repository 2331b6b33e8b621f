import { unitsOf } from "../../bytes/text_lines.ts";
import { CHAR, isDigit } from "./characters.ts";

/** Says whether a shape stands at a place of a line, which ends at `end`. */
export type HasShape = (units: Uint8Array, at: number, end: number) => boolean;

/**
 * Makes a test for pieces of one length, such as `00:00:00`.
 *
 * @param shape `0` stands for any digit, other characters for themselves.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { unitsOf } from "../../bytes/text_lines.ts";
 * import { digitShape } from "./digit_shape.ts";
 *
 * assert(digitShape("00:00")(unitsOf("at 08:40"), 3, 8));
 * ```
 */
export function digitShape(shape: string): HasShape {
  const wanted = unitsOf(shape);
  return (units, at, end) => {
    if (at + wanted.length > end) return false;
    for (let i = 0; i < wanted.length; i++) {
      const unit = units[at + i];
      const fits = wanted[i] === CHAR.ZERO ? isDigit(unit) : unit === wanted[i];
      if (!fits) return false;
    }
    return true;
  };
}
