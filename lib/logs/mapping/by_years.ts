import { TimestampReader } from "../timestamps/timestamp_reader.ts";
import type { ColumnSample, SourceColumn } from "./column_mapping.ts";

/**
 * Orders columns of timestamps: those with years first. What a runtime writes
 * around a line has a year where the line itself may not.
 */
export function byYears(sample: ColumnSample) {
  const isYearless = ({ column }: SourceColumn) => {
    const reader = new TimestampReader();
    const values = (sample.get(column) ?? []).filter((text) => text !== null);
    for (const text of values) reader.read(text);
    return reader.yearless * 2 > values.length;
  };
  return (a: SourceColumn, b: SourceColumn) =>
    Number(isYearless(a)) - Number(isYearless(b));
}
