import { join } from "@std/path";
import pl from "nodejs-polars";
import type { EntryColumns } from "../../logs/formats/entry_columns.ts";
import type {
  ColumnSample,
  LogMapping,
} from "../../logs/mapping/column_mapping.ts";
import type { Utf8Texts } from "../../logs/formats/utf8_texts.ts";
import { shouldMine } from "../../logs/templates/should_mine.ts";
import { TemplateMiner } from "../../logs/templates/template_miner.ts";
import { holderAt } from "../log_frame.ts";
import { arrowFrame } from "./arrow_frame.ts";
import { ArrowMemory } from "./arrow_memory.ts";
import { countColumn, floatColumn, longColumn } from "./arrow_numbers.ts";
import { ArrowSink } from "./arrow_sink.ts";
import { textColumn } from "./arrow_texts.ts";
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
  readonly #memory = new ArrowMemory();
  readonly #sink = new ArrowSink();
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
    const { length, names } = entries;
    const memory = this.#memory;
    memory.clear();
    const frame = arrowFrame([
      floatColumn("line", Float64Array.from(entries.lines), memory),
      floatColumn("file_", new Float64Array(length).fill(file), memory),
      ...names.map((name) =>
        textColumn(this.#holderOf(name), entries.texts(name), length, memory)
      ),
      longColumn("timestamp", values.timestamps(entries), memory),
      textColumn("level", values.levels(entries), length, memory),
      floatColumn("latency_ms", values.latencies(entries), memory),
      countColumn("template", this.#templates(entries), memory),
    ], this.#sink);
    return frame.lazy();
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
      const { held } = messages;
      const { bytes, ends } = held;
      const numbers = messages.numbers(ids.length);
      const known = new Int32Array(held.length + 1).fill(-1);
      for (let i = 0; i < ids.length; i++) {
        const number = numbers[i];
        if (number === 0 || ids[i] >= 0) continue;
        if (known[number] < 0) {
          known[number] = this.#mine(held, number, bytes, ends);
        } else this.miner.addAgain(known[number]);
        ids[i] = known[number];
      }
    }
    return ids;
  }

  #mine(
    held: Utf8Texts,
    number: number,
    bytes: Uint8Array,
    ends: Uint32Array,
  ): number {
    if (this.#messages.size < MOST_MESSAGES) {
      this.#messages.add(held.at(number));
    }
    return this.miner.addBytes(bytes, ends[number - 1], ends[number]);
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
