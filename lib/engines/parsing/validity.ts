import type { ArrowMemory } from "./arrow_memory.ts";

/**
 * Which values of a column there are, a bit each, as Arrow has them.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ArrowMemory } from "./arrow_memory.ts";
 * import { Validity } from "./validity.ts";
 *
 * const validity = new Validity(3, new ArrowMemory());
 * validity.drop(1);
 *
 * assertEquals(validity.bits, Uint8Array.of(0b1111_1101));
 * assertEquals(validity.nulls, 1);
 * ```
 */
export class Validity {
  readonly bits: Uint8Array;
  readonly length: number;
  /** How many values are missing. */
  nulls = 0;

  /** @param length How many values there are, missing ones too. */
  constructor(length: number, memory: ArrowMemory) {
    this.length = length;
    this.bits = memory.bytes((length + 7) >> 3).fill(0xff);
  }

  /** Says that a value is missing, once. */
  drop(place: number): void {
    this.bits[place >> 3] &= ~(1 << (place & 7));
    this.nulls++;
  }
}
