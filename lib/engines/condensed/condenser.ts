import pl from "nodejs-polars";
import { BLOCK_ROWS, BlockWriter } from "./block_writer.ts";
import { GroupCoder } from "./group_coder.ts";
import { MOST_GROUPS } from "./most_groups.ts";

/** Condenses frames into a folder, batch by batch: see `CondensedLogs`. */
export class Condenser implements Disposable {
  readonly #writer: BlockWriter;
  readonly #coder = new GroupCoder();
  #part = 0;

  constructor(folder: string) {
    this.#writer = new BlockWriter(folder);
  }

  /** How many different messages there are so far. */
  get messages(): number {
    return this.#coder.messages;
  }

  /** Takes a part of the logs, with the canonical columns of a `LogFrame`. */
  add(rows: pl.DataFrame): void {
    const part = this.#part++;
    if (rows.height === 0 || this.#coder.size > MOST_GROUPS) return;
    const numbers = rows.select(
      pl.col("timestamp").cast(pl.Float64).fillNull(pl.lit(NaN)),
      pl.col("latency_ms").cast(pl.Float64).fillNull(pl.lit(NaN)),
    );
    const times = typed(numbers, "timestamp");
    const latencies = typed(numbers, "latency_ms");
    const groups = this.#coder.code(rows);
    for (let at = 0; at < rows.height; at += BLOCK_ROWS) {
      const end = Math.min(rows.height, at + BLOCK_ROWS);
      this.#writer.write(
        times.slice(at, end),
        latencies.slice(at, end),
        groups.slice(at, end),
        part,
      );
    }
  }

  /** Completes the files; leaves none where the logs have too many groups. */
  end(): void {
    if (this.#coder.size > MOST_GROUPS) this.#writer.discard();
    else this.#writer.end(this.#coder.groups);
  }

  [Symbol.dispose](): void {
    this.#writer[Symbol.dispose]();
  }
}

function typed(frame: pl.DataFrame, name: string): Float64Array<ArrayBuffer> {
  return frame.getColumn(name).toTypedArray() as Float64Array<ArrayBuffer>;
}
