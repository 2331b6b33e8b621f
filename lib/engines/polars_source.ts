import pl from "nodejs-polars";
import type { ColumnMapping } from "../logs/column_mapping.ts";
import { parseDuration } from "../logs/duration.ts";
import {
  FAILURE_LEVELS,
  LEVELS,
  MISSING,
  OTHER_LEVEL,
} from "../logs/levels.ts";
import type {
  Breakdown,
  Dimension,
  LogSource,
  Overview,
  QualityFacts,
  RowFilter,
  Span,
} from "../logs/log_source.ts";
import { canonicalColumns } from "./canonical_columns.ts";
import { int64 } from "./int64.ts";
import { noColumn, polarsBreakdown } from "./polars_breakdown.ts";
import { type Period, periodOf, polarsOverview } from "./polars_overview.ts";
import { polarsQuality } from "./polars_quality.ts";
import { polarsWindows } from "./polars_windows.ts";

/** What {@linkcode PolarsSource} reads. */
export interface PolarsInput {
  /** The logs' name without its folder. */
  readonly name: string;
  /** The columns of the file in its order, every value as text, empty as null. */
  readonly lines: pl.LazyDataFrame;
  readonly mapping: ColumnMapping;
  /** The file's size. */
  readonly bytes: number;
}

/**
 * Files up to this size are parsed once and kept, in about as much memory;
 * larger ones are scanned for every question.
 */
export const MOST_KEPT_BYTES = 64 * 2 ** 20;

/** Names that no file's column has. */
const VALUE = "\0value";
const PLACE = "\0place";
/** What a filter's fields mean where the canonical columns are kept. */
const KEPT_COLUMNS = {
  timestamp: pl.col("timestamp"),
  level: pl.col("level"),
  service: pl.col("service"),
  message: pl.col("message"),
};
/** How many values of a column a breakdown gives for each span. */
const MOST_VALUES = 200;

/**
 * Logs in a file, read by Polars: every question is one lazy scan that keeps
 * only the columns and the groups that it needs. A small file is parsed once.
 *
 * Quantiles are values that occur in the logs: the smallest with at least the
 * share of the others below it (Polars' `higher`, ClickHouse's `quantileExact`).
 */
export class PolarsSource implements LogSource {
  readonly #input: PolarsInput;
  readonly #scan: pl.LazyDataFrame;
  #kept?: Promise<pl.DataFrame>;
  #period?: Promise<Period>;

