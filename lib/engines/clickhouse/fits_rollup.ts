import type { Dimension, RowFilter } from "../../logs/log_source.ts";
import { ROLLUP_US } from "./rollup_query.ts";

/** A question that a roll-up may have the answer to. */
export interface RollupQuestion {
  readonly by?: readonly Dimension[];
  readonly filter?: RowFilter;
  /** The length of windows, microseconds. */
  readonly every_us?: number;
}

/**
 * Whether a roll-up has the answer to a question: it knows whole seconds, and no
 * messages; and of levels and services only what breakdowns call them.
 */
export function fitsRollup(
  { by = [], filter = {}, every_us = ROLLUP_US }: RollupQuestion,
): boolean {
  const { level, service, message, from = 0, to = 0 } = filter;
  return !by.includes("message") &&
    [level, service, message].every((value) => value === undefined) &&
    [every_us, from, to].every((length) => length % ROLLUP_US === 0);
}
