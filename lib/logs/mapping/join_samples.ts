import type { ColumnSample } from "./column_mapping.ts";

/** Samples of several files one below the other; a column that one lacks is null there. */
export function joinSamples(samples: readonly ColumnSample[]): ColumnSample {
  const joined = new Map<string, (string | null)[]>();
  let rows = 0;
  for (const sample of samples) {
    let height = 0;
    for (const { length } of sample.values()) height = Math.max(height, length);
    for (const [name, values] of sample) {
      const column = joined.get(name) ?? new Array(rows).fill(null);
      column.push(...values);
      joined.set(name, column);
    }
    rows += height;
    for (const column of joined.values()) {
      while (column.length < rows) column.push(null);
    }
  }
  return joined;
}
