import type pl from "nodejs-polars";
import type {
  Breakdown,
  Dimension,
  LogSource,
  Overview,
  QualityFacts,
  RowFilter,
  Span,
} from "../logs/log_source.ts";
import { checkDimensions } from "./check_dimensions.ts";
import type { SharedAnswers } from "./shared_answers.ts";

/**
 * Logs that answer a question asked again from memory: a report looks at the
 * same windows from several sides, and answers are small beside the logs.
 *
 * A question that failed is asked anew.
 */
export class AnswerOnce implements LogSource {
  readonly #source: LogSource;
  readonly #shared: SharedAnswers | undefined;
  readonly #answers = new Map<string, Promise<unknown>>();

  /**
   * @param source The logs; they must not change while they are asked.
   * @param shared What other processes were answered, of the same logs.
   */
  constructor(source: LogSource, shared?: SharedAnswers) {
    this.#source = source;
    this.#shared = shared;
  }

  overview(): Promise<Overview> {
    return this.#once(["overview"], () => this.#source.overview());
  }

  quality(): Promise<QualityFacts> {
    return this.#once(["quality"], () => this.#source.quality());
  }

  counts(
    by: Dimension | readonly Dimension[],
    filter: RowFilter = {},
  ): Promise<pl.DataFrame> {
    return this.#once(
      ["counts", [by].flat(), filterKey(filter)],
      () => {
        checkDimensions(by);
        return this.#source.counts(by, filter);
      },
    );
  }

  windows(every: string, by?: Dimension): Promise<pl.DataFrame> {
    return this.#once(
      ["windows", every, by],
      () => {
        if (by !== undefined) checkDimensions(by);
        return this.#source.windows(every, by);
      },
    );
  }

  latency(by?: Dimension | readonly Dimension[]): Promise<pl.DataFrame> {
    return this.#once(
      ["latency", by === undefined ? null : [by].flat()],
      () => {
        if (by !== undefined) checkDimensions(by);
        return this.#source.latency(by);
      },
    );
  }

  breakdown(
    column: string,
    spans: readonly Span[],
    most?: number,
  ): Promise<Breakdown> {
    return this.#once(
      ["breakdown", column, spans.map(({ from, to }) => [from, to]), most],
      () => this.#source.breakdown(column, spans, most),
    );
  }

  latencyHistogram(width_ms: number): Promise<pl.DataFrame> {
    return this.#once(
      ["latencyHistogram", width_ms],
      () => this.#source.latencyHistogram(width_ms),
    );
  }

  sample(filter: RowFilter, n: number): Promise<pl.DataFrame> {
    return this.#once(
      ["sample", filterKey(filter), n],
      () => this.#source.sample(filter, n),
    );
  }

  /** A stream is read once. */
  rejected(): Promise<ReadableStream<Uint8Array>> {
    return this.#source.rejected();
  }

  #once<T>(question: unknown, ask: () => Promise<T>): Promise<T> {
    const key = JSON.stringify(question);
    const known = this.#answers.get(key);
    if (known !== undefined) return known as Promise<T>;
    // A question that cannot be asked fails like one that cannot be answered.
    const answer = this.#shared === undefined
      ? Promise.try(ask)
      : askShared(key, ask, this.#shared);
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }
}

/** As another process was answered, else asked and told the others. */
async function askShared<T>(
  key: string,
  ask: () => Promise<T>,
  shared: SharedAnswers,
): Promise<T> {
  const known = await shared.read(key);
  if (known !== undefined) return known as T;
  const answer = await ask();
  // Without a file, others ask themselves.
  await shared.write(key, answer).catch(() => {});
  return answer;
}

/** The same for filters that differ only in the order of their fields. */
function filterKey(filter: RowFilter): unknown {
  return Object.entries(filter).sort(([a], [b]) => a < b ? -1 : 1);
}
