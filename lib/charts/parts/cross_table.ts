import { sum } from "../../stats/sum.ts";

/** Counts by two dimensions, rows and columns with the most first. */
export interface CrossTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row by row; a pair that never occurs counts 0. */
  readonly counts: readonly (readonly number[])[];
}

/** A pair of names with its count. */
export interface Pair {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** Arranges pairs as a table. Rows and columns that count nothing are left out. */
export function crossTable(pairs: readonly Pair[]): CrossTable {
  const counted = pairs.filter(({ count }) => count > 0);
  const rows = byTotal(counted, ({ row }) => row);
  const columns = byTotal(counted, ({ column }) => column);
  const rowIndex = new Map(rows.map((name, i) => [name, i]));
  const columnIndex = new Map(columns.map((name, i) => [name, i]));
  const counts = rows.map(() => columns.map(() => 0));
  for (const { row, column, count } of counted) {
    counts[rowIndex.get(row) ?? 0][columnIndex.get(column) ?? 0] += count;
  }
  return { rows, columns, counts };
}

/** The totals of a table's columns. */
export function columnTotals({ columns, counts }: CrossTable): number[] {
  return columns.map((_, j) => sum(counts.map((line) => line[j])));
}

/** The names with their totals falling, then by name. */
function byTotal(
  pairs: readonly Pair[],
  key: (pair: Pair) => string,
): string[] {
  const totals = new Map<string, number>();
  for (const pair of pairs) {
    totals.set(key(pair), (totals.get(key(pair)) ?? 0) + pair.count);
  }
  return [...totals].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name]) => name);
}
