import { join } from "@std/path";
import pl from "nodejs-polars";
import type { EntryColumns } from "../../logs/formats/entry_columns.ts";
import type {
  ColumnSample,
  LogMapping,
  MappedColumn,
} from "../../logs/mapping/column_mapping.ts";
import type { MinedTemplates } from "../../logs/templates/template_miner_options.ts";
import { holderAt } from "../log_frame.ts";
import { arrowFrame } from "./arrow_frame.ts";
import { ArrowMemory } from "./arrow_memory.ts";
import { countColumn, floatColumn, longColumn } from "./arrow_numbers.ts";
import { ArrowSink } from "./arrow_sink.ts";
import { textColumn } from "./arrow_texts.ts";
import type { CanonicalValues } from "./canonical_values.ts";
import { EntryCondenser } from "./entry_condenser.ts";
import { MessageCoder } from "./message_coder.ts";

/** Values of each column that are remembered to tell what feeds what. */
const SAMPLE_VALUES = 100;

/** Rows of a Parquet file, at least. */
const PART_ROWS = 200_000;

/**
 * Writes parsed entries as Parquet files into a folder: `0.parquet`,
 * `1.parquet`, …, with the columns of a `LogFrame` and `template`, the message's
 * template by number; and condenses them beside.
 */
export class PartWriter implements AsyncDisposable {
  /** The logs' columns, in the order in which they first came up. */
  readonly names: string[] = [];
  rows = 0;
  parts = 0;
  readonly #folder: string;
  /** The columns that feed canonical ones. */
  readonly #service: readonly string[];
  readonly #message: readonly string[];
  readonly #messages: MessageCoder;
  readonly #condenser: EntryCondenser;
  /** The first values of each column. */
  readonly #firstValues = new Map<string, string[]>();
  readonly #places = new Map<string, number>();
  /** What is not yet written. */
  #frames: pl.LazyDataFrame[] = [];
  #waiting = 0;
  readonly #memory = new ArrowMemory();
  readonly #sink = new ArrowSink();
  /** The file that is being written, while the next entries are read. */
  #writing: Promise<unknown> = Promise.resolve();

  /**
   * @param folder What lies in it from an earlier attempt is overwritten.
   * @param templates Whether messages are told by templates; if left out, where
   * there are too many to list.
   */
  constructor(folder: string, mapping: LogMapping, templates?: boolean) {
    this.#folder = folder;
    this.#service = namesOf(mapping.service);
    this.#message = namesOf(mapping.message);
    this.#messages = new MessageCoder(templates);
    this.#condenser = new EntryCondenser(folder);
  }

  /** The templates by which messages are told; undefined where they stand for themselves. */
  templates(): MinedTemplates | undefined {
    return this.#messages.mined(this.rows);
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

  /**
   * Completes the condensed logs, after the end, also when this was disposed of.
   *
   * @param templates Of each message, by what the miner calls it; null where they
   * stand for themselves.
   */
  condense(templates: readonly string[] | null): void {
    if (this.#messages.isFull) this.#condenser.discard();
    else this.#condenser.end(this.#messages.meanings(templates));
  }

  #frameOf(
    entries: EntryColumns,
    values: CanonicalValues,
    file: number,
  ): pl.LazyDataFrame {
    const { length, names } = entries;
    const textsOf = (columns: readonly string[]) =>
      columns.map((name) => entries.texts(name));
    const times = values.timestamps(entries);
    const levels = values.levels(entries);
    const latencies = values.latencies(entries);
    const messages = this.#messages.code(textsOf(this.#message), length);
    if (!this.#messages.isFull) {
      this.#condenser.add({
        length,
        times,
        levels,
        services: textsOf(this.#service),
        messages: messages.numbers,
        latencies,
      });
    }
    const memory = this.#memory;
    memory.clear();
    const frame = arrowFrame([
      floatColumn("line", Float64Array.from(entries.lines), memory),
      floatColumn("file_", new Float64Array(length).fill(file), memory),
      ...names.map((name) =>
        textColumn(this.#holderOf(name), entries.texts(name), length, memory)
      ),
      longColumn("timestamp", times, memory),
      textColumn("level", levels, length, memory),
      floatColumn("latency_ms", latencies, memory),
      countColumn("template", messages.templates, memory),
    ], this.#sink);
    return frame.lazy();
  }

  /** Waits for the file that is being written, however that ends. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing.catch(() => {});
    this.#condenser[Symbol.dispose]();
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
    this.#condenser.endPart();
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

function namesOf(mapped: MappedColumn | undefined): string[] {
  return mapped?.from.map(({ column }) => column) ?? [];
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
