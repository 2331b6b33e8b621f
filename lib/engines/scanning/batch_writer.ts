import { join } from "@std/path";
import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { shouldMine } from "../../logs/templates/should_mine.ts";
import { Condenser } from "../condensed/condenser.ts";
import { freeMemory } from "../free_memory.ts";
import { holderAt } from "../log_frame.ts";
import type { LogsHead } from "../logs_head.ts";
import type { ReadingProgress } from "../open_logs_options.ts";
import { canonicalFrame } from "./canonical_frame.ts";
import { fixedTimestamps } from "./fixed_timestamps.ts";
import { type LookedThrough, lookThrough } from "./look_through.ts";
import type { Batch, ScannedFile } from "./scanned_logs.ts";
import { timestampOf } from "./text_values.ts";

/** The column for timestamps that were read ahead. */
const MOMENTS = "moments";

/**
 * Writes what Polars reads of files, a batch after the other: as Parquet files and
 * condensed.
 */
export class BatchWriter implements AsyncDisposable {
  /** How many Parquet files there are: `0.parquet`, `1.parquet`, … */
  parts = 0;
  readonly #folder: string;
  readonly #condenser: Condenser;
  readonly #sizes: readonly number[];
  readonly #tell?: (progress: ReadingProgress) => void;
  #file = 0;
  #rows = 0;
  /** The part that is being written, while the next rows are read. */
  #writing: Promise<unknown> = Promise.resolve();

  /**
   * @param folder Where the files go.
   * @param heads The beginnings of all files.
   * @param tell Is told after each batch how far the reading is.
   */
  constructor(
    folder: string,
    heads: readonly LogsHead[],
    tell?: (progress: ReadingProgress) => void,
  ) {
    this.#folder = folder;
    this.#condenser = new Condenser(folder);
    this.#sizes = heads.map(({ file }) => file.bytes);
    this.#tell = tell;
  }

  /**
   * Writes the next file.
   *
   * @returns What was seen of all rows; undefined where the file has to be parsed.
   */
  async write(
    scanned: ScannedFile,
    mapping: LogMapping,
  ): Promise<LookedThrough | undefined> {
    let seen: LookedThrough = { rows: 0, zoneless: 0, empty: 0 };
    const read = readWith(scanned, mapping);
    for await (const batch of scanned.batches()) {
      if (seen.rows > 0) await freeMemory();
      const more = await this.#take(batch, read);
      if (more === undefined) return undefined;
      seen = {
        rows: seen.rows + more.rows,
        zoneless: seen.zoneless + more.zoneless,
        empty: seen.empty + more.empty,
      };
      // However many rows there will be.
      if (shouldMine(this.#condenser.messages, Infinity)) return undefined;
    }
    this.#file++;
    return seen;
  }

  /** Completes the files; false where messages have to be told by templates. */
  async end(): Promise<boolean> {
    await this.#writing;
    if (shouldMine(this.#condenser.messages, this.#rows)) return false;
    this.#condenser.end();
    return true;
  }

  /** Waits for the part that is being written, however that ends. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing.catch(() => {});
    this.#condenser[Symbol.dispose]();
  }

  async #take(
    batch: Batch,
    read: ReturnType<typeof readWith>,
  ): Promise<LookedThrough | undefined> {
    const found = await read(batch.rows);
    if (found === undefined) return undefined;
    await this.#put(found.rows);
    this.#condenser.add(found.rows);
    this.#rows += found.rows.height;
    const before = this.#sizes.slice(0, this.#file);
    this.#tell?.({
      bytes: sum(before) + batch.bytes,
      of: sum(this.#sizes),
      rows: this.#rows,
    });
    return found.seen;
  }

  /** Begins to write a part, once the one before it is written. */
  async #put(rows: pl.DataFrame): Promise<void> {
    await this.#writing;
    const path = join(this.#folder, `${this.parts++}.parquet`);
    const writing = rows.lazy()
      .withColumns(pl.lit(this.#file).alias("file_"))
      .drop("service", "message")
      .sinkParquet(path, { compression: "lz4" }).collect();
    // Whoever awaits it next is told.
    writing.catch(() => {});
    this.#writing = writing;
  }
}

/** Reads batches of a file; once the first rows did not tell all forms, in all of them. */
function readWith(scanned: ScannedFile, mapping: LogMapping) {
  const forms = ["of the first rows", "all"] as const;
  let tried = 0;
  return async (batch: pl.DataFrame) => {
    for (; tried < forms.length; tried++) {
      const { rows, moments } = tried === 0
        ? withMoments(batch, scanned, mapping)
        : { rows: batch.lazy(), moments: undefined };
      const frame = canonicalFrame(
        { ...scanned, rows },
        mapping,
        forms[tried],
        moments,
      );
      if (frame === undefined) return undefined;
      const read =
        await (moments === undefined ? frame.rows : frame.rows.drop(MOMENTS))
          .collect();
      const seen = await lookThrough({ ...frame, rows: read.lazy() }, mapping);
      if (seen !== undefined) return { rows: read, seen };
    }
  };
}

/** Reads timestamps ahead where there is a faster way than by expressions. */
function withMoments(
  batch: pl.DataFrame,
  { names, types, head }: ScannedFile,
  { timestamp }: LogMapping,
) {
  const rows = batch.lazy();
  const place = names.indexOf(timestamp?.from[0].column ?? "");
  if (place < 0 || types[place] !== pl.Utf8) {
    return { rows, moments: undefined };
  }
  const holder = holderAt(place);
  const samples = head.getColumn(holder).dropNulls().toArray().map(String);
  const read = fixedTimestamps(batch, holder, samples);
  if (read === undefined) return { rows, moments: undefined };
  const known = pl.col(MOMENTS);
  const left = pl.when(known.isNull()).then(pl.col(holder))
    .otherwise(pl.lit(null));
  const isAll = read.nullCount() === batch.getColumn(holder).nullCount();
  return {
    rows: batch.withColumns(read.rename(MOMENTS)).lazy(),
    moments: isAll ? known : pl.when(known.isNotNull()).then(known)
      .otherwise(timestampOf(left, samples)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
