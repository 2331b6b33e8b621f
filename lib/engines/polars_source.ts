import pl from "nodejs-polars";
import { parseDuration } from "../logs/duration.ts";
import { LONGEST_LATENCY_MS } from "../logs/latency.ts";
import {
  FAILURE_LEVELS,
  LEVELS,
  MISSING,
  OTHER_LEVEL,
} from "../logs/levels.ts";
import type {
  Breakdown,
  CanonicalColumn,
  Dimension,
  LogSource,
  Overview,
  QualityFacts,
  RowFilter,
  Span,
} from "../logs/log_source.ts";
import type { Reading } from "../logs/reading.ts";
import { int64 } from "./int64.ts";
import type { LogFrame } from "./log_frame.ts";
import { noColumn, polarsBreakdown } from "./polars_breakdown.ts";
import { type Period, periodOf, polarsOverview } from "./polars_overview.ts";
import { polarsQuality } from "./polars_quality.ts";
import { polarsWindows } from "./polars_windows.ts";

/** Logs as they were read, and how. */
export interface ReadLogs extends LogFrame {
  readonly reading: Reading;
  /** The file with the rejected lines; undefined where there are none. */
  readonly rejected?: string;
}

/** What {@linkcode PolarsSource} answers from. */
export interface PolarsInput extends ReadLogs {
  /** The logs' name without its folder. */
  readonly name: string;
}

/** How many values of a column a breakdown gives for each span. */
export const MOST_VALUES = 200;

const DIMENSIONS = ["level", "service", "message"] as const;

/**
 * Logs that Polars reads: every question is one lazy scan that keeps only the
 * columns and the groups that it needs.
 *
 * Quantiles are values that occur in the logs: the smallest with at least the
 * share of the others below it (Polars' `higher`, ClickHouse's `quantileExact`).
 */
export class PolarsSource implements LogSource {
  readonly #input: PolarsInput;
  #period?: Promise<Period>;

  constructor(input: PolarsInput) {
    this.#input = input;
  }

  async overview(): Promise<Overview> {
    return await polarsOverview(this.#input, await this.#periodOf());
  }

  async quality(): Promise<QualityFacts> {
    return await polarsQuality(this.#input);
  }

  async counts(
    by: Dimension | readonly Dimension[],
    filter: RowFilter = {},
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const leveled = this.#has("level");
    const withLevel = (levels: string[], name: string) =>
      (leveled ? pl.col("level_").isIn(levels).sum() : pl.lit(null))
        .cast(pl.Float64).alias(name);
    const groups = this.#breakdown(dimensions, filter);
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
      logs: this.#withDimensions(by === undefined ? [] : [by]),
      level: "level_",
      leveled: this.#has("level"),
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
      return this.#logs().select(...summary).collect();
    }
    const groups = this.#breakdown(dimensions);
    return (await groups.agg(...summary).collect()).sort(dimensions);
  }

  async breakdown(
    column: string,
    spans: readonly Span[],
    most = MOST_VALUES,
  ): Promise<Breakdown> {
    const grouped = groupedBy(this.#input, column);
    return await polarsBreakdown({
      logs: this.#logs().withColumns(
        pl.col(grouped).cast(pl.Utf8).alias("value"),
      ),
      leveled: this.#has("level"),
      spans,
      most,
    });
  }

  async latencyHistogram(width_ms: number): Promise<pl.DataFrame> {
    const start = pl.col("latency_ms").div(pl.lit(width_ms)).floor()
      .mul(pl.lit(width_ms));
    const logs = this.#logs();
    const bins = await logs.filter(pl.col("latency_ms").isNotNull())
      .groupBy(start.alias("start_ms"))
      .agg(pl.len().cast(pl.Float64).alias("logs")).collect();
    return bins.sort("start_ms");
  }

  async sample(filter: RowFilter, n: number): Promise<pl.DataFrame> {
    return asInLogs(
      await pick(this.#input.rows, filter).limit(n).collect(),
      this.#input,
    );
  }

  async rejected(): Promise<ReadableStream<Uint8Array>> {
    const { rejected } = this.#input;
    return rejected === undefined
      ? ReadableStream.from<Uint8Array>([])
      : (await Deno.open(rejected)).readable;
  }

  #has(canonical: CanonicalColumn): boolean {
    return this.#input.reading.mapping.some((mapped) =>
      mapped.canonical === canonical
    );
  }

  #periodOf(): Promise<Period> {
    return this.#period ??= periodOf(this.#input.rows);
  }

  /** All rows with the latencies that can be averaged. */
  #logs(): pl.LazyDataFrame {
    return this.#input.rows.withColumns(
      knownLatency(pl.col("latency_ms")).alias("latency_ms"),
    );
  }

  /** The logs grouped by dimensions, with the plain level beside as `level_`. */
  #breakdown(by: readonly Dimension[], filter: RowFilter = {}) {
    const logs = this.#withDimensions(by);
    return pick(logs, filter, "level_").groupBy([...by]);
  }

  /** No rows where a dimension has no column: there is nothing to break down. */
  #withDimensions(by: readonly Dimension[]): pl.LazyDataFrame {
    const logs = this.#logs();
    return (by.every((name) => this.#has(name)) ? logs : logs.limit(0))
      .withColumns(
        pl.col("level").alias("level_"),
        ...by.map((dimension) => knownDimension(dimension).alias(dimension)),
      );
  }
}

/**
 * The frame's column that a column of the logs is broken down by.
 *
 * @throws {InputError} If the logs do not have the column.
 */
export function groupedBy({ columns }: LogFrame, column: string): string {
  const found = columns.find(({ name }) => name === column);
  if (found === undefined) {
    throw noColumn(column, columns.map(({ name }) => name));
  }
  return found.canonical === "service" || found.canonical === "message"
    ? found.canonical
    : found.holder;
}

/** Rows with the columns of the logs alone, by their own names. */
export function asInLogs(
  rows: pl.DataFrame,
  { columns }: LogFrame,
): pl.DataFrame {
  return rows.select(
    ...columns.map(({ name, holder }) => pl.col(holder).alias(name)),
  );
}

function knownDimension(dimension: Dimension): pl.Expr {
  const value = pl.col(dimension);
  const known = dimension === "level"
    ? pl.when(value.isNull().or(value.isIn([...LEVELS]))).then(value)
      .otherwise(pl.lit(OTHER_LEVEL))
    : value;
  return known.fillNull(pl.lit(MISSING));
}

/**
 * A request cannot take less than no time, nor weeks: such values are counted by
 * quality() and kept out of every mean.
 */
function knownLatency(latency_ms: pl.Expr): pl.Expr {
  const known = latency_ms.gtEq(0).and(
    latency_ms.ltEq(pl.lit(LONGEST_LATENCY_MS)),
  );
  return pl.when(known).then(latency_ms).otherwise(pl.lit(null));
}

/** The rows that pass a filter. */
export function pick(
  rows: pl.LazyDataFrame,
  filter: RowFilter,
  level = "level",
): pl.LazyDataFrame {
  const at = pl.col("timestamp");
  const columns = { level, service: "service", message: "message" };
  const conditions = [
    filter.from === undefined ? null : at.gtEq(int64(filter.from)),
    filter.to === undefined ? null : at.lt(int64(filter.to)),
    filter.failures ? pl.col(level).isIn([...FAILURE_LEVELS]) : null,
    ...DIMENSIONS.map((name) =>
      filter[name] === undefined
        ? null
        : pl.col(columns[name]).eq(pl.lit(filter[name]))
    ),
  ].filter((condition) => condition !== null);
  return conditions.reduce((picked, test) => picked.filter(test), rows);
}
