import { InputError } from "../logs/input_error.ts";
import type { Dimension } from "../logs/log_source.ts";

const DIMENSIONS: readonly Dimension[] = ["level", "service", "message"];

/**
 * Checks what logs are to be counted by, because cells are not type-checked.
 *
 * @throws {InputError} If it is no dimension of logs.
 *
 * @example Usage
 * ```ts
 * import { assertThrows } from "@std/assert";
 * import { checkDimensions } from "./check_dimensions.ts";
 *
 * checkDimensions(["service", "level"]);
 * assertThrows(() => checkDimensions("levl"));
 * ```
 */
export function checkDimensions(by: string | readonly string[]): void {
  for (const dimension of [by].flat()) {
    if (DIMENSIONS.some((one) => one === dimension)) continue;
    throw new InputError(
      `Cannot divide the logs by ${JSON.stringify(dimension)}: choose among ${
        DIMENSIONS.map((one) => JSON.stringify(one)).join(", ")
      }`,
    );
  }
}
