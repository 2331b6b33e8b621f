import { InputError } from "../logs/input_error.ts";

/**
 * Columns by name, equal lengths: the rows that a model learns from or scores.
 * A list may hold null where a value is missing, a typed array NaN.
 */
export type Columns = Readonly<Record<string, ArrayLike<number | null>>>;

/** Above this, the distance between two values could be infinite. */
const LARGEST = Number.MAX_VALUE / 2;

/**
 * Checks that there are columns of equal length, and takes them in an order.
 *
 * @param action What cannot be done otherwise, for the error: `fit IsolationForest`.
 * @param features The names wanted; defaults to those that the columns have.
 * @returns A list of numbers a feature, as it came where it is a Float64Array; missing values are NaN.
 * @throws {InputError} If a column is missing, unknown, not numbers or of another length.
 */
export function readColumns(
  action: string,
  columns: Columns,
  features: readonly string[] = Object.keys(columns),
): Float64Array[] {
  checkNames(action, Object.keys(columns), features);
  const values = features.map((name) => toNumbers(action, name, columns[name]));
  const lengths = features.map((name, i) => `${name}: ${values[i].length}`);
  if (values.some(({ length }) => length !== values[0].length)) {
    throw new InputError(
      `Cannot ${action}: all columns must have the same length, got ${
        lengths.join(", ")
      }`,
    );
  }
  return values;
}

/**
 * Checks that there are only finite numbers.
 *
 * @param mend What to do otherwise, the end of the error.
 * @throws {InputError} Naming each column concerned with its number of rows.
 */
export function checkFinite(
  action: string,
  features: readonly string[],
  columns: readonly Float64Array[],
  mend: string,
): void {
  const counts = columns.map(countUnusable);
  const column = counts.findIndex((count) => count > 0);
  if (column < 0) return;
  const values = columns[column];
  const row = values.findIndex(isUnusable);
  const others = features.flatMap((name, i) =>
    i > column && counts[i] > 0 ? [`, ${counts[i]} of column ${name}`] : []
  );
  throw new InputError(
    `Cannot ${action}: column ${
      features[column]
    } must hold finite numbers (up to 8.9e307), got ${
      values[row]
    } in row ${row} and ${counts[column]} of ${values.length} rows in all${
      others.join("")
    }; ${mend}`,
  );
}

function checkNames(
  action: string,
  names: readonly string[],
  features: readonly string[],
): void {
  if (features.length === 0) {
    throw new InputError(
      `Cannot ${action}: at least one column is needed, got none`,
    );
  }
  const isSame = names.length === features.length &&
    features.every((name) => names.includes(name));
  if (isSame) return;
  throw new InputError(
    `Cannot ${action}: the columns must be those it was fitted on (${
      features.join(", ")
    }), got ${names.join(", ") || "none"}`,
  );
}

/** A column as numbers; a list of anything else is refused. */
function toNumbers(
  action: string,
  name: string,
  column: unknown,
): Float64Array {
  if (column instanceof Float64Array) return column;
  const isList = Array.isArray(column) ||
    (ArrayBuffer.isView(column) && !(column instanceof DataView));
  const values: unknown[] | null = isList
    ? Array.from(column as ArrayLike<unknown>)
    : null;
  const row =
    values?.findIndex((value) =>
      typeof value !== "number" && value !== null && value !== undefined
    ) ?? -1;
  if (values !== null && row < 0) {
    return Float64Array.from(values, (value) => Number(value ?? NaN));
  }
  const got = values === null
    ? describe(column)
    : `${describe(values[row])} in row ${row}`;
  throw new InputError(
    `Cannot ${action}: column ${name} must be a Float64Array or a list of numbers, got ${got}`,
  );
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

const isUnusable = (value: number) => !(Math.abs(value) <= LARGEST);

function countUnusable(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (isUnusable(value)) count++;
  return count;
}
