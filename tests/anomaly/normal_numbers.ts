import { seededRandom } from "../../lib/logs/random.ts";

/** Standard normal numbers by Box and Muller's method. */
export function normalNumbers(
  size: number,
  seed = 1,
): Float64Array<ArrayBuffer> {
  const random = seededRandom(seed);
  return Float64Array.from(
    { length: size },
    () =>
      Math.sqrt(-2 * Math.log(1 - random())) *
      Math.cos(2 * Math.PI * random()),
  );
}
