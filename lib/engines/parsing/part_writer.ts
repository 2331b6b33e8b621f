import { join } from "@std/path";
import pl from "nodejs-polars";
import type { EntryColumns } from "../../logs/formats/entry_columns.ts";
import type {
  ColumnSample,
  LogMapping,
} from "../../logs/mapping/column_mapping.ts";
import { shouldMine } from "../../logs/templates/should_mine.ts";
import { TemplateMiner } from "../../logs/templates/template_miner.ts";
import { holderAt } from "../log_frame.ts";
import { textSeries } from "./text_series.ts";
import type { CanonicalValues } from "./canonical_values.ts";

/** Values of each column that are remembered to tell what feeds what. */
const SAMPLE_VALUES = 100;

/** Different messages that are counted; with so many, templates are wanted. */
const MOST_MESSAGES = 20_000;
/** Rows of a Parquet file, at least. */
const PART_ROWS = 200_000;

/**
 * Writes parsed entries as Parquet files into a folder: `0.parquet`,
 * `1.parquet`, …, with the columns of a `LogFrame` and `template`, the message's
 * template by number.
 */
export class PartWriter implements AsyncDisposable {
  readonly miner = new TemplateMiner();
  /** The logs' columns, in the order in which they first came up. */
  readonly names: string[] = [];
  rows = 0;
  parts = 0;
  readonly #folder: string;
  readonly #message: readonly string[];
  /** The first values of each column. */
  readonly #firstValues = new Map<string, string[]>();
  /** Different messages, as far as it matters how many there are. */
  readonly #messages = new Set<string>();
  readonly #places = new Map<string, number>();
  /** What is not yet written. */
  #frames: pl.LazyDataFrame[] = [];
  #waiting = 0;
  /** The file that is being written, while the next entries are read. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(folder: string, mapping: LogMapping) {
    this.#folder = folder;
    this.#message = mapping.message?.from.map(({ column }) => column) ?? [];
  }

  /** Whether there are too many different messages to list. */
  get wantsTemplates(): boolean {
    return shouldMine(this.#messages.size, this.rows);
  }

  /** The first values of the columns that a sample lacks. */
  lateSample(sample: ColumnSample): ColumnSample {
    const late = [...this.#firstValues].filter(([name]) => !sample.has(name));
    return new Map(late);
  }

  /** Takes a batch of one file's entries. */
  async write(
    entries: EntryColumns,
    values: CanonicalValues,
    file: number,
  ): Promise<void> {
    if (entries.length === 0) return;
    this.rows += entries.length;
    for (const name of entries.names) this.#remember(name, entries);
    this.#frames.push(this.#frameOf(entries, values, file));
    this.#waiting += entries.length;
    if (this.#waiting >= PART_ROWS) await this.#flush();
  }

  /** Writes what waits, and leaves at least one file. */
  async end(): Promise<void> {
    if (this.#frames.length === 0 && this.parts === 0) {
      this.#frames.push(EMPTY.lazy());
    }
    if (this.#frames.length > 0) await this.#flush();
    await this.#writing;
  }

  #frameOf(
    entries: EntryColumns,
    values: CanonicalValues,
    file: number,
  ): pl.LazyDataFrame {
    const texts = entries.names.map((name) =>
      textSeries(this.#holderOf(name), entries.texts(name), entries.length)
    );
    const level = textSeries("level", values.levels(entries), entries.length);
    const frame = pl.DataFrame([
      pl.Series("line", Float64Array.from(entries.lines)),
      pl.Series("file_", new Float64Array(entries.length).fill(file)),
      ...texts.map(({ series }) => series),
      pl.Series("timestamp", values.timestamps(entries)),
      level.series,
      pl.Series("latency_ms", values.latencies(entries)),
      pl.Series("template", this.#templates(entries)),
    ]);
    return frame.lazy().withColumns(
      ...[...texts, level].flatMap(({ read }) => read ?? []),
      known("timestamp").cast(pl.Int64).alias("timestamp"),
      known("latency_ms").alias("latency_ms"),
      pl.when(pl.col("template").gtEq(0)).then(pl.col("template"))
        .otherwise(pl.lit(null)).alias("template"),
    );
  }

  /** Waits for the file that is being written, however that ends. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing.catch(() => {});
  }

  /** Begins to write a file, once the one before it is written. */
  async #flush(): Promise<void> {
    await this.#writing;
    const frames = this.#frames;
    const rows = frames.length === 1
      ? frames[0]
      : pl.concat(frames, { how: "diagonal" });
    const path = join(this.#folder, `${this.parts}.parquet`);
    const writing = rows.sinkParquet(path, { compression: "lz4" }).collect();
    // Whoever awaits it next is told.
    writing.catch(() => {});
    this.#writing = writing;
    this.#frames = [];
    this.#waiting = 0;
    this.parts++;
  }

  #holderOf(name: string): string {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.length;
      this.#places.set(name, place);
      this.names.push(name);
    }
    return holderAt(place);
  }

  /** The number of each message's template; -1 without a message. */
  #templates(entries: EntryColumns): Int32Array<ArrayBuffer> {
    const ids = new Int32Array(entries.length).fill(-1);
    for (const column of this.#message) {
      const messages = entries.texts(column);
      const { texts } = messages;
      if (texts === undefined) {
        messages.toArray(ids.length).forEach((message, i) => {
          if (message !== null && ids[i] < 0) ids[i] = this.#mine(message);
        });
        continue;
      }
      const known = new Int32Array(texts.length).fill(-1);
      messages.numbers(ids.length).forEach((number, i) => {
        const message = texts[number];
        if (message === null || ids[i] >= 0) return;
        if (known[number] < 0) known[number] = this.#mine(message);
        else this.miner.addAgain(known[number]);
        ids[i] = known[number];
      });
    }
    return ids;
  }

  #mine(message: string): number {
    if (this.#messages.size < MOST_MESSAGES) this.#messages.add(message);
    return this.miner.add(message);
  }

  #remember(name: string, entries: EntryColumns): void {
    const first = this.#firstValues.get(name) ?? [];
    this.#firstValues.set(name, first);
    if (first.length >= SAMPLE_VALUES) return;
    const texts = entries.texts(name);
    for (let i = 0; i < entries.length; i++) {
      const value = texts.at(i);
      if (value !== null) first.push(value);
      if (first.length >= SAMPLE_VALUES) return;
    }
  }
}

/** What every file has, without a row. */
const EMPTY = pl.DataFrame([
  pl.Series("line", [], pl.Float64),
  pl.Series("file_", [], pl.Float64),
  pl.Series("timestamp", [], pl.Int64),
  pl.Series("level", [], pl.Utf8),
  pl.Series("latency_ms", [], pl.Float64),
  pl.Series("template", [], pl.Int32),
]);

/** NaN stands for no value in an array of numbers. */
function known(column: string): pl.Expr {
  return pl.when(pl.col(column).isNan()).then(pl.lit(null))
    .otherwise(pl.col(column));
}
