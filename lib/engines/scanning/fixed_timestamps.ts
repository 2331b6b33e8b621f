import pl from "nodejs-polars";
import { codeTexts } from "../code_texts.ts";
import { timestampOf } from "./text_values.ts";

/** What every text of a column has, by its first ones: `2024-01-01T00:00:00.123Z`. */
const FIXED = /^.{19}\.(\d{1,6})(Z?)$/;
const SECOND_LENGTH = 19;
/** More different seconds than this share of the rows are not worth the search. */
const MOST_SECONDS = 0.5;

/**
 * Reads texts as timestamps that all have the same number of digits in their
 * fraction: the seconds repeat, and each is read once; the digits are numbers.
 * Four times as fast as {@linkcode timestampOf}.
 *
 * @param rows The column `holder` has the texts.
 * @param samples Some of the texts.
 * @returns Microseconds since 1970 UTC, Int64; null where a text has another form,
 * which {@linkcode timestampOf} may still read. Undefined where this does not pay.
 */
export function fixedTimestamps(
  rows: pl.DataFrame,
  holder: string,
  samples: readonly string[],
): pl.Series | undefined {
  const forms = new Set(samples.map((sample) => {
    const [, digits, zone] = FIXED.exec(sample) ?? [];
    return digits === undefined ? undefined : `${digits.length}${zone}`;
  }));
  const [form] = forms;
  if (forms.size !== 1 || form === undefined) return undefined;
  const digits = Number(form[0]);
  const zone = form.slice(1);
  const seconds = readSeconds(rows, holder, samples);
  if (seconds === undefined) return undefined;
  const fractions = readFractions(rows, holder, digits, zone);
  const unit = 10 ** (6 - digits);
  const { codes, moments } = seconds;
  const times = new Float64Array(rows.height);
  for (let row = 0; row < times.length; row++) {
    times[row] = moments[codes[row]] + fractions[row] * unit;
  }
  const known = pl.DataFrame([pl.Series("us", times)]).select(
    pl.when(pl.col("us").isNan()).then(pl.lit(null)).otherwise(pl.col("us"))
      .cast(pl.Int64).alias("us"),
  );
  return known.getColumn("us");
}

/** The second of each row by its number; `moments` has their microseconds. */
function readSeconds(
  rows: pl.DataFrame,
  holder: string,
  samples: readonly string[],
) {
  const forms = samples.map((sample) => sample.slice(0, SECOND_LENGTH));
  const { codes, values } = codeTexts(
    rows.select(pl.col(holder).str.slice(0, SECOND_LENGTH).alias("second")),
    "second",
  );
  if (values.length > MOST_SECONDS * rows.height) return undefined;
  // Fractions of leap seconds are for others to judge.
  const plain = values.map((text) => text?.endsWith(":60") ? null : text);
  const read = pl.DataFrame([pl.Series("second", plain, pl.Utf8)]).select(
    timestampOf(pl.col("second"), forms).cast(pl.Float64)
      .fillNull(pl.lit(NaN)).alias("us"),
  );
  const moments = read.getColumn("us").toTypedArray() as Float64Array;
  return { codes, moments };
}

/** The digits of each row's fraction as a number; NaN where the text has another form. */
function readFractions(
  rows: pl.DataFrame,
  holder: string,
  digits: number,
  zone: string,
): Float64Array {
  const rest = pl.col("rest");
  const fraction = rest.str.slice(1, digits);
  const ending = zone === ""
    ? rest.str.slice(digits + 1, 1).eq(pl.lit(""))
    : rest.str.slice(digits + 1, 2).eq(pl.lit(zone));
  const isFixed = rest.str.startsWith(".").and(ending)
    // As a number, +1 would do too.
    .and(rest.str.startsWith(".+").not());
  const read = rows
    .select(pl.col(holder).str.slice(SECOND_LENGTH).alias("rest"))
    .select(
      pl.when(isFixed).then(fraction.cast(pl.UInt32).cast(pl.Float64))
        .otherwise(pl.lit(NaN)).fillNull(pl.lit(NaN)).alias("fraction"),
    );
  return read.getColumn("fraction").toTypedArray() as Float64Array;
}
