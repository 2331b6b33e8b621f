import { join } from "@std/path";
import { LONGEST_LATENCY_MS } from "../../logs/latency.ts";
import {
  type BlockPlace,
  CONDENSED,
  type CondensedFacts,
  groupsAt,
} from "./condensed_logs.ts";
import { OrderCheck } from "./order_check.ts";
import { readInto, writeAll } from "./whole_bytes.ts";

/** Rows of a block: small enough for the processor's cache to help. */
export const BLOCK_ROWS = 2 ** 17;

/** Writes the files of `CondensedLogs` into a folder, block by block. */
export class BlockWriter implements Disposable {
  readonly #folder: string;
  readonly #file: Deno.FsFile;
  readonly #order = new OrderCheck();
  readonly #blocks: BlockPlace[] = [];
  #bytes = 0;
  #rows = 0;
  #negative = 0;
  #absurd = 0;
  #largest = 0;
  #isWhole = true;

  /** @param folder Files of an earlier attempt in it are overwritten. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#file = Deno.createSync(join(folder, CONDENSED.rows));
  }

  /**
   * Writes the next rows.
   *
   * @param times Microseconds since 1970 UTC; NaN where there is none.
   * @param latencies Those that no request can have become NaN.
   * @param part The part of the logs that they are in.
   */
  write(
    times: Float64Array<ArrayBuffer>,
    latencies: Float64Array<ArrayBuffer>,
    groups: Uint32Array<ArrayBuffer>,
    part: number,
  ): void {
    this.#order.add(times);
    const wide = this.#keepKnown(latencies);
    const { first, last } = bounds(times);
    const rows = times.length;
    this.#blocks.push({ offset: this.#bytes, rows, part, first, last, wide });
    this.#put(times);
    this.#put(wide ? latencies : new Float32Array(latencies));
    this.#put(groups);
    this.#rows += rows;
  }

  /**
   * Changes the groups of all rows that were written, in their order.
   *
   * @param change Is given the groups of each block, to be changed in place.
   */
  regroup(change: (groups: Uint32Array<ArrayBuffer>) => void): void {
    using file = Deno.openSync(join(this.#folder, CONDENSED.rows), {
      read: true,
      write: true,
    });
    const all = new Uint32Array(BLOCK_ROWS);
    for (const block of this.#blocks) {
      const groups = all.subarray(0, block.rows);
      file.seekSync(groupsAt(block), Deno.SeekMode.Start);
      readInto(file, groups);
      change(groups);
      file.seekSync(groupsAt(block), Deno.SeekMode.Start);
      writeAll(file, groups);
    }
  }

  /** Completes the files. */
  end(groups: CondensedFacts["groups"]): void {
    const { outOfOrder, longestStep, first, last } = this.#order;
    const facts: CondensedFacts = {
      rows: this.#rows,
      first,
      last,
      groups,
      blocks: this.#blocks,
      wholeLatency: this.#isWhole ? this.#largest : null,
      outOfOrder,
      negativeLatencies: this.#negative,
      absurdLatencies: this.#absurd,
      longestStep,
    };
    Deno.writeTextFileSync(
      join(this.#folder, CONDENSED.facts),
      JSON.stringify(facts),
    );
  }

  /** Leaves no files. */
  discard(): void {
    Deno.removeSync(join(this.#folder, CONDENSED.rows));
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }

  /**
   * Takes out latencies that no request can have, as `LogSource` leaves them out
   * of every mean; says whether the others need 64 bits.
   */
  #keepKnown(latencies: Float64Array): boolean {
    let wide = false;
    for (let row = 0; row < latencies.length; row++) {
      const ms = latencies[row];
      if (ms < 0) this.#negative++;
      if (ms > LONGEST_LATENCY_MS) this.#absurd++;
      if (!(ms >= 0 && ms <= LONGEST_LATENCY_MS)) {
        latencies[row] = NaN;
        continue;
      }
      if (ms > this.#largest) this.#largest = ms;
      if (Math.fround(ms) !== ms) wide = true;
      if (Math.floor(ms) !== ms) this.#isWhole = false;
    }
    return wide;
  }

  #put(values: ArrayBufferView<ArrayBuffer>): void {
    writeAll(this.#file, values);
    this.#bytes += values.byteLength;
  }
}

function bounds(times: Float64Array): Pick<BlockPlace, "first" | "last"> {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < times.length; row++) {
    const time = times[row];
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first > last ? { first: null, last: null } : { first, last };
}
