import type { ColumnSample, SourceColumn } from "./column_mapping.ts";

/** The first column, and those of the others that have a value where it has none. */
export function withStandIns(
  [first, ...others]: readonly SourceColumn[],
  sample: ColumnSample,
): SourceColumn[] {
  const from = [first];
  const covered = (sample.get(first.column) ?? []).map((value) =>
    value !== null
  );
  for (const other of others) {
    const values = sample.get(other.column) ?? [];
    if (!values.some((value, i) => value !== null && !covered[i])) continue;
    from.push(other);
    values.forEach((value, i) => covered[i] ||= value !== null);
  }
  return from;
}
