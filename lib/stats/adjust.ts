/**
 * P-values adjusted for asking many questions, by Holm's method: with a limit
 * of 0.05 on them, the chance of even one false alarm among all questions is at
 * most 5 %, however the questions depend on each other.
 *
 * @param p_values Null where a question has no p-value; it stays null and does not count.
 * @returns Adjusted p-values in the same order, at most 1.
 * @see Holm (1979), A simple sequentially rejective multiple test procedure.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { holm } from "./adjust.ts";
 *
 * assertEquals(holm([0.01, 0.5, null]), [0.02, 0.5, null]);
 * ```
 */
export function holm(p_values: readonly (number | null)[]): (number | null)[] {
  const order = ranked(p_values);
  const adjusted = [...p_values];
  let largest = 0;
  order.forEach(({ p, i }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (order.length - rank)));
    adjusted[i] = largest;
  });
  return adjusted;
}

/**
 * P-values adjusted by Benjamini and Hochberg's method: with a limit of 0.05,
 * at most 5 % of what is found is expected to be false. Milder than
 * {@linkcode holm}; meant for long lists such as windows.
 *
 * Assumes independent or positively dependent tests.
 *
 * @param p_values Null stays null and does not count.
 * @returns Adjusted p-values in the same order, at most 1.
 * @see Benjamini and Hochberg (1995), Controlling the false discovery rate.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { benjaminiHochberg } from "./adjust.ts";
 *
 * assertEquals(benjaminiHochberg([0.02, 0.04]), [0.04, 0.04]);
 * ```
 */
export function benjaminiHochberg(
  p_values: readonly (number | null)[],
): (number | null)[] {
  const order = ranked(p_values);
  const adjusted = [...p_values];
  let smallest = 1;
  for (let rank = order.length; rank > 0; rank--) {
    const { p, i } = order[rank - 1];
    smallest = Math.min(smallest, p * order.length / rank);
    adjusted[i] = smallest;
  }
  return adjusted;
}

/**
 * The p-value of the most extreme of `n` independent values, each at least as
 * extreme with chance `p` (Šidák). Exact also for tiny `p`.
 */
export function sidak(p: number, n: number): number {
  return p >= 1 ? 1 : -Math.expm1(n * Math.log1p(-p));
}

function ranked(p_values: readonly (number | null)[]) {
  return p_values
    .flatMap((p, i) => p === null ? [] : [{ p, i }])
    .sort((a, b) => a.p - b.p || a.i - b.i);
}
