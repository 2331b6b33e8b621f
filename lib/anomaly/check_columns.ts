import { InputError } from "../logs/input_error.ts";

/** Columns by name, equal lengths: the rows that a model learns from or scores. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** Above this, the distance between two values could be infinite. */
const LARGEST = Number.MAX_VALUE / 2;

/**
 * Checks that there are columns, of equal length and with finite numbers only.
 *
 * @param action What cannot be done otherwise, for the error: `fit IsolationForest`.
 * @returns The number of rows.
 * @throws {InputError} Naming the columns, or the column, the value and how many rows are concerned.
 */
export function checkColumns(action: string, columns: Columns): number {
  const entries = Object.entries(columns);
  if (entries.length === 0) {
    throw new InputError(
      `Cannot ${action}: at least one column is needed, got none`,
    );
  }
  const rows = entries[0][1].length;
  if (entries.some(([, values]) => values.length !== rows)) {
    const lengths = entries.map(([name, { length }]) => `${name}: ${length}`);
    throw new InputError(
      `Cannot ${action}: all columns must have the same length, got ${
        lengths.join(", ")
      }`,
    );
  }
  for (const [name, values] of entries) checkValues(action, name, values);
  return rows;
}

/**
 * Picks a model's features from columns, in the model's order.
 *
 * @throws {InputError} If a feature is missing or a column is none of the features.
 */
export function pickFeatures(
  action: string,
  columns: Columns,
  features: readonly string[],
): Float64Array[] {
  const names = Object.keys(columns);
  const missing = features.filter((name) => !Object.hasOwn(columns, name));
  const unknown = names.filter((name) => !features.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new InputError(
      `Cannot ${action}: the columns must be those it was fitted on (${
        features.join(", ")
      }), got ${names.join(", ") || "none"}`,
    );
  }
  return features.map((name) => columns[name]);
}

function checkValues(action: string, name: string, values: Float64Array): void {
  const isUnusable = (value: number) => !(Math.abs(value) <= LARGEST);
  const row = values.findIndex(isUnusable);
  if (row < 0) return;
  const count = values.reduce((sum, v) => sum + (isUnusable(v) ? 1 : 0), 0);
  throw new InputError(
    `Cannot ${action}: column ${name} must hold finite numbers (up to 8.9e307), got ${
      values[row]
    } in row ${row} and ${count} of ${values.length} rows in all; fill or leave out those rows`,
  );
}
