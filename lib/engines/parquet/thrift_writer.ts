import type { ByteSink } from "./byte_sink.ts";

const encoder = new TextEncoder();

/** The types of Thrift's compact protocol, as far as Parquet's metadata needs them. */
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** What the elements of a list are. */
export type ListOf = "numbers" | "texts" | "structs";
const ELEMENTS: Readonly<Record<ListOf, number>> = {
  numbers: I32,
  texts: BINARY,
  structs: STRUCT,
};

/**
 * Writes structs in Thrift's compact protocol, in which Parquet has its metadata.
 * Fields must come in the order of their numbers; numbers are whole, from 0.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ByteSink } from "./byte_sink.ts";
 * import { ThriftWriter } from "./thrift_writer.ts";
 *
 * const sink = new ByteSink();
 * new ThriftWriter(sink).struct((struct) => {
 *   struct.i32(1, 3);
 *   struct.text(4, "a");
 * });
 *
 * assertEquals(sink.written, Uint8Array.of(0x15, 6, 0x38, 1, 97, 0));
 * ```
 */
export class ThriftWriter {
  readonly #sink: ByteSink;
  /** The last field of the struct at hand. */
  #last = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** A struct that is no field: the outermost one, or one of a list. */
  struct(write: (struct: ThriftWriter) => void): void {
    const outer = this.#last;
    this.#last = 0;
    write(this);
    this.#sink.byte(0);
    this.#last = outer;
  }

  i32(field: number, value: number): void {
    this.#field(field, I32);
    this.#sink.varint(2 * value);
  }

  i64(field: number, value: number): void {
    this.#field(field, I64);
    this.#sink.varint(2 * value);
  }

  text(field: number, value: string): void {
    this.#field(field, BINARY);
    this.#text(value);
  }

  structField(field: number, write: (struct: ThriftWriter) => void): void {
    this.#field(field, STRUCT);
    this.struct(write);
  }

  numbers(field: number, values: readonly number[]): void {
    this.#list(field, "numbers", values.length);
    for (const value of values) this.#sink.varint(2 * value);
  }

  texts(field: number, values: readonly string[]): void {
    this.#list(field, "texts", values.length);
    for (const value of values) this.#text(value);
  }

  structs<T>(
    field: number,
    values: readonly T[],
    write: (struct: ThriftWriter, value: T) => void,
  ): void {
    this.#list(field, "structs", values.length);
    for (const value of values) this.struct((struct) => write(struct, value));
  }

  #field(field: number, type: number): void {
    this.#sink.byte((field - this.#last) << 4 | type);
    this.#last = field;
  }

  #list(field: number, of: ListOf, length: number): void {
    this.#field(field, LIST);
    if (length < 15) return this.#sink.byte(length << 4 | ELEMENTS[of]);
    this.#sink.byte(0xf0 | ELEMENTS[of]);
    this.#sink.varint(length);
  }

  #text(value: string): void {
    const bytes = encoder.encode(value);
    this.#sink.varint(bytes.length);
    this.#sink.append(bytes);
  }
}
