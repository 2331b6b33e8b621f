import pl from "nodejs-polars";
import { DistinctCounter } from "./distinct_counter.ts";

/**
 * How many different rows there are, by hashes as {@linkcode DistinctCounter}.
 *
 * @param parts The rows, in stretches that fit into memory.
 * @param columns The columns that count.
 */
export async function countDistinctRows(
  parts: readonly pl.LazyDataFrame[],
  columns: readonly string[],
): Promise<number> {
  using counter = new DistinctCounter();
  for (const part of parts) {
    const hashed = await part.select(
      ...columns.map((column, i) => pl.col(column).hash().alias(`h${i}`)),
    ).collect();
    const rows = new Uint32Array(2 * hashed.height);
    for (const column of hashed.getColumns()) {
      mixIn(rows, column.toTypedArray() as BigUint64Array);
    }
    counter.add(new BigUint64Array(rows.buffer));
  }
  return counter.count();
}

/** Mixes a column's hashes into those of the rows, in both halves. */
function mixIn(rows: Uint32Array, hashes: BigUint64Array): void {
  const { buffer, byteOffset, length } = hashes;
  const halves = new Uint32Array(buffer, byteOffset, 2 * length);
  for (let i = 0; i < rows.length; i += 2) {
    rows[i] = mixed(rows[i] ^ halves[i]) + rows[i + 1];
    rows[i + 1] = mixed(rows[i + 1] ^ halves[i + 1]) ^ rows[i];
  }
}

/** A number of 32 bits in which every bit depends on every one (MurmurHash3's end). */
function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
