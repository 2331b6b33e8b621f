import { HashSet } from "./hash_set.ts";
import { HashParts } from "./hash_parts.ts";

/** Hashes that are kept in memory; with more, all go to files. */
const MOST_KEPT = 2 ** 21;

/**
 * Counts distinct values by their 64-bit hashes: exact unless two of them share a
 * hash, which happens to one in 3,700 columns of 100 million distinct values. In
 * bounded memory: many hashes lie in temporary files.
 */
export class DistinctCounter implements Disposable {
  readonly #kept = new HashSet();
  #parts: HashParts | undefined;

  /** Adds a value's hash for each row. */
  add(hashes: BigUint64Array): void {
    const { buffer, byteOffset, length } = hashes;
    const halves = new Uint32Array(buffer, byteOffset, 2 * length);
    if (this.#parts === undefined) {
      this.#kept.addAll(halves);
      if (this.#kept.size <= MOST_KEPT) return;
      this.#parts = new HashParts();
      this.#parts.addAll(this.#kept.take());
    } else this.#parts.addAll(halves);
  }

  /** How many there are. */
  count(): number {
    return this.#parts?.countDistinct() ?? this.#kept.size;
  }

  [Symbol.dispose](): void {
    this.#parts?.[Symbol.dispose]();
  }
}
