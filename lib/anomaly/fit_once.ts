import type { ForestOptions } from "./forest_options.ts";
import { IsolationForest } from "./isolation_forest.ts";

/** A forest and what it was fitted on. */
interface Fitted {
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** The options as text. */
  readonly options: string;
  readonly forest: IsolationForest;
}

/** The forests fitted last, the newest first. */
let fitted: readonly Fitted[] = [];
/** A report looks at its own logs, and at some to compare them with. */
const MOST = 2;
/** Values are kept up to this many rows. */
const MOST_ROWS = 100_000;

/**
 * Fits a forest, or gives the one that the same values and options gave before:
 * several notebooks of a report ask for it, and to grow trees takes far longer
 * than to compare values.
 *
 * @param columns As `IsolationForest.fit` takes them; not changed.
 * @throws {InputError} As `IsolationForest.fit` does.
 *
 * @example Usage
 * ```ts
 * import { assertStrictEquals } from "@std/assert";
 * import { fitOnce } from "./fit_once.ts";
 *
 * const forest = fitOnce({ x: Float64Array.of(1, 2, 3) }, { seed: 1 });
 * assertStrictEquals(fitOnce({ x: Float64Array.of(1, 2, 3) }, { seed: 1 }), forest);
 * ```
 */
export function fitOnce(
  columns: Readonly<Record<string, Float64Array>>,
  { trees, sampleSize, contamination, impute, seed }: ForestOptions,
): IsolationForest {
  const asked = { trees, sampleSize, contamination, impute, seed };
  const options = JSON.stringify(asked);
  const known = fitted.find((one) =>
    one.options === options && areSame(one.columns, columns)
  );
  if (known !== undefined) return known.forest;
  const forest = IsolationForest.fit(columns, asked);
  const isSmall = Object.values(columns).every(({ length }) =>
    length <= MOST_ROWS
  );
  // A copy: the caller may go on using its own.
  const kept = isSmall && { columns: copyOf(columns), options, forest };
  if (kept) fitted = [kept, ...fitted].slice(0, MOST);
  return forest;
}

function copyOf(
  columns: Readonly<Record<string, Float64Array>>,
): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, values.slice()]),
  );
}

function areSame(
  a: Readonly<Record<string, Float64Array>>,
  b: Readonly<Record<string, Float64Array>>,
): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length &&
    names.every((name) =>
      Object.hasOwn(b, name) && a[name].length === b[name].length &&
      a[name].every((value, row) => value === b[name][row])
    );
}
