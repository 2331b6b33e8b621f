import type { ByteSink } from "./byte_sink.ts";
import { DATA_PAGE, DICTIONARY_PAGE, ENCODINGS } from "./format.ts";
import { ThriftWriter } from "./thrift_writer.ts";

/** The sizes of a page, in bytes. */
export interface PageSizes {
  readonly uncompressed: number;
  readonly compressed: number;
}

/** Begins a page of different values. */
export function writeDictionaryHeader(
  sink: ByteSink,
  values: number,
  sizes: PageSizes,
): void {
  new ThriftWriter(sink).struct((page) => {
    writeSizes(page, DICTIONARY_PAGE, sizes);
    page.structField(7, (header) => {
      header.i32(1, values);
      header.i32(2, ENCODINGS.plain);
    });
  });
}

/**
 * Begins a page of rows.
 *
 * @param isDictionary Whether they hold numbers of a dictionary's values.
 */
export function writeDataHeader(
  sink: ByteSink,
  rows: number,
  isDictionary: boolean,
  sizes: PageSizes,
): void {
  new ThriftWriter(sink).struct((page) => {
    writeSizes(page, DATA_PAGE, sizes);
    page.structField(5, (header) => {
      header.i32(1, rows);
      header.i32(2, isDictionary ? ENCODINGS.dictionary : ENCODINGS.plain);
      header.i32(3, ENCODINGS.levels);
      header.i32(4, ENCODINGS.levels);
    });
  });
}

function writeSizes(
  page: ThriftWriter,
  kind: number,
  { uncompressed, compressed }: PageSizes,
): void {
  page.i32(1, kind);
  page.i32(2, uncompressed);
  page.i32(3, compressed);
}
