import type { ByteSink } from "./byte_sink.ts";
import {
  type ColumnType,
  CONVERTED_TEXT,
  ENCODINGS,
  OPTIONAL,
  TYPES,
  UNCOMPRESSED,
  ZSTD,
} from "./format.ts";
import { ThriftWriter } from "./thrift_writer.ts";

/** Where a column's values in a row group lie in the file, in bytes. */
export interface ChunkPlace {
  readonly rows: number;
  readonly isDictionary: boolean;
  readonly isCompressed: boolean;
  /** The dictionary, if there is one, else the data page. */
  readonly start: number;
  /** The data page. */
  readonly page: number;
  readonly uncompressed: number;
  readonly compressed: number;
}

/** A row group and its columns by name. */
export interface RowGroup {
  readonly rows: number;
  readonly chunks: Map<string, ChunkPlace>;
}

/** Collects what a Parquet file says of itself at its end. */
export class Footer {
  readonly #types = new Map<string, ColumnType>();
  readonly #groups: RowGroup[] = [];

  /** Begins a row group. */
  begin(rows: number): RowGroup {
    const group = { rows, chunks: new Map<string, ChunkPlace>() };
    this.#groups.push(group);
    return group;
  }

  /** Says which columns there are, even if no row group has them. */
  know(name: string, type: ColumnType): void {
    this.#types.set(name, type);
  }

  /** The columns that row groups lack and others have. */
  lacking(): { group: RowGroup; name: string }[] {
    return this.#groups.flatMap((group) =>
      [...this.#types.keys()].filter((name) => !group.chunks.has(name))
        .map((name) => ({ group, name }))
    );
  }

  /** Writes it. */
  write(sink: ByteSink): void {
    const columns = [...this.#types];
    const rows = this.#groups.reduce((sum, group) => sum + group.rows, 0);
    new ThriftWriter(sink).struct((file) => {
      file.i32(1, 1); // The format's version.
      file.structs(2, [undefined, ...columns], (element, column) => {
        if (column === undefined) {
          element.text(4, "schema");
          element.i32(5, columns.length);
          return;
        }
        const [name, type] = column;
        element.i32(1, TYPES[type]);
        element.i32(3, OPTIONAL);
        element.text(4, name);
        if (type === "text") element.i32(6, CONVERTED_TEXT);
      });
      file.i64(3, rows);
      file.structs(4, this.#groups, (group, { rows, chunks }) => {
        const places = columns.map(([name, type]) => {
          const place = chunks.get(name);
          if (place === undefined) throw new Error(`No column ${name}`);
          return { name, type, place };
        });
        group.structs(1, places, (chunk, { name, type, place }) => {
          chunk.i64(2, place.start);
          chunk.structField(3, (meta) => writeChunk(meta, name, type, place));
        });
        const sizes = places.map(({ place }) => place.uncompressed);
        group.i64(2, sizes.reduce((sum, size) => sum + size, 0));
        group.i64(3, rows);
      });
    });
  }
}

function writeChunk(
  meta: ThriftWriter,
  name: string,
  type: ColumnType,
  { rows, isDictionary, isCompressed, start, page, ...sizes }: ChunkPlace,
): void {
  meta.i32(1, TYPES[type]);
  meta.numbers(2, [
    ENCODINGS.plain,
    ENCODINGS.levels,
    ...(isDictionary ? [ENCODINGS.dictionary] : []),
  ]);
  meta.texts(3, [name]);
  meta.i32(4, isCompressed ? ZSTD : UNCOMPRESSED);
  meta.i64(5, rows);
  meta.i64(6, sizes.uncompressed);
  meta.i64(7, sizes.compressed);
  meta.i64(9, page);
  if (isDictionary) meta.i64(11, start);
}
