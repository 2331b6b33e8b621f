import type { QualityFacts } from "../../logs/log_source.ts";
import type { CondensedLogs } from "./condensed_logs.ts";

/** Timestamps that are sorted at a time. */
const MOST_AT_ONCE = 2 ** 22;

/**
 * The longest time between two consecutive timestamps, the first of equal ones;
 * null with fewer than two. Rows that are out of order are sorted, a stretch of
 * time after the other.
 */
export function longestGap(logs: CondensedLogs): QualityFacts["longestGap"] {
  const { outOfOrder, longestStep, first, last } = logs.facts;
  if (outOfOrder === 0 || first === null || last === null) return longestStep;
  let longest = { start: first, end: first };
  let before = first;
  for (const times of sortedStretches(logs, first, last)) {
    for (const time of times) {
      if (time - before > longest.end - longest.start) {
        longest = { start: before, end: time };
      }
      before = time;
    }
  }
  return longest;
}

/** All timestamps, rising, in stretches that fit into memory. */
function* sortedStretches(
  logs: CondensedLogs,
  first: number,
  last: number,
): Generator<Float64Array> {
  const parts = Math.ceil(logs.facts.rows / MOST_AT_ONCE) * 4;
  const length = Math.max(1, Math.ceil((last - first + 1) / parts));
  const counts = new Uint32Array(parts);
  for (const { times } of logs.blocks()) {
    for (const time of times) {
      if (time === time) counts[Math.floor((time - first) / length)]++;
    }
  }
  for (let part = 0; part < parts; part++) {
    if (counts[part] === 0) continue;
    const from = first + part * length;
    const found = new Float64Array(counts[part]);
    let size = 0;
    for (const { times } of logs.blocks(from, from + length)) {
      for (const time of times) {
        if (time >= from && time < from + length) found[size++] = time;
      }
    }
    yield found.sort();
  }
}
