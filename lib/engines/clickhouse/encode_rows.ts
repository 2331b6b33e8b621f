import pl from "nodejs-polars";
import { holderAt } from "../log_frame.ts";
import {
  isCanonical,
  LOADED_COLUMNS,
  type LoadedColumn,
} from "./loaded_columns.ts";

/** The largest second that a DateTime holds. */
const LAST_SECOND = 2 ** 32 - 1;
/** From here on, a second has the ten digits by which ClickHouse knows it. */
const TEN_DIGITS = 1e9;

/** What TabSeparated escapes, the backslash first. */
const ESCAPES = [["\\", "\\\\"], ["\t", "\\t"], ["\n", "\\n"], ["\r", "\\r"], [
  "\0",
  "\\0",
]] as const;

/** Any of them. */
const ESCAPED = "[\\\\\\t\\n\\r\\x00]";

/** What {@linkcode encodeRows} needs to know beside the rows. */
export interface RowsEncoding {
  readonly columns: readonly LoadedColumn[];
  /** The number of the load. */
  readonly load: number;
  /** A file to write to; it is gone afterwards. */
  readonly scratch: string;
}

/**
 * Gives rows in ClickHouse's format TabSeparated: the values of `LOADED_COLUMNS`,
 * then of the logs' own columns. Polars writes them, in its own threads and by way
 * of a file: no row becomes an object. (Into memory, it would quote.)
 *
 * @param rows As `placeRows` gives them.
 */
export async function encodeRows(
  rows: pl.DataFrame,
  { columns, load, scratch }: RowsEncoding,
): Promise<Uint8Array> {
  const needsEscape = escapedColumns(rows, columns);
  const text = (column: string) =>
    textOf(pl.col(column), needsEscape.has(column));
  const loaded: Record<keyof typeof LOADED_COLUMNS, pl.Expr> = {
    second: secondOf(rows.getColumn("timestamp")),
    timestamp: whole("timestamp"),
    level: text("level"),
    service: text("service"),
    message: text("message"),
    latency_ms: pl.col("latency_ms"),
    late: whole("late"),
    load: pl.lit(String(load)),
    row: whole("place"),
    file: rows.columns.includes("file") ? text("file") : pl.lit(null),
    line: whole("line"),
  };
  const own = columns.flatMap(({ holder, stored }, i) => {
    if (isCanonical(holder)) return [];
    return [stored === "String" ? text(holderAt(i)) : pl.col(holderAt(i))];
  });
  const names = Object.keys(LOADED_COLUMNS) as (keyof typeof loaded)[];
  const fields = [...names.map((name) => loaded[name]), ...own];
  await rows.lazy()
    .select(...fields.map((field, i) => field.alias(`field${i}`)))
    .sinkCSV(scratch, {
      includeHeader: false,
      separator: "\t",
      quoteStyle: "never",
      nullValue: "\\N",
    }).collect();
  const bytes = await Deno.readFile(scratch);
  await Deno.remove(scratch);
  return bytes;
}

/** Ten digits, which ClickHouse reads as seconds since 1970. */
function secondOf(timestamp: pl.Series): pl.Expr {
  const seconds = pl.col("timestamp").cast(pl.Float64).div(pl.lit(1e6)).floor();
  const within = pl.when(seconds.lt(0)).then(pl.lit(0))
    .when(seconds.gt(pl.lit(LAST_SECOND))).then(pl.lit(LAST_SECOND))
    .otherwise(seconds).fillNull(pl.lit(0)).cast(pl.Int64);
  const first = timestamp.nullCount() > 0 ? 0 : Number(timestamp.min());
  return first / 1e6 >= TEN_DIGITS
    ? within
    : within.cast(pl.Utf8).str.zFill(10);
}

function whole(column: string): pl.Expr {
  return pl.col(column).cast(pl.Int64);
}

function textOf(value: pl.Expr, needsEscape: boolean): pl.Expr {
  const plain = value.cast(pl.Utf8);
  if (!needsEscape) return plain;
  return ESCAPES.reduce(
    (text, [character, spelled]) =>
      text.str.replaceAll(character, spelled, true),
    plain,
  );
}

/** The columns of text with a character that must be escaped: most logs have none. */
function escapedColumns(
  rows: pl.DataFrame,
  columns: readonly LoadedColumn[],
): Set<string> {
  const texts = ["level", "service", "message", "file"]
    .filter((name) => rows.columns.includes(name));
  const own = columns.flatMap(({ holder, stored }, i) =>
    stored === "String" && !isCanonical(holder) ? [holderAt(i)] : []
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
