import pl from "nodejs-polars";
import { type LatencyUnit, UNIT_MS } from "../../logs/latency_unit.ts";
import { LEVEL_SPELLINGS, LEVELS } from "../../logs/levels.ts";
import { END_US, START_US } from "../../logs/timestamps/civil_time.ts";

/** The units that a latency may carry, as they are written. */
const UNITS: Readonly<Record<string, LatencyUnit>> = {
  ns: "ns",
  us: "us",
  "µs": "us",
  "μs": "us",
  ms: "ms",
  s: "s",
};

/** The forms of ISO 8601 that expressions read; a fraction may stand in each. */
const TIMESTAMPS = [
  "%Y-%m-%dT%H:%M:%S%.f",
  "%Y-%m-%dT%H:%M:%S%.fZ",
  "%Y-%m-%d %H:%M:%S%.f",
  "%Y-%m-%d %H:%M:%S%.fZ",
] as const;

/**
 * Reads text as timestamps: ISO 8601 with `T` or a space, a fraction of up to
 * nine digits (kept to the microsecond), and `Z` or nothing, which means UTC.
 *
 * @param samples Some of the texts: only the forms that they have are read, each
 * of which costs a pass. Defaults to all forms.
 * @returns Int64, microseconds since 1970 UTC; null where the text is something
 * else. To be passed through {@linkcode readable}, as a column: Polars reads the
 * text anew for each use of the expression.
 */
export function timestampOf(
  text: pl.Expr,
  samples: readonly string[] = [],
): pl.Expr {
  const forms = TIMESTAMPS.filter((form) =>
    samples.length === 0 || samples.some((sample) => hasForm(sample, form))
  );
  const read = (form: string) =>
    text.str.strptime(pl.Datetime, form).cast(pl.Int64);
  const [first, ...others] = forms.length === 0 ? TIMESTAMPS : forms;
  return others.reduce(
    (known, form) =>
      pl.when(known.isNotNull()).then(known).otherwise(read(form)),
    read(first),
  );
}

function hasForm(sample: string, form: string): boolean {
  return sample[10] === form[8] && sample.endsWith("Z") === form.endsWith("Z");
}

/**
 * Microseconds that a log's time may be: sentinels must not stretch the period,
 * and Polars 0.25.2 makes the year 0 of February 29 in 2100.
 */
export function readable(us: pl.Expr): pl.Expr {
  return pl.when(us.gtEq(START_US).and(us.lt(END_US))).then(us)
    .otherwise(pl.lit(null));
}

/**
 * Reads text as levels, in any case.
 *
 * @param samples Some of the texts: where all of them are canonical levels, texts
 * are taken as they stand, which is faster. Defaults to none.
 * @returns Utf8: a canonical level, or the text as it stands where it is none.
 */
export function levelOf(
  text: pl.Expr,
  samples: readonly string[] = [],
): pl.Expr {
  const levels: readonly string[] = LEVELS;
  const isCanonical = samples.length > 0 &&
    samples.every((sample) => levels.includes(sample));
  if (isCanonical) return text;
  return text.str.toUpperCase().replaceStrict(
    Object.keys(LEVEL_SPELLINGS),
    Object.values(LEVEL_SPELLINGS),
    text,
    pl.Utf8,
  );
}

/**
 * Reads text such as `28ms`, `0.12 s` or `28` as latencies.
 *
 * @param unit Of plain numbers.
 * @param samples Some of the texts: where all of them have the same unit, only
 * that is read, which is faster. Defaults to none.
 * @returns Float64, milliseconds; null where the text is something else.
 */
export function latencyOf(
  text: pl.Expr,
  unit: LatencyUnit = "ms",
  samples: readonly string[] = [],
): pl.Expr {
  const units: Record<string, LatencyUnit> = { ...UNITS, "": unit };
  const written = new Set(samples.map((sample) => LATENCY.exec(sample)?.[1]));
  const [only] = written;
  if (written.size === 1 && only !== undefined) {
    return oneUnit(text, only).mul(pl.lit(UNIT_MS[units[only]]));
  }
  const pattern = `^([+-]?[0-9]+(?:[.][0-9]+)?) *(${
    Object.keys(UNITS).join("|")
  }|)$`;
  const number = text.str.extract(pattern, 1).cast(pl.Float64);
  const factor = text.str.extract(pattern, 2).replaceStrict(
    Object.keys(units),
    Object.values(units).map((unit) => UNIT_MS[unit]),
    pl.lit(null),
    pl.Float64,
  );
  return number.mul(factor);
}

const LATENCY = /^[+-]?\d+(?:\.\d+)?(ns|us|µs|μs|ms|s|)$/;

/** The number before a unit; null where the unit is another. */
function oneUnit(text: pl.Expr, unit: string): pl.Expr {
  const digits = unit === ""
    ? text
    : pl.when(text.str.endsWith(unit)).then(text.str.stripCharsEnd(unit))
      .otherwise(pl.lit(null));
  // A digit at both ends leaves out what else is a number to Polars: inf, 1., .5.
  const isPlain = digits.str.contains("^[+-]?[0-9][0-9.]*$");
  return pl.when(isPlain).then(digits).otherwise(pl.lit(null))
    .cast(pl.Float64);
}