  constructor(input: PolarsInput) {
    this.#input = input;
    const { timestamp, level, service, message, latency_ms } = canonicalColumns(
      input.mapping,
    );
    this.#scan = input.lines.select(
      timestamp.cast(pl.Int64).alias("timestamp"),
      level.alias("level"),
      service.alias("service"),
      message.alias("message"),
      knownLatency(latency_ms).alias("latency_ms"),
    );
  }

  async overview(): Promise<Overview> {
    return await polarsOverview(this.#input, await this.#periodOf());
  }

  async quality(): Promise<QualityFacts> {
    return await polarsQuality(this.#input, await this.#logs());
  }

  async counts(
    by: Dimension | readonly Dimension[],
    filter: RowFilter = {},
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const leveled = this.#input.mapping.level !== undefined;
    const withLevel = (levels: string[], name: string) =>
      (leveled ? pl.col("level_").isIn(levels).sum() : pl.lit(null))
        .cast(pl.Float64).alias(name);
    const groups = await this.#breakdown(dimensions, filter);
    const counts = await groups.agg(
      pl.len().cast(pl.Float64).alias("logs"),
      withLevel(["ERROR"], "errors"),
      withLevel(["FATAL"], "fatals"),
      withLevel([...FAILURE_LEVELS], "failures"),
    ).collect();
    return counts.sort(
      ["logs", ...dimensions],
      [true, ...dimensions.map(() => false)],
    );
  }

  async windows(every: string, by?: Dimension): Promise<pl.DataFrame> {
    return await polarsWindows({
      logs: await this.#withDimensions(by === undefined ? [] : [by]),
      level: "level_",
      leveled: this.#input.mapping.level !== undefined,
      every_us: parseDuration(every),
      by,
      ...await this.#periodOf(),
    });
  }

  async latency(
    by: Dimension | readonly Dimension[] = [],
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const ms = pl.col("latency_ms");
    const quantile = (p: number) => ms.quantile(p, "higher");
    const summary = [
      ms.count().cast(pl.Float64).alias("count"),
      ms.mean().alias("mean_ms"),
      ms.std().alias("sd_ms"),
      ms.min().alias("min_ms"),
      quantile(0.5).alias("p50_ms"),
      quantile(0.95).alias("p95_ms"),
      quantile(0.99).alias("p99_ms"),
      ms.max().alias("max_ms"),
    ];
    if (dimensions.length === 0) {
      return await (await this.#logs()).select(...summary).collect();
    }
    const groups = await this.#breakdown(dimensions);
    return (await groups.agg(...summary).collect()).sort(dimensions);
  }

  async breakdown(
    column: string,
    spans: readonly Span[],
    most = MOST_VALUES,
  ): Promise<Breakdown> {
    return await polarsBreakdown({
      logs: await this.#withColumn(column),
      leveled: this.#input.mapping.level !== undefined,
      spans,
      most,
    });
  }

  async latencyHistogram(width_ms: number): Promise<pl.DataFrame> {
    const start = pl.col("latency_ms").div(pl.lit(width_ms)).floor()
      .mul(pl.lit(width_ms));
    const logs = await this.#logs();
    const bins = await logs.filter(pl.col("latency_ms").isNotNull())
      .groupBy(start.alias("start_ms"))
      .agg(pl.len().cast(pl.Float64).alias("logs")).collect();
    return bins.sort("start_ms");
  }

  async sample(filter: RowFilter, n: number): Promise<pl.DataFrame> {
    const { lines, mapping, bytes } = this.#input;
    if (bytes > MOST_KEPT_BYTES) {
      return await pick(lines, canonicalColumns(mapping), filter)
        .limit(n).collect();
    }
    const logs = (await this.#logs()).withRowIndex(PLACE);
    const picked = await pick(logs, KEPT_COLUMNS, filter).limit(n)
      .select(pl.col(PLACE).cast(pl.Float64)).collect();
    return await rowsAt(lines, picked.getColumn(PLACE).toArray().map(Number));
  }

  #periodOf(): Promise<Period> {
    return this.#period ??= this.#logs().then(periodOf);
  }

  /** The canonical columns of all logs: from memory where the file is small. */
  async #logs(): Promise<pl.LazyDataFrame> {
    if (this.#input.bytes > MOST_KEPT_BYTES) return this.#scan;
    this.#kept ??= this.#scan.collect();
    return (await this.#kept).lazy();
  }

  /** The logs grouped by dimensions, with the plain level beside as `level_`. */
  async #breakdown(by: readonly Dimension[], filter: RowFilter = {}) {
    const logs = await this.#withDimensions(by);
    const columns = { ...KEPT_COLUMNS, level: pl.col("level_") };
    return pick(logs, columns, filter).groupBy([...by]);
  }

  /** No rows where a dimension has no column: there is nothing to break down. */
  async #withDimensions(
    by: readonly Dimension[],
  ): Promise<pl.LazyDataFrame> {
    const mapped = by.every((name) => this.#input.mapping[name] !== undefined);
    const logs = await this.#logs();
    return (mapped ? logs : logs.limit(0)).withColumns(
      pl.col("level").alias("level_"),
      ...by.map((dimension) => this.#dimension(dimension).alias(dimension)),
    );
  }

  /** The canonical columns, and one by its name in the file as `value`. */
  async #withColumn(column: string): Promise<pl.LazyDataFrame> {
    const { lines, mapping } = this.#input;
    if (!lines.columns.includes(column)) throw noColumn(column, lines.columns);
    for (const canonical of ["service", "message"] as const) {
      if (mapping[canonical] !== column) continue;
      const logs = await this.#logs();
      return logs.withColumns(pl.col(canonical).alias("value"));
    }
    // A column's name may be a pattern, which `pl.col` would follow; rename does not.
    const named = Object.values(mapping).includes(column)
      ? lines.withColumns(pl.col(column).alias(VALUE))
      : lines.rename({ [column]: VALUE });
    const value = pl.col(VALUE).alias("value");
    if (this.#input.bytes <= MOST_KEPT_BYTES) {
      const values = await named.select(value).collect();
      const logs = await (await this.#logs()).collect();
      return logs.withColumns(values.getColumn("value")).lazy();
    }
    const { timestamp, level, latency_ms } = canonicalColumns(mapping);
    return named.select(
      timestamp.cast(pl.Int64).alias("timestamp"),
      level.alias("level"),
      knownLatency(latency_ms).alias("latency_ms"),
      value,
    );
  }

  #dimension(dimension: Dimension): pl.Expr {
    const value = pl.col(dimension);
    const known = dimension === "level"
      ? pl.when(value.isNull().or(value.isIn([...LEVELS]))).then(value)
        .otherwise(pl.lit(OTHER_LEVEL))
      : value;
    return known.fillNull(pl.lit(MISSING));
  }
}

/**
 * A request cannot take less than no time: such values are counted by quality()
 * and kept out of every mean.
 */
function knownLatency(latency_ms: pl.Expr): pl.Expr {
  return pl.when(latency_ms.gtEq(0)).then(latency_ms).otherwise(pl.lit(null));
}

/** The rows at some places, which rise. */
async function rowsAt(
  lines: pl.LazyDataFrame,
  places: readonly number[],
): Promise<pl.DataFrame> {
  if (places.length === 0) return await lines.limit(0).collect();
  const first = places[0];
  const read = await lines.slice(first, places[places.length - 1] - first + 1)
    .collect();
  const offsets = Array.from({ length: read.height }, (_, offset) => offset);
  return read.withColumns(pl.Series(PLACE, offsets))
    .filter(pl.col(PLACE).isIn(places.map((place) => place - first)))
    .drop(PLACE);
}

/** The rows that pass a filter, given what its fields mean there. */
function pick(
  rows: pl.LazyDataFrame,
  columns: Readonly<Record<"timestamp" | Dimension, pl.Expr>>,
  filter: RowFilter,
): pl.LazyDataFrame {
  const at = columns.timestamp.cast(pl.Int64);
  const conditions = [
    filter.from === undefined ? null : at.gtEq(int64(filter.from)),
    filter.to === undefined ? null : at.lt(int64(filter.to)),
    filter.failures ? columns.level.isIn([...FAILURE_LEVELS]) : null,
    ...(["level", "service", "message"] as const).map((name) =>
      filter[name] === undefined ? null : columns[name].eq(pl.lit(filter[name]))
    ),
  ].filter((condition) => condition !== null);
  return conditions.reduce((picked, test) => picked.filter(test), rows);
}
