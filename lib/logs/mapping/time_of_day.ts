import { timestampForms } from "../timestamps/timestamp_form.ts";
import type {
  ColumnSample,
  MappedColumn,
  SourceColumn,
} from "./column_mapping.ts";
import { columnsByName, normaliseName } from "./canonical_names.ts";

/** The unit of timestamps that are times of day without a date. */
export const CLOCK = "clock";

const NAMES = ["timeofday", "clock"];

/** The share of values that must be times of day. */
const SHARE = 0.9;

/**
 * What feeds `timestamp` where no column has dates: one that is called like a
 * time and holds times of day.
 *
 * @returns Undefined if there is none.
 */
export function timeOfDay(sample: ColumnSample): MappedColumn | undefined {
  const columns = [...sample.keys()];
  const named = [
    ...columnsByName(columns, "timestamp"),
    ...columns.filter((column) => NAMES.includes(normaliseName(column))),
  ];
  const column = named.find((name) => holdsClocks(sample.get(name) ?? []));
  if (column === undefined) return undefined;
  return {
    canonical: "timestamp",
    from: [{ column, unit: CLOCK }],
    joined: false,
    reason: "by its name; no column has dates",
  };
}

/** A column of timestamps that a user names, with its unit if it holds times of day. */
export function asTimeOfDay(
  source: SourceColumn,
  sample: ColumnSample,
): SourceColumn {
  const isClock = source.unit === undefined &&
    holdsClocks(sample.get(source.column) ?? []);
  return isClock ? { ...source, unit: CLOCK } : source;
}

function holdsClocks(values: readonly (string | null)[]): boolean {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return false;
  const isDated = timestampForms(present).length > 0;
  const forms = isDated ? [] : timestampForms(present, { unit: CLOCK });
  const clocks = forms.reduce((sum, { count }) => sum + count, 0);
  return clocks >= SHARE * present.length;
}
