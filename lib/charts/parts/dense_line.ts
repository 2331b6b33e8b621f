import * as Plot from "@observablehq/plot";

/** More points than this lie on top of each other in a plot of some 750 pixels. */
const MOST_POINTS = 4000;
/** Into so many columns they are put then. */
const COLUMNS = 500;

type Values = readonly (number | null)[];

/** Windows that share a column of a plot. */
export interface DenseColumns {
  /** The middle of each column. */
  readonly x: readonly Date[];
  /** How many windows a column holds. */
  readonly size: number;
  /** The least, mean or largest of a column's values; null where it has none. */
  reduce(values: Values, how: "least" | "mean" | "largest"): (number | null)[];
}

/**
 * Puts windows into columns where there are more than the pixels can show.
 *
 * @param x The windows' starts, equally spaced.
 * @returns Undefined where each window can be shown.
 */
export function denseColumns(x: readonly Date[]): DenseColumns | undefined {
  if (x.length <= MOST_POINTS) return undefined;
  const size = Math.ceil(x.length / COLUMNS);
  const begins = Array.from(
    { length: Math.ceil(x.length / size) },
    (_, column) => column * size,
  );
  const middle = (begin: number) =>
    x[Math.min(begin + Math.floor(size / 2), x.length - 1)];
  return {
    x: begins.map(middle),
    size,
    reduce: (values, how) =>
      begins.map((begin) => reduced(values, begin, begin + size, how)),
  };
}

/**
 * A line through values over time. Where they are more than the pixels can show,
 * the line goes through the means of the columns, over their whole range.
 */
export function denseLine(
  x: readonly Date[],
  y: Values,
  look: { readonly stroke: string; readonly strokeWidth: number },
): Plot.Markish[] {
  const columns = denseColumns(x);
  if (columns === undefined) {
    return [line(x, y, look)];
  }
  return [
    denseArea(columns, y, y, { fill: look.stroke, fillOpacity: 0.4 }),
    line(columns.x, columns.reduce(y, "mean"), look),
  ];
}

/** The area between two edges over columns of windows, as wide as they get in each. */
export function denseArea(
  columns: DenseColumns,
  low: Values,
  high: Values,
  look: { readonly fill: string; readonly fillOpacity?: number },
): Plot.Markish {
  return Plot.areaY({ length: columns.x.length }, {
    ...look,
    x: columns.x as Date[],
    y1: columns.reduce(low, "least") as number[],
    y2: columns.reduce(high, "largest") as number[],
  });
}

/** What a caption adds where a line is drawn so; `""` where each window is shown. */
export function denseText(x: readonly unknown[]): string {
  if (x.length <= MOST_POINTS) return "";
  const size = Math.ceil(x.length / COLUMNS);
  return ` The line: the means of ${size} windows each; its shade: their range.`;
}

function line(
  x: readonly Date[],
  y: Values,
  look: { readonly stroke: string; readonly strokeWidth: number },
): Plot.Markish {
  return Plot.lineY({ length: y.length }, {
    ...look,
    x: x as Date[],
    y: y as number[],
  });
}

function reduced(
  values: Values,
  from: number,
  to: number,
  how: "least" | "mean" | "largest",
): number | null {
  let [count, sum, least, largest] = [0, 0, Infinity, -Infinity];
  for (const value of values.slice(from, to)) {
    if (value === null || Number.isNaN(value)) continue;
    count++;
    sum += value;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  if (count === 0) return null;
  return { least, largest, mean: sum / count }[how];
}
