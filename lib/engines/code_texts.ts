import pl from "nodejs-polars";

/** What stands for no value among the codes of a column. */
const NONE = 0xffff_ffff;

/** A column's values as numbers: `values[codes[row]]` is the row's. */
export interface CodedTexts {
  readonly codes: Uint32Array;
  /** The different texts, and null as the last one. */
  readonly values: readonly (string | null)[];
}

/**
 * Numbers the different values of a column of texts.
 *
 * @param rows Not changed.
 * @param column Its values are read as text.
 */
export function codeTexts(rows: pl.DataFrame, column: string): CodedTexts {
  const named = rows.select(
    pl.col(column).cast(pl.Utf8).cast(pl.Categorical).alias("text"),
  );
  const text = pl.col("text");
  const codes = codesOf(named);
  const distinct = named.unique().filter(text.isNotNull());
  const values: (string | null)[] = distinct.select(text.cast(pl.Utf8))
    .getColumn("text").toArray().map(String);
  // Polars numbers from 0 only as long as nothing else in the process needs categories.
  const own = codesOf(distinct);
  const placeOf = new Uint32Array(
    1 + own.reduce((most, code) => Math.max(most, code), 0),
  );
  own.forEach((code, place) => placeOf[code] = place);
  const none = values.push(null) - 1;
  for (let row = 0; row < codes.length; row++) {
    codes[row] = codes[row] === NONE ? none : placeOf[codes[row]];
  }
  return { codes, values };
}

function codesOf(named: pl.DataFrame): Uint32Array {
  const codes = named.select(
    pl.col("text").cast(pl.UInt32).fillNull(pl.lit(NONE)).cast(pl.UInt32),
  );
  return Uint32Array.from(
    codes.getColumn("text").toTypedArray() as Uint32Array,
  );
}
