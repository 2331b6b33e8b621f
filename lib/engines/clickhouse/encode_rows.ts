import pl from "nodejs-polars";
import { holderAt } from "../log_frame.ts";
import {
  isCanonical,
  LOADED_COLUMNS,
  type LoadedColumn,
} from "./loaded_columns.ts";

/** Where rows stand in a load. */
export interface RowsPlace {
  /** The place of the first one, from 0. */
  readonly start: number;
  /** The last timestamp above it, microseconds; null if there is none. */
  readonly latest: number | null;
  readonly load: number;
}

/** Rows as ClickHouse's format TabSeparated has them, and the last timestamp of them. */
export interface EncodedRows {
  /** One column, a line each. */
  readonly lines: pl.DataFrame;
  readonly latest: number | null;
}

/** The largest second that a DateTime holds. */
const LAST_SECOND = 2 ** 32 - 1;

/** What TabSeparated escapes, the backslash first. */
const ESCAPES = [["\\", "\\\\"], ["\t", "\\t"], ["\n", "\\n"], ["\r", "\\r"], [
  "\0",
  "\\0",
]] as const;

/** Any of them. */
const ESCAPED = "[\\\\\\t\\n\\r\\x00]";

/**
 * Writes rows of a `LogFrame` as lines with the values of `LOADED_COLUMNS`, then of
 * the logs' own columns.
 */
export function encodeRows(
  rows: pl.DataFrame,
  columns: readonly LoadedColumn[],
  { start, latest, load }: RowsPlace,
): EncodedRows {
  const places = Float64Array.from(
    { length: rows.height },
    (_, i) => start + i,
  );
  const late = latenessOf(rows.getColumn("timestamp"), latest);
  const timed = rows.withColumns(
    pl.Series("place", places, pl.Float64).cast(pl.Int64),
    pl.Series("late", late.values, pl.Float64).cast(pl.Int64),
  );
  const needsEscape = escapedColumns(rows, columns);
  const text = (column: string) =>
    textOf(pl.col(column), needsEscape.has(column));
  const file = rows.columns.includes("file") ? text("file") : pl.lit("\\N");
  const loaded: Record<keyof typeof LOADED_COLUMNS, pl.Expr> = {
    second: secondOf(pl.col("timestamp")),
    timestamp: whole("timestamp"),
    level: text("level"),
    service: text("service"),
    message: text("message"),
    latency_ms: number("latency_ms"),
    late: whole("late"),
    load: pl.lit(String(load)),
    row: whole("place"),
    file,
    line: whole("line"),
  };
  const fields = [
    ...Object.keys(LOADED_COLUMNS).map((name) =>
      loaded[name as keyof typeof LOADED_COLUMNS]
    ),
    ...columns.flatMap(({ holder, stored }, i) =>
      isCanonical(holder)
        ? []
        : stored === "String"
        ? text(holderAt(i))
        : number(holderAt(i))
    ),
  ];
  const lines = timed.select(
    pl.concatString({ exprs: fields, sep: "\t" }).alias("lines"),
  );
  return { lines, latest: late.latest };
}

/** Whether each row is before the last one above it that has a timestamp. */
function latenessOf(timestamps: pl.Series, before: number | null) {
  const times = timestamps.cast(pl.Float64).toArray() as (number | null)[];
  let latest = before;
  const values = times.map((time) => {
    if (time === null) return 0;
    const isLate = latest !== null && time < latest;
    latest = time;
    return isLate ? 1 : 0;
  });
  return { values, latest };
}

/** Ten digits, which ClickHouse reads as seconds since 1970. */
function secondOf(timestamp: pl.Expr): pl.Expr {
  const seconds = timestamp.cast(pl.Float64).div(pl.lit(1e6)).floor();
  const within = pl.when(seconds.lt(0)).then(pl.lit(0))
    .when(seconds.gt(pl.lit(LAST_SECOND))).then(pl.lit(LAST_SECOND))
    .otherwise(seconds).fillNull(pl.lit(0));
  return within.cast(pl.Int64).cast(pl.Utf8).str.zFill(10);
}

function whole(column: string): pl.Expr {
  return pl.col(column).cast(pl.Int64).cast(pl.Utf8).fillNull(pl.lit("\\N"));
}

function number(column: string): pl.Expr {
  return pl.col(column).cast(pl.Utf8).fillNull(pl.lit("\\N"));
}

function textOf(value: pl.Expr, needsEscape: boolean): pl.Expr {
  const plain = value.cast(pl.Utf8);
  const escaped = needsEscape
    ? ESCAPES.reduce(
      (text, [character, spelled]) =>
        text.str.replaceAll(character, spelled, true),
      plain,
    )
    : plain;
  return escaped.fillNull(pl.lit("\\N"));
}

/** The columns of text with a character that must be escaped: most logs have none. */
function escapedColumns(
  rows: pl.DataFrame,
  columns: readonly LoadedColumn[],
): Set<string> {
  const texts = ["level", "service", "message", "file"]
    .filter((name) => rows.columns.includes(name));
  const own = columns.flatMap(({ stored }, i) =>
    stored === "String" ? [holderAt(i)] : []
  );
  const names = [...texts, ...own];
  const found = rows.select(
    ...names.map((name) =>
      pl.col(name).cast(pl.Utf8).str.contains(ESCAPED).fillNull(pl.lit(false))
        .sum().cast(pl.Float64).alias(name)
    ),
  );
  return new Set(
    names.filter((name) => Number(found.getColumn(name).get(0)) > 0),
  );
}
