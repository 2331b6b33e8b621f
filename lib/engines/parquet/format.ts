/** What a column's values are, each of which may be missing. */
export type ColumnType = "text" | "double" | "long" | "count";

/** Physical types: INT32, INT64, DOUBLE, BYTE_ARRAY. */
export const TYPES: Readonly<Record<ColumnType, number>> = {
  count: 1,
  long: 2,
  double: 5,
  text: 6,
};

/** A field that may be null. */
export const OPTIONAL = 1;
/** Bytes that are UTF-8. */
export const CONVERTED_TEXT = 0;

/** Encodings: PLAIN, RLE, RLE_DICTIONARY. */
export const ENCODINGS = { plain: 0, levels: 3, dictionary: 8 } as const;

/** Codecs. */
export const UNCOMPRESSED = 0;
export const ZSTD = 6;

/** Kinds of pages. */
export const DATA_PAGE = 0;
export const DICTIONARY_PAGE = 2;

/** What a file begins and ends with: PAR1. */
export const MAGIC: Uint8Array = Uint8Array.of(80, 65, 82, 49);
