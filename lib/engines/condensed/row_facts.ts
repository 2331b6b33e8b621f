import { LEVELS } from "../../logs/levels.ts";
import { MOST_SPELLINGS, type RowFacts } from "../row_facts.ts";
import type { CondensedLogs, Group } from "./condensed_logs.ts";
import { longestGap } from "./longest_gap.ts";

/** What the data-quality checks ask of the canonical columns. */
export function condensedRowFacts(logs: CondensedLogs): RowFacts {
  const { outOfOrder, negativeLatencies, absurdLatencies, groups } = logs.facts;
  return {
    outOfOrder,
    negativeLatencies,
    absurdLatencies,
    longestGap: longestGap(logs),
    ...unknownLevels(groups),
  };
}

function unknownLevels(groups: readonly Group[]) {
  const levels: readonly string[] = LEVELS;
  const rowsOf = new Map<string, number>();
  for (const { level, logs } of groups) {
    if (level === null || levels.includes(level)) continue;
    rowsOf.set(level, (rowsOf.get(level) ?? 0) + logs);
  }
  const spellings = [...rowsOf].map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
  return {
    unknownLevels: spellings.reduce((sum, { rows }) => sum + rows, 0),
    unknownSpellings: spellings.slice(0, MOST_SPELLINGS),
  };
}
