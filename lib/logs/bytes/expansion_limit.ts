import { InputError } from "../input_error.ts";

/** Decompressed bytes below which nothing is suspected. */
const UNSUSPECTED_BYTES = 64 * 1024 * 1024;

/** Beyond that, decompressed bytes for each compressed one. */
const LARGEST_RATIO = 1000;

/**
 * Stops a small file that decompresses to a huge one: more than 1,000 bytes out
 * of each byte, beyond the first 64 MiB. Logs compress to a tenth, very
 * repetitive ones to a hundredth.
 *
 * @example Usage
 * ```ts
 * import { assertThrows } from "@std/assert";
 * import { ExpansionLimit } from "./expansion_limit.ts";
 * import { InputError } from "../input_error.ts";
 *
 * const limit = new ExpansionLimit('"a.gz"');
 * limit.add(64_000_000, 1);
 *
 * assertThrows(() => limit.add(64_000_000, 1_000), InputError);
 * ```
 */
export class ExpansionLimit {
  readonly #name: string;
  #given = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /**
   * Counts decompressed bytes.
   *
   * @param given How many there are now.
   * @param consumed The compressed bytes that were taken so far, in all.
   * @throws {InputError} If that is too many.
   */
  add(given: number, consumed: number): void {
    this.#given += given;
    if (this.#given <= UNSUSPECTED_BYTES) return;
    if (this.#given <= consumed * LARGEST_RATIO) return;
    throw new InputError(
      `Cannot read the logs ${this.#name}: they decompress to more than ${LARGEST_RATIO} times their size, as a decompression bomb does; if they are logs, decompress them first`,
    );
  }
}
