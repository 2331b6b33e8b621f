import pl from "nodejs-polars";
import { type LatencyUnit, UNIT_MS } from "../../logs/latency_unit.ts";
import type { LevelScheme } from "../../logs/level_scheme.ts";
import type { CanonicalColumn } from "../../logs/log_source.ts";
import { canonicalOf } from "../../logs/mapping/canonical_of.ts";
import type {
  LogMapping,
  SourceColumn,
} from "../../logs/mapping/column_mapping.ts";
import { readLevel } from "../../logs/read_level.ts";
import { holderAt, type LogFrame } from "../log_frame.ts";
import type { ScannedFile } from "./scanned_logs.ts";
import { unitOfEpoch } from "../../logs/timestamps/unit_of_epoch.ts";
import { latencyOf, levelOf, readable, timestampOf } from "./text_values.ts";

/** Numbers that may mean a level: those of every scheme, and HTTP statuses. */
const LEVEL_NUMBERS = Array.from({ length: 600 }, (_, i) => String(i));

/** A column of a scan by its position and type. */
interface Column {
  readonly value: pl.Expr;
  readonly type: pl.DataType;
  readonly unit?: string;
  /** Its first values, if they are text. */
  readonly samples: readonly string[];
}

/**
 * The canonical columns of a file as expressions of Polars, for the values that
 * those can read: timestamps in ISO 8601, epochs, typed columns.
 *
 * @param forms Whether only the forms that values of the first rows have are read,
 * which is faster, or all that expressions can read.
 * @param moments The timestamps as far as they are known, microseconds since 1970 UTC.
 * @returns The frame; undefined where the mapping asks for more than expressions give.
 */
export function canonicalFrame(
  { rows, names, types, head }: ScannedFile,
  mapping: LogMapping,
  forms: "of the first rows" | "all" = "of the first rows",
  moments?: pl.Expr,
): LogFrame | undefined {
  const columnOf = ({ column, unit }: SourceColumn): Column => {
    const place = names.indexOf(column);
    const holder = holderAt(place);
    const type = types[place];
    const samples = isText(type) && forms === "of the first rows"
      ? head.getColumn(holder).dropNulls().toArray().map(String)
      : [];
    return { value: pl.col(holder), type, unit, samples };
  };
  const single = (canonical: CanonicalColumn) => {
    const mapped = mapping[canonical];
    return mapped === undefined ? undefined : columnOf(mapped.from[0]);
  };
  const isPlain = Object.values(mapping).every(({ from, otherwise }) =>
    from.length === 1 && otherwise === undefined
  );
  if (!isPlain) return undefined;
  const text = (column: Column | undefined) =>
    column?.value.cast(pl.Utf8) ?? pl.lit(null).cast(pl.Utf8);
  const found = single("timestamp");
  if (found === undefined) return undefined;
  const timestamp = { ...found, unit: found.unit ?? epochUnit(found, head) };
  return {
    rows: rows.withColumns(
      (moments ?? timestampColumn(timestamp)).alias("timestamp"),
      levelColumn(single("level")).alias("level"),
      text(single("service")).alias("service"),
      text(single("message")).alias("message"),
      latencyColumn(single("latency_ms")).alias("latency_ms"),
    ).withColumns(readable(pl.col("timestamp")).alias("timestamp")),
    columns: names.map((name, i) => ({
      name,
      holder: holderAt(i),
      canonical: canonicalOf(name, mapping),
    })),
  };
}

/** The unit of a column of epochs, told by the size of the first. */
function epochUnit({ value, type }: Column, head: pl.DataFrame) {
  if (!isNumber(type)) return undefined;
  const first = head.select(value.cast(pl.Float64).dropNulls().abs().alias("v"))
    .getColumn("v").get(0);
  return unitOfEpoch(Number(first));
}

function timestampColumn(column: Column): pl.Expr {
  return isText(column.type)
    ? timestampOf(column.value, column.samples)
    : microseconds(column);
}

/** Whole microseconds; what is beyond them is cut. */
function microseconds({ value, type, unit }: Column): pl.Expr {
  if (!isNumber(type)) return value.cast(pl.Datetime("us")).cast(pl.Int64);
  switch (unit) {
    case "us":
      return value.cast(pl.Int64);
    case "ms":
    case "ns":
      return value.cast(pl.Int64).cast(pl.Datetime(unit))
        .cast(pl.Datetime("us")).cast(pl.Int64);
    default:
      return value.cast(pl.Float64).mul(pl.lit(1e6)).cast(pl.Int64);
  }
}

function levelColumn(column: Column | undefined): pl.Expr {
  if (column === undefined) return pl.lit(null).cast(pl.Utf8);
  const text = column.value.cast(pl.Utf8);
  if (column.unit === undefined) return levelOf(text, column.samples);
  const scheme = column.unit as LevelScheme;
  const levels = LEVEL_NUMBERS.map((text) => readLevel(text, scheme) ?? text);
  return text.replaceStrict(LEVEL_NUMBERS, levels, text, pl.Utf8);
}

function latencyColumn(column: Column | undefined): pl.Expr {
  if (column === undefined) return pl.lit(null).cast(pl.Float64);
  const unit = (column.unit ?? "ms") as LatencyUnit;
  if (!isNumber(column.type)) {
    return latencyOf(column.value, unit, column.samples);
  }
  const ms = column.value.cast(pl.Float64).mul(pl.lit(UNIT_MS[unit]));
  return pl.when(ms.isFinite()).then(ms).otherwise(pl.lit(null));
}

function isText({ variant }: pl.DataType): boolean {
  return variant === "Utf8" || variant === "String";
}

function isNumber({ variant }: pl.DataType): boolean {
  return /^U?Int\d+$|^Float\d+$|^Decimal$/.test(variant);
}
