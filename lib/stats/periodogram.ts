/**
 * How much of a series' variation lies at each whole number of cycles: the
 * squared size of its Fourier transform over its length.
 *
 * Takes time with the square of the length.
 *
 * @param values Equally spaced, finite, with a mean of 0.
 * @returns At place k - 1 the power of k cycles, for all k below half the length.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { periodogram } from "./periodogram.ts";
 *
 * const [once, twice] = periodogram([0, 1, 0, -1, 0, 1, 0, -1]);
 * assertAlmostEquals(once, 0, 1e-12);
 * assertAlmostEquals(twice, 2);
 * ```
 */
export function periodogram(values: ArrayLike<number>): number[] {
  const n = values.length;
  const series = Float64Array.from(values);
  const cosines = Float64Array.from(
    { length: n },
    (_, i) => Math.cos(2 * Math.PI * i / n),
  );
  const sines = Float64Array.from(
    { length: n },
    (_, i) => Math.sin(2 * Math.PI * i / n),
  );
  const power: number[] = [];
  for (let k = 1; 2 * k < n; k++) {
    let [real, imaginary, at] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      real += series[i] * cosines[at];
      imaginary += series[i] * sines[at];
      at += k;
      if (at >= n) at -= n;
    }
    power.push((real * real + imaginary * imaginary) / n);
  }
  return power;
}

/**
 * How likely the largest of `m` equally strong periods of noise holds at least
 * the part `g` of their sum: Fisher's exact distribution.
 *
 * @param g 1/m to 1.
 * @param m How many periods, 1 or more.
 * @see Fisher (1929), Tests of significance in harmonic analysis.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { fisherG } from "./periodogram.ts";
 *
 * assertAlmostEquals(fisherG(0.68377, 5), 0.05, 1e-4);
 * ```
 */
export function fisherG(g: number, m: number): number {
  const first = m * Math.exp((m - 1) * Math.log1p(-g));
  if (!(g < 1)) return 0;
  // The terms grow to e^first before they cancel each other: beyond this the sum is 1, and only noise in floating point.
  if (first > 15) return 1;
  let total = 0;
  let choose = 0;
  for (let j = 1; j <= Math.min(m, Math.floor(1 / g)); j++) {
    choose += Math.log((m - j + 1) / j);
    if (j * g >= 1) break;
    const term = Math.exp(choose + (m - 1) * Math.log1p(-j * g));
    total += j % 2 === 1 ? term : -term;
    if (term < 1e-12 * Math.abs(total)) break;
  }
  return Math.min(1, Math.max(0, total));
}
