import type pl from "nodejs-polars";
import { parseDuration } from "../../logs/duration.ts";
import type {
  Breakdown,
  CanonicalColumn,
  Dimension,
  LogSource,
  Overview,
  QualityFacts,
  RowFilter,
  Span,
} from "../../logs/log_source.ts";
import { polarsOverview } from "../polars_overview.ts";
import { polarsQuality } from "../polars_quality.ts";
import { type PolarsInput, PolarsSource } from "../polars_source.ts";
import { condensedCounts } from "./condensed_counts.ts";
import { condensedHistogram, condensedLatency } from "./condensed_latency.ts";
import type { CondensedLogs } from "./condensed_logs.ts";
import { condensedWindows } from "./condensed_windows.ts";
import { condensedRowFacts } from "./row_facts.ts";

/**
 * Logs that were condensed when they were read: questions about time, level,
 * service, message and latency are answered from that, the others by Polars. The
 * answers are those of {@linkcode PolarsSource}.
 */
export class CondensedSource implements LogSource {
  readonly #input: PolarsInput;
  readonly #logs: CondensedLogs;
  readonly #rows: PolarsSource;

  /**
   * @param input The logs.
   * @param logs The same logs.
   */
  constructor(input: PolarsInput, logs: CondensedLogs) {
    this.#input = input;
    this.#logs = logs;
    this.#rows = new PolarsSource(input);
  }

  async overview(): Promise<Overview> {
    const { rows, first, last } = this.#logs.facts;
    return await polarsOverview(this.#input, { rows, first, last });
  }

  async quality(): Promise<QualityFacts> {
    return await polarsQuality(this.#input, condensedRowFacts(this.#logs));
  }

  async counts(
    by: Dimension | readonly Dimension[],
    filter: RowFilter = {},
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const counts = await Promise.resolve(condensedCounts({
      logs: this.#logs,
      by: dimensions,
      filter,
      leveled: this.#has("level"),
    }));
    return this.#known(counts, dimensions).sort(
      ["logs", ...dimensions],
      [true, ...dimensions.map(() => false)],
    );
  }

  windows(every: string, by?: Dimension): Promise<pl.DataFrame> {
    // A dimension that the logs lack leaves no row: Polars gives its columns.
    return by === undefined || this.#has(by)
      ? Promise.try(() =>
        condensedWindows({
          logs: this.#logs,
          every_us: parseDuration(every),
          by,
          leveled: this.#has("level"),
        })
      )
      : this.#rows.windows(every, by);
  }

  async latency(
    by: Dimension | readonly Dimension[] = [],
  ): Promise<pl.DataFrame> {
    const dimensions = [by].flat();
    const latency = await Promise.resolve(
      condensedLatency(this.#logs, dimensions),
    );
    return dimensions.length === 0
      ? latency
      : this.#known(latency, dimensions).sort(dimensions);
  }

  breakdown(
    column: string,
    spans: readonly Span[],
    most?: number,
  ): Promise<Breakdown> {
    return this.#rows.breakdown(column, spans, most);
  }

  latencyHistogram(width_ms: number): Promise<pl.DataFrame> {
    return Promise.resolve(condensedHistogram(this.#logs, width_ms));
  }

  sample(filter: RowFilter, n: number): Promise<pl.DataFrame> {
    return this.#rows.sample(filter, n);
  }

  rejected(): Promise<ReadableStream<Uint8Array>> {
    return this.#rows.rejected();
  }

  /** No rows where a dimension has no column: there is nothing to break down. */
  #known(frame: pl.DataFrame, by: readonly Dimension[]): pl.DataFrame {
    return by.every((name) => this.#has(name)) ? frame : frame.limit(0);
  }

  #has(canonical: CanonicalColumn): boolean {
    return this.#input.reading.mapping.some((mapped) =>
      mapped.canonical === canonical
    );
  }
}
