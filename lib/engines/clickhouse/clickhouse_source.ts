import type pl from "nodejs-polars";
import type {
  Breakdown,
  Dimension,
  LogSource,
  Overview,
  QualityFacts,
  RowFilter,
  Span,
} from "../../logs/log_source.ts";
import type { FileReading } from "../../logs/reading.ts";
import { noColumn } from "../polars_breakdown.ts";
import { answerFrame, numbers, texts } from "./answer_frame.ts";
import { clickHouseBreakdown } from "./clickhouse_breakdown.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { clickHouseQuality } from "./clickhouse_quality.ts";
import { clickHouseSample } from "./clickhouse_sample.ts";
import { clickHouseWindows } from "./clickhouse_windows.ts";
import { dimensionOf } from "./dimension_sql.ts";
import {
  isKnownLatency,
  MOMENTS,
  moments,
  quantiles,
  readMoments,
  readQuantiles,
} from "./latency_sql.ts";
import type { LogTable } from "./log_table.ts";
import { isFailure, isLevel, rowsOf } from "./rows_of.ts";
import { type Sql, sql } from "./sql.ts";
import { type TableSize, tableSize } from "./table_period.ts";

/** How many values of a column a breakdown gives for each span. */
const MOST_VALUES = 200;

/**
 * Logs in a table of ClickHouse, on one server or over the shards of a cluster:
 * every question is answered there, and what comes over the wire is an aggregate
 * or a few rows that were asked for.
 *
 * The SQL runs on 18.16 as well as on current versions. Figures are those that
 * `PolarsSource` gives for the same logs: counts, windows, their order and
 * quantiles the same, means and deviations up to the order of the sums.
 */
export class ClickHouseSource implements LogSource {
  readonly #client: ClickHouseClient;
  readonly #table: LogTable;
  #size?: Promise<TableSize>;

  constructor(client: ClickHouseClient, table: LogTable) {
    this.#client = client;
    this.#table = table;
  }

  async overview(): Promise<Overview> {
    const { rows, first, last } = await this.#sized();
    const { columns, reading, name } = this.#table;
    return {
      ...{ rows, first, last },
      columns: columns.map(({ name, type, canonical }) => ({
        name,
        type,
        canonical,
      })),
      mapping: Object.fromEntries(
        reading.mapping.map(({ canonical, columns }) => [
          canonical,
          columns[0],
        ]),
      ),
      engine: "clickhouse",
      name,
      reading: reading.files.length > 0
        ? reading
        : { ...reading, files: [tableAsFile(name, rows)] },
    };
  }

  async quality(): Promise<QualityFacts> {
    const size = await this.#sized();
    return await clickHouseQuality(this.#client, this.#table, size);
  }

  async counts(
    by: Dimension | readonly Dimension[],
    filter: RowFilter = {},
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const { level } = this.#table;
    const sum = (test: (level: Sql) => Sql) =>
      level === null ? sql`NULL` : sql`toFloat64(sum(${test(level)}))`;
    const rows = await this.#grouped(
      dimensions,
      sql`toFloat64(count()), ${sum((level) => isLevel(level, ["ERROR"]))},
        ${sum((level) => isLevel(level, ["FATAL"]))}, ${sum(isFailure)}`,
      filter,
    );
    const columns = [
      ...texts(...dimensions),
      ...numbers("logs", "errors", "fatals", "failures"),
    ];
    return answerFrame(columns, rows).sort(
      ["logs", ...dimensions],
      [true, ...dimensions.map(() => false)],
    );
  }

  async windows(every: string, by?: Dimension): Promise<pl.DataFrame> {
    return await clickHouseWindows(
      this.#client,
      this.#table,
      await this.#sized(),
      { every, by },
    );
  }

  async latency(
    by: Dimension | readonly Dimension[] = [],
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const { latency_ms } = this.#table;
    const { centre_ms } = await this.#sized();
    const rows = await this.#grouped(
      dimensions,
      sql`${moments(latency_ms, centre_ms)}, ${quantiles(latency_ms)}`,
      {},
    );
    const arranged = rows.map((row) => {
      const latency = row.slice(dimensions.length);
      const { count, mean, sd, min, max } = readMoments(latency);
      const shares = readQuantiles(count, latency[MOMENTS]);
      const names = row.slice(0, dimensions.length);
      return [...names, count, mean, sd, min, ...shares, max];
    });
    const frame = answerFrame([
      ...texts(...dimensions),
      ...numbers("count", "mean_ms", "sd_ms", "min_ms"),
      ...numbers("p50_ms", "p95_ms", "p99_ms", "max_ms"),
    ], arranged);
    return dimensions.length === 0 ? frame : frame.sort(dimensions);
  }

  async breakdown(
    column: string,
    spans: readonly Span[],
    most = MOST_VALUES,
  ): Promise<Breakdown> {
    const { columns, service, message } = this.#table;
    const found = columns.find(({ name }) => name === column);
    if (found === undefined) {
      throw noColumn(column, columns.map(({ name }) => name));
    }
    const canonical = found.canonical === "service"
      ? service
      : found.canonical === "message"
      ? message
      : null;
    return await clickHouseBreakdown(
      this.#client,
      this.#table,
      await this.#sized(),
      { value: canonical ?? sql`toString(${found.raw})`, spans, most },
    );
  }

  async latencyHistogram(width_ms: number): Promise<pl.DataFrame> {
    const { latency_ms } = this.#table;
    const columns = numbers("start_ms", "logs");
    if (latency_ms === null) return answerFrame(columns, []);
    const start =
      sql`floor(assumeNotNull(toFloat64(${latency_ms})) / ${width_ms}) * ${width_ms}`;
    const rows = await this.#client.ask(
      sql`SELECT ${start}, toFloat64(count())
        ${rowsOf(this.#table, {}, [isKnownLatency(latency_ms)])}
        GROUP BY ${start}`,
    );
    return answerFrame(columns, rows).sort("start_ms");
  }

  async sample(filter: RowFilter, n: number): Promise<pl.DataFrame> {
    return await clickHouseSample(this.#client, this.#table, filter, n);
  }

  /** What could not be read was left behind when the table was filled. */
  rejected(): Promise<ReadableStream<Uint8Array>> {
    return Promise.resolve(ReadableStream.from<Uint8Array>([]));
  }

  #sized(): Promise<TableSize> {
    return this.#size ??= tableSize(this.#client, this.#table);
  }

  /** No rows where a dimension has no column: there is nothing to break down. */
  async #grouped(
    by: readonly Dimension[],
    asked: Sql,
    filter: RowFilter,
  ) {
    if (by.some((dimension) => this.#table[dimension] === null)) return [];
    const keys = by.map((dimension) => dimensionOf(this.#table, dimension));
    const rows = rowsOf(this.#table, filter);
    return await this.#client.ask(
      keys.length === 0
        ? sql`SELECT ${asked} ${rows}`
        : sql`SELECT ${keys}, ${asked} ${rows} GROUP BY ${keys}`,
    );
  }
}

/** A table that no file was loaded into, where a report lists the files. */
function tableAsFile(name: string, rows: number): FileReading {
  return {
    file: name,
    format: "table of ClickHouse",
    encoding: null,
    lines: null,
    rows,
    continuation: 0,
    header: 0,
    blank: 0,
    rejected: 0,
    notes: [],
  };
}
