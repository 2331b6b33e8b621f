import pl from "nodejs-polars";
import type { TextColumn } from "../../logs/formats/text_column.ts";

/** A column of texts on its way into a frame. */
export interface TextSeries {
  readonly series: pl.Series;
  /** Where the series holds numbers: the texts that they stand for, under its name. */
  readonly read?: pl.Expr;
}

/**
 * Hands a column of texts to Polars; those that repeat by number, because a text
 * costs ten times as much to hand over as a number.
 *
 * @param length How many entries there are.
 */
export function textSeries(
  name: string,
  column: TextColumn,
  length: number,
): TextSeries {
  const { texts } = column;
  if (texts === undefined) {
    return { series: pl.Series(name, column.toArray(length), pl.Utf8) };
  }
  const series = pl.Series(name, Int32Array.from(column.numbers(length)));
  const read = pl.col(name).replaceStrict(
    [...texts.keys()],
    [...texts] as string[],
    pl.lit(null),
    pl.Utf8,
  );
  return { series, read: read.alias(name) };
}
