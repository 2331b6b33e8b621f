import pl from "nodejs-polars";
import { readLatency } from "../../logs/latency.ts";
import type { LatencyUnit } from "../../logs/latency_unit.ts";
import type { LevelScheme } from "../../logs/level_scheme.ts";
import { LEVELS } from "../../logs/levels.ts";
import type { CanonicalColumn } from "../../logs/log_source.ts";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { readLevel } from "../../logs/read_level.ts";
import type { EpochUnit } from "../../logs/timestamps/scan_epoch.ts";
import { TimestampReader } from "../../logs/timestamps/timestamp_reader.ts";
import type { LogFrame } from "../log_frame.ts";

/** How many of the values that expressions cannot read are tried otherwise. */
const MOST_TRIED = 1000;

/** What a look at some rows tells. */
export interface LookedThrough {
  readonly rows: number;
  /** Timestamps that are text without a zone. */
  readonly zoneless: number;
  /** Rows without any value, which blank lines are to Polars. */
  readonly empty: number;
}

interface Counts extends LookedThrough {
  readonly timestamp: number;
  readonly level: number;
  readonly latency_ms: number;
}

/**
 * Looks at all rows, to see that expressions read all that this project can read:
 * nothing that they leave unread is a timestamp, level or latency of another form.
 *
 * @returns Undefined if they do not; then the file has to be parsed.
 */
export async function lookThrough(
  frame: LogFrame,
  mapping: LogMapping,
): Promise<LookedThrough | undefined> {
  const counts = await countUnread(frame);
  const unitOf = (canonical: CanonicalColumn) =>
    mapping[canonical]?.from[0].unit;
  const reader = new TimestampReader({
    unit: unitOf("timestamp") as EpochUnit | undefined,
  });
  const readers = {
    timestamp: (text: string) =>
      !Number.isNaN(reader.read(text)) || reader.yearless > 0,
    level: (text: string) =>
      readLevel(text, unitOf("level") as LevelScheme | undefined) !== null,
    latency_ms: (text: string) =>
      !Number.isNaN(readLatency(text, unitOf("latency_ms") as LatencyUnit)),
  };
  for (const canonical of ["timestamp", "level", "latency_ms"] as const) {
    if (counts[canonical] === 0) continue;
    const texts = await unread(frame, canonical);
    if (texts.some(readers[canonical])) return undefined;
  }
  return counts;
}

/** What each canonical column does not hold as its own. */
const UNREAD = {
  timestamp: pl.col("timestamp").isNull(),
  level: pl.col("level").isIn([...LEVELS]).not(),
  latency_ms: pl.col("latency_ms").isNull(),
} as const;

async function countUnread({ rows, columns }: LogFrame): Promise<Counts> {
  const count = (test: pl.Expr | undefined, name: string) =>
    (test?.sum() ?? pl.lit(0)).cast(pl.Float64).alias(name);
  const holder = (canonical: CanonicalColumn) => {
    const found = columns.find((column) => column.canonical === canonical);
    return found === undefined ? undefined : pl.col(found.holder);
  };
  const unread = (canonical: keyof typeof UNREAD) =>
    holder(canonical)?.isNotNull().and(UNREAD[canonical]);
  const counts = await rows.select(
    pl.len().cast(pl.Float64).alias("rows"),
    count(
      pl.col("timestamp").isNotNull().and(zoneless(holder("timestamp"))),
      "zoneless",
    ),
    count(
      columns.map(({ holder }) => pl.col(holder).isNull())
        .reduce((all, isNull) => all.and(isNull)),
      "empty",
    ),
    count(unread("timestamp"), "timestamp"),
    count(unread("level"), "level"),
    count(unread("latency_ms"), "latency_ms"),
  ).collect();
  return counts.toRecords()[0] as unknown as Counts;
}

/** Text without a `Z`; numbers and typed columns count from 1970 UTC. */
function zoneless(timestamp: pl.Expr | undefined): pl.Expr {
  if (timestamp === undefined) return pl.lit(false);
  const text = timestamp.cast(pl.Utf8);
  return text.str.slice(4, 1).eq(pl.lit("-")).and(text.str.endsWith("Z").not());
}

/** Some of the distinct texts that a canonical column does not hold as its own. */
async function unread(
  { rows, columns }: LogFrame,
  canonical: keyof typeof UNREAD,
): Promise<string[]> {
  const holder = columns.find((column) => column.canonical === canonical)
    ?.holder ?? "";
  const texts = await rows
    .filter(pl.col(holder).isNotNull().and(UNREAD[canonical]))
    .select(pl.col(holder).cast(pl.Utf8).alias("text"))
    .limit(100 * MOST_TRIED).unique().limit(MOST_TRIED).collect();
  return texts.getColumn("text").toArray().map(String);
}
