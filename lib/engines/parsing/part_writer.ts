import { join } from "@std/path";
import type { EntryColumns } from "../../logs/formats/entry_columns.ts";
import type {
  ColumnSample,
  LogMapping,
  MappedColumn,
} from "../../logs/mapping/column_mapping.ts";
import type { MinedTemplates } from "../../logs/templates/template_miner_options.ts";
import { holderAt } from "../log_frame.ts";
import type { ColumnType } from "../parquet/format.ts";
import { type GroupColumn, ParquetWriter } from "../parquet/parquet_writer.ts";
import type { CanonicalValues } from "./canonical_values.ts";
import { EntryCondenser } from "./entry_condenser.ts";
import { MessageCoder } from "./message_coder.ts";

/** Values of each column that are remembered to tell what feeds what. */
const SAMPLE_VALUES = 100;

/** Rows of a Parquet file, at least. */
const PART_ROWS = 200_000;

/** The columns of every file beside those of the logs. */
const OWN = {
  line: "double",
  file_: "double",
  timestamp: "long",
  level: "text",
  latency_ms: "double",
  template: "count",
} as const satisfies Record<string, ColumnType>;
const OWN_COLUMNS = Object.entries(OWN)
  .map(([name, type]) => ({ name: name as keyof typeof OWN, type }));

/**
 * Writes parsed entries as Parquet files into a folder: `0.parquet`,
 * `1.parquet`, …, with the columns of a `LogFrame` and `template`, the message's
 * template by number; and condenses them beside.
 */
export class PartWriter implements Disposable {
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
  /** The file at hand, and how many rows it has. */
  #part: ParquetWriter | undefined;
  #partRows = 0;

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
  write(entries: EntryColumns, values: CanonicalValues, file: number): void {
    const { length } = entries;
    if (length === 0) return;
    for (const name of entries.names) this.#remember(name, entries);
    this.#open().write(length, this.#columnsOf(entries, values, file));
    this.rows += length;
    this.#partRows += length;
    if (this.#partRows >= PART_ROWS) this.#endPart();
  }

  /** Completes the files; there is at least one. */
  end(): void {
    if (this.parts === 0) this.#open();
    this.#endPart();
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

  [Symbol.dispose](): void {
    this.#part?.[Symbol.dispose]();
    this.#condenser[Symbol.dispose]();
  }

  #columnsOf(
    entries: EntryColumns,
    values: CanonicalValues,
    file: number,
  ): GroupColumn[] {
    const { length, lines, names } = entries;
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
    const put: Readonly<Record<keyof typeof OWN, GroupColumn["put"]>> = {
      line: (pages) => pages.doubles(Float64Array.from(lines)),
      file_: (pages) => pages.repeated(file, length),
      timestamp: (pages) => pages.longs(times),
      level: (pages) => pages.texts(levels, length),
      latency_ms: (pages) => pages.doubles(latencies),
      template: (pages) => pages.counts(messages.templates),
    };
    return [
      ...OWN_COLUMNS.map(({ name, type }) => ({ name, type, put: put[name] })),
      ...names.map((name): GroupColumn => ({
        name: this.#holderOf(name),
        type: "text",
        put: (pages) => pages.texts(entries.texts(name), length),
      })),
    ];
  }

  #open(): ParquetWriter {
    if (this.#part === undefined) {
      const path = join(this.#folder, `${this.parts}.parquet`);
      this.#part = new ParquetWriter(path, OWN_COLUMNS);
      this.parts++;
    }
    return this.#part;
  }

  #endPart(): void {
    if (this.#part === undefined) return;
    this.#part.end();
    this.#part[Symbol.dispose]();
    this.#part = undefined;
    this.#partRows = 0;
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
