import { InputError } from "../logs/input_error.ts";
import { DEFAULT_THRESHOLDS, type Thresholds } from "./thresholds.ts";

let chosen: Partial<Thresholds> = {};

/**
 * Sets thresholds for all questions and charts that follow, in this program or
 * notebook; what is not named has its default again. A chart's title judges as
 * the finding below it does, so both go by the same.
 *
 * @param sizes By name, as {@linkcode Thresholds} has them.
 * @throws {InputError} If there is no such name, or a size is not above 0.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { chosenThresholds, useThresholds } from "./chosen_thresholds.ts";
 *
 * useThresholds({ failure_share: 0.3 });
 * assertEquals(chosenThresholds().failure_share, 0.3);
 * useThresholds({});
 * assertEquals(chosenThresholds().failure_share, 0.05);
 * ```
 */
export function useThresholds(sizes: Readonly<Record<string, unknown>>): void {
  chosen = checkThresholds(sizes);
}

/** The thresholds in use. */
export function chosenThresholds(): Thresholds {
  return { ...DEFAULT_THRESHOLDS, ...chosen };
}

/**
 * Thresholds that somebody typed.
 *
 * @throws {InputError} In one sentence, if there is no such name, or a size is not above 0.
 */
export function checkThresholds(
  sizes: Readonly<Record<string, unknown>>,
): Partial<Thresholds> {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Object.hasOwn(DEFAULT_THRESHOLDS, name)) {
      throw new InputError(
        `Cannot set the size ${JSON.stringify(name)}: there are ${
          Object.keys(DEFAULT_THRESHOLDS).join(", ")
        }`,
      );
    }
    if (typeof size !== "number" || !(size > 0 && size < Infinity)) {
      throw new InputError(
        `Cannot set the size ${name}: it must be a number above 0, such as 0.1 for 10%, got ${
          JSON.stringify(size)
        }`,
      );
    }
  }
  return sizes as Partial<Thresholds>;
}
