/** Values by their places in order, and how many values share each place. */
export interface Ranks {
  /** The place of each value, from 1; values that tie share their mean place. */
  readonly ranks: number[];
  /** How many values each group of ties holds; groups of one are left out. */
  readonly ties: number[];
}

/**
 * Ranks values from the smallest, 1, to the largest.
 *
 * @param values Finite numbers. Not changed.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { rank } from "./ranks.ts";
 *
 * assertEquals(rank([30, 10, 30]), { ranks: [2.5, 1, 2.5], ties: [2] });
 * ```
 */
export function rank(values: ArrayLike<number>): Ranks {
  const order = Array.from(values, (value, i) => ({ value, i }))
    .sort((a, b) => a.value - b.value);
  const ranks: number[] = Array(order.length);
  const ties: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && order[to].value === order[from].value) to++;
    for (let at = from; at < to; at++) ranks[order[at].i] = (from + to + 1) / 2;
    if (to - from > 1) ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}
