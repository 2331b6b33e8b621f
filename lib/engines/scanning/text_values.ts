import pl from "nodejs-polars";
import { type LatencyUnit, UNIT_MS } from "../../logs/latency_unit.ts";
import { LEVEL_SPELLINGS } from "../../logs/levels.ts";
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

/**
 * Reads text as timestamps: ISO 8601 with `T` or a space, a fraction of up to
 * nine digits (kept to the microsecond), and `Z` or nothing, which means UTC.
 *
 * @param like One of the texts; only texts with the same separator are read, and
 * none with a `Z` unless it has one, which is faster. Defaults to all.
 * @returns Int64, microseconds since 1970 UTC; null where the text is something
 * else. To be passed through {@linkcode readable}.
 */
export function timestampOf(text: pl.Expr, like = " Z"): pl.Expr {
  const joined = like.includes(" ")
    ? text.str.replace("^(.{10}) ", "${1}T")
    : text;
  const plain = like.endsWith("Z") ? joined.str.replace("Z$", "") : joined;
  return plain.str.strptime(pl.Datetime, "%Y-%m-%dT%H:%M:%S%.f")
    .cast(pl.Int64);
}

/**
 * Microseconds that a log's time may be: sentinels must not stretch the period,
 * and Polars 0.25.2 makes the year 0 of February 29 in 2100.
 *
 * @param us A column; what an expression reads would be read for each mention.
 */
export function readable(us: pl.Expr): pl.Expr {
  return pl.when(us.gtEq(START_US).and(us.lt(END_US))).then(us)
    .otherwise(pl.lit(null));
}

/**
 * Reads text as levels, in any case.
 *
 * @returns Utf8: a canonical level, or the text as it stands where it is none.
 */
export function levelOf(text: pl.Expr): pl.Expr {
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
 * @returns Float64, milliseconds; null where the text is something else.
 */
export function latencyOf(
  text: pl.Expr,
  unit: LatencyUnit = "ms",
): pl.Expr {
  const pattern = "^([+-]?[0-9]+(?:[.][0-9]+)?) *(ns|us|µs|μs|ms|s|)$";
  const number = text.str.extract(pattern, 1).cast(pl.Float64);
  const units = Object.entries({ ...UNITS, "": unit });
  const factor = text.str.extract(pattern, 2).replaceStrict(
    units.map(([written]) => written),
    units.map(([, unit]) => UNIT_MS[unit]),
    pl.lit(null),
    pl.Float64,
  );
  return number.mul(factor);
}
