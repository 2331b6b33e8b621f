import { join } from "@std/path";
import pl from "nodejs-polars";
import { LONGEST_LATENCY_MS } from "../../logs/latency.ts";
import {
  type BlockPlace,
  CONDENSED,
  type CondensedFacts,
} from "./condensed_logs.ts";
import { GroupCoder } from "./group_coder.ts";
import { OrderCheck } from "./order_check.ts";

/** Rows of a block: small enough for the processor's cache to help. */
const BLOCK_ROWS = 2 ** 17;
/** More groups than this are no longer few beside the rows. */
const MOST_GROUPS = 2 ** 20;

/** Writes {@linkcode CondensedLogs} into a folder, batch by batch. */
export class Condenser implements Disposable {
  readonly #folder: string;
  readonly #file: Deno.FsFile;
  readonly #coder = new GroupCoder();
  readonly #order = new OrderCheck();
  readonly #blocks: BlockPlace[] = [];
  #bytes = 0;
  #rows = 0;
  #negative = 0;
  #absurd = 0;
  #largest = 0;
  #isWhole = true;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = Deno.createSync(join(folder, CONDENSED.rows));
  }

  /** How many different messages there are so far. */
  get messages(): number {
    return this.#coder.messages;
  }

  /** Takes rows in the logs' order, with the canonical columns of a `LogFrame`. */
  add(rows: pl.DataFrame): void {
    if (rows.height === 0 || this.#coder.size > MOST_GROUPS) return;
    const numbers = rows.select(
      pl.col("timestamp").cast(pl.Float64).fillNull(pl.lit(NaN)),
      pl.col("latency_ms").cast(pl.Float64).fillNull(pl.lit(NaN)),
    );
    const times = typed(numbers, "timestamp");
    const latencies = typed(numbers, "latency_ms");
    const groups = this.#coder.code(rows);
    this.#order.add(times);
    for (let at = 0; at < rows.height; at += BLOCK_ROWS) {
      const end = Math.min(rows.height, at + BLOCK_ROWS);
      this.#write(
        times.slice(at, end),
        latencies.slice(at, end),
        groups.slice(at, end),
      );
    }
    this.#rows += rows.height;
  }

  /** Completes the files; leaves none where the logs have too many groups. */
  end(): void {
    if (this.#coder.size > MOST_GROUPS) {
      Deno.removeSync(join(this.#folder, CONDENSED.rows));
      return;
    }
    const { outOfOrder, longestStep, first, last } = this.#order;
    const facts: CondensedFacts = {
      rows: this.#rows,
      first,
      last,
      groups: this.#coder.groups,
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

  [Symbol.dispose](): void {
    this.#file.close();
  }

  #write(
    times: Float64Array<ArrayBuffer>,
    latencies: Float64Array<ArrayBuffer>,
    groups: Uint32Array<ArrayBuffer>,
  ): void {
    const wide = this.#keepKnown(latencies);
    const { first, last } = bounds(times);
    const rows = times.length;
    this.#blocks.push({ offset: this.#bytes, rows, first, last, wide });
    this.#put(times);
    this.#put(wide ? latencies : Float32Array.from(latencies));
    this.#put(groups);
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
    const { buffer, byteOffset, byteLength } = values;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let at = 0; at < bytes.length;) {
      at += this.#file.writeSync(bytes.subarray(at));
    }
    this.#bytes += byteLength;
  }
}

function typed(frame: pl.DataFrame, name: string): Float64Array<ArrayBuffer> {
  return frame.getColumn(name).toTypedArray() as Float64Array<ArrayBuffer>;
}

function bounds(times: Float64Array): Pick<BlockPlace, "first" | "last"> {
  let first = Infinity;
  let last = -Infinity;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first > last ? { first: null, last: null } : { first, last };
}
