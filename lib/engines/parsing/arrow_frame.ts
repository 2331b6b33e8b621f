import {
  type Batch,
  batchType,
  Column,
  type DataType,
  Endianness,
  field,
  Table,
  tableToIPC,
  Version,
} from "@uwdata/flechette";
import { Buffer } from "node:buffer";
import pl from "nodejs-polars";
import { ArrowSink } from "./arrow_sink.ts";
import type { Validity } from "./validity.ts";

/** A column as Arrow holds it. */
export interface ArrowColumn {
  readonly name: string;
  readonly type: DataType;
  readonly validity: Validity;
  /** A value each, or for texts a view each. */
  readonly values: Uint8Array | Int32Array | Float64Array;
  /** What views of texts look at. */
  readonly data?: readonly Uint8Array[];
}

/**
 * Makes a frame of columns that are already as Arrow holds them: the values
 * reach Polars in one piece rather than one by one.
 *
 * @param sink Where they are put together.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { arrowFrame } from "./arrow_frame.ts";
 * import { ArrowMemory } from "./arrow_memory.ts";
 * import { floatColumn } from "./arrow_numbers.ts";
 *
 * const took = floatColumn("took", Float64Array.of(1.5, NaN), new ArrowMemory());
 *
 * assertEquals(arrowFrame([took]).toRecords(), [{ took: 1.5 }, { took: null }]);
 * ```
 */
export function arrowFrame(
  columns: readonly ArrowColumn[],
  sink = new ArrowSink(),
): pl.DataFrame {
  const table = new Table(
    {
      version: Version.V5,
      endianness: Endianness.Little,
      fields: columns.map(({ name, type }) => field(name, type, true)),
      metadata: null,
    },
    columns.map(toColumn),
  );
  tableToIPC(table, { format: "stream", sink });
  const { buffer, byteOffset, length } = sink.written;
  return pl.readIPCStream(Buffer.from(buffer, byteOffset, length));
}

function toColumn(column: ArrowColumn) {
  const { type, values, validity: { bits, length, nulls } } = column;
  const batch = Reflect.construct(batchType(type), [{
    length,
    nullCount: nulls,
    type,
    validity: nulls === 0 ? new Uint8Array() : bits,
    values,
    data: column.data,
  }]);
  return new Column([batch as Batch<unknown>], type);
}
