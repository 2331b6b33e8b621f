import { readLatency } from "../../logs/latency.ts";
import type { LevelScheme } from "../../logs/level_scheme.ts";
import type { EntryColumns } from "../../logs/formats/entry_columns.ts";
import { TextColumn } from "../../logs/formats/text_column.ts";
import type {
  LogMapping,
  MappedColumn,
} from "../../logs/mapping/column_mapping.ts";
import type { LatencyUnit } from "../../logs/latency_unit.ts";
import { readLevel } from "../../logs/read_level.ts";
import type {
  TimestampOptions,
  TimestampReader,
} from "../../logs/timestamps/timestamp_reader.ts";
import { TimestampRun } from "../../logs/timestamps/timestamp_run.ts";

/** Levels whose readings are remembered; more spellings than these are free text. */
const MOST_LEVELS = 10_000;

/**
 * Reads the canonical values of one file's entries, in the file's order: what a
 * timestamp without a year means hangs on those before it.
 */
export class CanonicalValues {
  /** The latest timestamp so far; -Infinity before there is one. */
  latest = -Infinity;
  readonly #mapping: LogMapping;
  readonly #runs = new Map<string | undefined, TimestampRun>();
  readonly #options: TimestampOptions;
  readonly #levels = new Map<string | undefined, Map<string, string>>();

  constructor(mapping: LogMapping, options: TimestampOptions) {
    this.#mapping = mapping;
    this.#options = options;
  }

  /** Microseconds since 1970 UTC; NaN where there is none or it cannot be read. */
  timestamps(entries: EntryColumns): Float64Array<ArrayBuffer> {
    const values = this.#timestamps(entries);
    let { latest } = this;
    for (let i = 0; i < values.length; i++) {
      if (values[i] > latest) latest = values[i];
    }
    this.latest = latest;
    return values;
  }

  #timestamps(entries: EntryColumns): Float64Array<ArrayBuffer> {
    const values = new Float64Array(entries.length).fill(NaN);
    const mapped = this.#mapping.timestamp;
    if (mapped === undefined) return values;
    if (mapped.joined) {
      const { reader } = this.#runOf(undefined);
      joinedTexts(entries, mapped).forEach((text, i) => {
        if (text !== null) values[i] = reader.read(text);
      });
      return values;
    }
    const taken = new Uint8Array(entries.length);
    for (const { column, unit } of mapped.from) {
      const run = this.#runOf(unit);
      const held = entries.texts(column);
      const numbers = held.numbers(values.length);
      run.begin(held.held);
      let last = 0;
      for (let i = 0; i < values.length; i++) {
        const number = numbers[i];
        if (number === 0 || taken[i] === 1) continue;
        values[i] = number === last ? run.readAgain() : run.read(number);
        last = number;
        taken[i] = 1;
      }
    }
    return values;
  }

  /** Canonical levels, the text as it stands where it is none; null without a value. */
  levels(entries: EntryColumns): TextColumn {
    const mapped = this.#mapping.level;
    const values = new TextColumn();
    if (mapped === undefined) return values;
    eachText(entries, mapped, (unit) => {
      const known = this.#levelsOf(unit);
      return (text) => {
        let level = known.get(text);
        if (level === undefined) {
          level = readLevel(text, unit as LevelScheme) ?? text;
          if (known.size < MOST_LEVELS) known.set(text, level);
        }
        return level;
      };
    }, (level, i, before) => {
      if (before < 0) values.put(i, level);
      else values.putAgain(i, before);
    });
    const { otherwise } = mapped;
    if (otherwise !== undefined) {
      for (let i = 0; i < entries.length; i++) {
        if (values.at(i) === null) values.put(i, otherwise);
      }
    }
    return values;
  }

  /** Milliseconds; NaN where there is none or it cannot be read. */
  latencies(entries: EntryColumns): Float64Array<ArrayBuffer> {
    const values = new Float64Array(entries.length).fill(NaN);
    const mapped = this.#mapping.latency_ms;
    if (mapped === undefined) return values;
    eachText(
      entries,
      mapped,
      (unit) => (text) => readLatency(text, unit as LatencyUnit),
      (latency, i) => values[i] = latency,
    );
    return values;
  }

  /** The readers of timestamps that were used, for what they saw. */
  get timestampReaders(): TimestampReader[] {
    return [...this.#runs.values()].map(({ reader }) => reader);
  }

  #runOf(unit: string | undefined): TimestampRun {
    const known = this.#runs.get(unit);
    if (known !== undefined) return known;
    const options = {
      ...this.#options,
      unit: unit as TimestampOptions["unit"],
    };
    const run = new TimestampRun(options);
    this.#runs.set(unit, run);
    return run;
  }

  #levelsOf(scheme: string | undefined): Map<string, string> {
    const known = this.#levels.get(scheme) ?? new Map<string, string>();
    this.#levels.set(scheme, known);
    return known;
  }
}

/**
 * Reads each entry's text of the first column that has one; a text that repeats
 * is read once.
 *
 * @param write Takes what was read, the entry's place, and that of an earlier one
 * with the same text; -1 if there is none.
 */
function eachText<T>(
  entries: EntryColumns,
  { from }: MappedColumn,
  readerOf: (unit: string | undefined) => (text: string) => T,
  write: (value: T, i: number, before: number) => void,
): void {
  const taken = from.length > 1 ? new Uint8Array(entries.length) : undefined;
  for (const { column, unit } of from) {
    const read = readerOf(unit);
    const values = entries.texts(column);
    const known = values.held.decode().map(read);
    const numbers = values.numbers(entries.length);
    const before = new Int32Array(known.length).fill(-1);
    for (let i = 0; i < numbers.length; i++) {
      if (taken?.[i] === 1) continue;
      const number = numbers[i];
      const value = known[number];
      if (value === null) continue;
      write(value, i, before[number]);
      before[number] = i;
      if (taken !== undefined) taken[i] = 1;
    }
  }
}

function joinedTexts(
  entries: EntryColumns,
  { from }: MappedColumn,
): (string | null)[] {
  const [first, ...others] = from.map(({ column }) => entries.column(column));
  return first.map((text, i) => {
    const parts = [text, ...others.map((values) => values[i])];
    return parts.includes(null) ? null : parts.join(" ");
  });
}
