import { float64, int32, int64 } from "@uwdata/flechette";
import type { ArrowColumn } from "./arrow_frame.ts";
import type { ArrowMemory } from "./arrow_memory.ts";
import { Validity } from "./validity.ts";

const WORD = 2 ** 32;

/** A column of numbers; NaN stands for none. */
export function floatColumn(
  name: string,
  values: Float64Array,
  memory: ArrowMemory,
): ArrowColumn {
  return {
    name,
    type: float64(),
    values,
    validity: validityOf(values, memory),
  };
}

/** A column of whole numbers up to 2^53 as Int64; NaN stands for none. */
export function longColumn(
  name: string,
  values: Float64Array,
  memory: ArrowMemory,
): ArrowColumn {
  const validity = validityOf(values, memory);
  const words = memory.words(2 * values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    const high = Math.floor(value / WORD);
    words[2 * i] = value - high * WORD;
    words[2 * i + 1] = high;
  }
  return { name, type: int64(), values: words, validity };
}

/** A column of whole numbers from 0 as Int32; negative ones stand for none. */
export function countColumn(
  name: string,
  values: Int32Array,
  memory: ArrowMemory,
): ArrowColumn {
  const validity = new Validity(values.length, memory);
  for (let i = 0; i < values.length; i++) if (values[i] < 0) validity.drop(i);
  return { name, type: int32(), values, validity };
}

function validityOf(values: Float64Array, memory: ArrowMemory): Validity {
  const validity = new Validity(values.length, memory);
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i]) validity.drop(i);
  }
  return validity;
}
