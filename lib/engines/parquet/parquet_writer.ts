import { constants, zstdCompressSync } from "node:zlib";
import { ByteSink } from "./byte_sink.ts";
import { ColumnPages } from "./column_pages.ts";
import { type ChunkPlace, Footer } from "./footer.ts";
import { type ColumnType, MAGIC } from "./format.ts";
import { writeDataHeader, writeDictionaryHeader } from "./page_headers.ts";

/** Less than this is not worth compressing, in bytes. */
const SMALL = 1024;
/** The fastest of those that still halve text. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A column of a Parquet file. */
export interface FileColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A column of a row group. */
export interface GroupColumn extends FileColumn {
  /** Puts as many values as the row group has rows. */
  readonly put: (pages: ColumnPages) => void;
}

/**
 * Writes a Parquet file, a row group after the other; a column that one lacks is
 * null in it. Texts that repeat in a row group are written once; all is compressed
 * with zstd. Polars can write the same, but has to be given the values first, and
 * finds out by itself which of them repeat.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export class ParquetWriter implements Disposable {
  readonly #file: Deno.FsFile;
  readonly #footer = new Footer();
  readonly #pages = new ColumnPages();
  /** What is not yet in the file, and where in it that begins. */
  readonly #out = new ByteSink();
  #offset = 0;

  /**
   * @param path Overwritten.
   * @param columns Those that the file has, also without rows.
   */
  constructor(path: string, columns: readonly FileColumn[] = []) {
    this.#file = Deno.createSync(path);
    for (const { name, type } of columns) this.#footer.know(name, type);
    this.#out.append(MAGIC);
  }

  /** Writes some rows. */
  write(rows: number, columns: readonly GroupColumn[]): void {
    const { chunks } = this.#footer.begin(rows);
    for (const { name, type, put } of columns) {
      this.#footer.know(name, type);
      put(this.#pages);
      chunks.set(name, this.#chunk(rows));
    }
    this.#flush();
  }

  /** Completes the file. */
  end(): void {
    for (const { group, name } of this.#footer.lacking()) {
      this.#pages.nulls(group.rows);
      group.chunks.set(name, this.#chunk(group.rows));
    }
    const start = this.#out.length;
    this.#footer.write(this.#out);
    this.#out.word(this.#out.length - start);
    this.#out.append(MAGIC);
    this.#flush();
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }

  /** Writes the values that were put. */
  #chunk(rows: number): ChunkPlace {
    const out = this.#out;
    const { dictionary, different, data } = this.#pages;
    const isDictionary = different > 0;
    const isCompressed = dictionary.length + data.length > SMALL;
    const pack = ({ written }: ByteSink) =>
      isCompressed ? zstdCompressSync(written, FAST) : written;
    const start = out.length;
    let uncompressed = dictionary.length + data.length;
    if (isDictionary) {
      const bytes = pack(dictionary);
      writeDictionaryHeader(out, different, {
        uncompressed: dictionary.length,
        compressed: bytes.length,
      });
      uncompressed += out.length - start;
      out.append(bytes);
    }
    const page = out.length;
    const bytes = pack(data);
    writeDataHeader(out, rows, isDictionary, {
      uncompressed: data.length,
      compressed: bytes.length,
    });
    uncompressed += out.length - page;
    out.append(bytes);
    return {
      rows,
      isDictionary,
      isCompressed,
      start: this.#offset + start,
      page: this.#offset + page,
      uncompressed,
      compressed: out.length - start,
    };
  }

  #flush(): void {
    const { written } = this.#out;
    for (let at = 0; at < written.length;) {
      at += this.#file.writeSync(written.subarray(at));
    }
    this.#offset += written.length;
    this.#out.clear();
  }
}
