import type pl from "nodejs-polars";
import { parseDuration } from "../../logs/duration.ts";
import type {
  Breakdown,
  Dimension,
  LogSource,
  Overview,
  QualityFacts,
  RowFilter,
  Span,
} from "../../logs/log_source.ts";
import { noColumn } from "../polars_breakdown.ts";
import { clickHouseBreakdown } from "./clickhouse_breakdown.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { clickHouseCounts } from "./clickhouse_counts.ts";
import { clickHouseHistogram } from "./clickhouse_histogram.ts";
import { clickHouseLatency } from "./clickhouse_latency.ts";
import { clickHouseOverview } from "./clickhouse_overview.ts";
import { clickHouseQuality } from "./clickhouse_quality.ts";
import { clickHouseSample } from "./clickhouse_sample.ts";
import { clickHouseWindows } from "./clickhouse_windows.ts";
import { fitsRollup, type RollupQuestion } from "./fits_rollup.ts";
import type { LogTable } from "./log_table.ts";
import { sql } from "./sql.ts";
import { type TableSize, tableSize } from "./table_period.ts";

/** What is known of a table beside it. */
export interface MoreOfTable {
  /** A roll-up with all its logs. */
  readonly rollup?: LogTable;
  /** The shards whose logs are left out. */
  readonly missingShards?: readonly number[];
}

/** How many values of a column a breakdown gives for each span. */
const MOST_VALUES = 200;

/**
 * Logs in a table of ClickHouse, on one server or over the shards of a cluster:
 * every question is answered there, and what comes over the wire is an aggregate
 * or a few rows that were asked for. Where a roll-up has the answer, it is asked.
 *
 * The SQL runs on 18.16 as well as on current versions. Figures are those that
 * `PolarsSource` gives for the same logs: counts, windows, their order and
 * quantiles the same, means and deviations up to the order of the sums.
 */
export class ClickHouseSource implements LogSource {
  readonly #client: ClickHouseClient;
  readonly #table: LogTable;
  readonly #more: MoreOfTable;
  #size?: Promise<TableSize>;

  constructor(
    client: ClickHouseClient,
    table: LogTable,
    more: MoreOfTable = {},
  ) {
    this.#client = client;
    this.#table = table;
    this.#more = more;
  }

  async overview(): Promise<Overview> {
    const { missingShards } = this.#more;
    return clickHouseOverview(this.#table, await this.#sized(), missingShards);
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
    const table = this.#tableFor({ by: dimensions, filter });
    return await clickHouseCounts(this.#client, table, dimensions, filter);
  }

  async windows(every: string, by?: Dimension): Promise<pl.DataFrame> {
    const table = this.#tableFor({
      by: by === undefined ? [] : [by],
      every_us: parseDuration(every),
    });
    const size = await this.#sized();
    return await clickHouseWindows(this.#client, table, size, { every, by });
  }

  async latency(
    by: Dimension | readonly Dimension[] = [],
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const table = this.#tableFor({ by: dimensions });
    const size = await this.#sized();
    return await clickHouseLatency(this.#client, table, size, dimensions);
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
    return await clickHouseHistogram(this.#client, this.#table, width_ms);
  }

  async sample(filter: RowFilter, n: number): Promise<pl.DataFrame> {
    return await clickHouseSample(this.#client, this.#table, filter, n);
  }

  /** What could not be read was left behind when the table was filled. */
  rejected(): Promise<ReadableStream<Uint8Array>> {
    return Promise.resolve(ReadableStream.from<Uint8Array>([]));
  }

  #sized(): Promise<TableSize> {
    return this.#size ??= tableSize(this.#client, this.#tableFor({}));
  }

  #tableFor(question: RollupQuestion): LogTable {
    const { rollup } = this.#more;
    return rollup !== undefined && fitsRollup(question) ? rollup : this.#table;
  }
}
