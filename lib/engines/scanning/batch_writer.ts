import { join } from "@std/path";
import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { shouldMine } from "../../logs/templates/should_mine.ts";
import { Condenser } from "../condensed/condenser.ts";
import type { LogsHead } from "../logs_head.ts";
import type { ReadingProgress } from "../open_logs_options.ts";
import { canonicalFrame } from "./canonical_frame.ts";
import { type LookedThrough, lookThrough } from "./look_through.ts";
import type { Batch, ScannedFile } from "./scanned_logs.ts";

/**
 * Writes what Polars reads of files, a batch after the other: as Parquet files and
 * condensed.
 */
export class BatchWriter implements Disposable {
  /** How many Parquet files there are: `0.parquet`, `1.parquet`, … */
  parts = 0;
  readonly #folder: string;
  readonly #condenser: Condenser;
  readonly #sizes: readonly number[];
  readonly #tell?: (progress: ReadingProgress) => void;
  #file = 0;
  #rows = 0;

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
  end(): boolean {
    if (shouldMine(this.#condenser.messages, this.#rows)) return false;
    this.#condenser.end();
    return true;
  }

  [Symbol.dispose](): void {
    this.#condenser[Symbol.dispose]();
  }

  async #take(
    batch: Batch,
    read: ReturnType<typeof readWith>,
  ): Promise<LookedThrough | undefined> {
    const found = await read(batch.rows);
    if (found === undefined) return undefined;
    this.#condenser.add(found.rows);
    const path = join(this.#folder, `${this.parts++}.parquet`);
    await found.rows.lazy().withColumns(pl.lit(this.#file).alias("file_"))
      .drop("service", "message")
      .sinkParquet(path, { compression: "lz4" }).collect();
    this.#rows += found.rows.height;
    const before = this.#sizes.slice(0, this.#file);
    this.#tell?.({
      bytes: sum(before) + batch.bytes,
      of: sum(this.#sizes),
      rows: this.#rows,
    });
    return found.seen;
  }
}

/** Reads batches of a file; once the first rows did not tell all forms, in all of them. */
function readWith(scanned: ScannedFile, mapping: LogMapping) {
  const forms = ["of the first rows", "all"] as const;
  let tried = 0;
  return async (batch: pl.DataFrame) => {
    for (; tried < forms.length; tried++) {
      const rows = batch.lazy();
      const frame = canonicalFrame({ ...scanned, rows }, mapping, forms[tried]);
      if (frame === undefined) return undefined;
      const read = await frame.rows.collect();
      const seen = await lookThrough({ ...frame, rows: read.lazy() }, mapping);
      if (seen !== undefined) return { rows: read, seen };
    }
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
