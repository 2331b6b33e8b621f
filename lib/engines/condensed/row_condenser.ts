import { join } from "@std/path";
import { BLOCK_ROWS, BlockWriter } from "./block_writer.ts";
import { GroupNumbers, type Origin } from "./group_numbers.ts";
import { MOST_GROUPS } from "./most_groups.ts";
import { readInto, writeAll } from "./whole_bytes.ts";

/** The number of each row's message lies here until it is known what that says. */
const MESSAGES = "condensed.messages";

/** Some rows, a value each. */
export interface NumberedRows {
  readonly length: number;
  /** Microseconds since 1970 UTC; NaN where there is none. */
  readonly times: Float64Array;
  /** Milliseconds; NaN where there is none. */
  readonly latencies: Float64Array;
  /** The number of the level and service. */
  readonly origins: Uint32Array;
  /** The number of the message. */
  readonly messages: Uint32Array;
}

/**
 * Condenses rows into a folder, batch by batch (see `CondensedLogs`), while it is
 * not known yet which messages will be told by which template: two numbers for
 * each row are kept in files, and at the end made to its group.
 */
export class RowCondenser implements Disposable {
  readonly #blocks: BlockWriter;
  readonly #path: string;
  readonly #file: Deno.FsFile;
  /** The rows of the block at hand. */
  readonly #times = new Float64Array(BLOCK_ROWS);
  readonly #latencies = new Float64Array(BLOCK_ROWS);
  readonly #origins = new Uint32Array(BLOCK_ROWS);
  readonly #messages = new Uint32Array(BLOCK_ROWS);
  #rows = 0;
  #part = 0;

  constructor(folder: string) {
    this.#blocks = new BlockWriter(folder);
    this.#path = join(folder, MESSAGES);
    this.#file = Deno.createSync(this.#path);
  }

  /** Takes the next rows; they are not changed. */
  add({ length, times, latencies, origins, messages }: NumberedRows): void {
    for (let from = 0; from < length;) {
      const at = this.#rows;
      const to = Math.min(length, from + BLOCK_ROWS - at);
      this.#times.set(times.subarray(from, to), at);
      this.#latencies.set(latencies.subarray(from, to), at);
      this.#origins.set(origins.subarray(from, to), at);
      this.#messages.set(messages.subarray(from, to), at);
      this.#rows += to - from;
      if (this.#rows === BLOCK_ROWS) this.#write();
      from = to;
    }
  }

  /** Ends a part of the logs. */
  endPart(): void {
    this.#write();
    this.#part++;
  }

  /**
   * Completes the files, also when this was disposed of; leaves none where the
   * logs have too many groups. Every part must have been ended.
   *
   * @param origins What each number says, as for `messages`; no two are the same.
   * @param messages Different numbers may say the same.
   */
  end(origins: readonly Origin[], messages: readonly (string | null)[]): void {
    using file = Deno.openSync(this.#path);
    const numbers = new GroupNumbers(origins, messages);
    const all = new Uint32Array(BLOCK_ROWS);
    this.#blocks.regroup((rows) => {
      const own = all.subarray(0, rows.length);
      readInto(file, own);
      numbers.number(rows, own);
    });
    Deno.removeSync(this.#path);
    if (numbers.size > MOST_GROUPS) this.#blocks.discard();
    else this.#blocks.end(numbers.groups);
  }

  /** Leaves no files. */
  discard(): void {
    Deno.removeSync(this.#path);
    this.#blocks.discard();
  }

  [Symbol.dispose](): void {
    this.#file.close();
    this.#blocks[Symbol.dispose]();
  }

  #write(): void {
    const rows = this.#rows;
    if (rows === 0) return;
    writeAll(this.#file, this.#messages.subarray(0, rows));
    this.#blocks.write(
      this.#times.subarray(0, rows),
      this.#latencies.subarray(0, rows),
      this.#origins.subarray(0, rows),
      this.#part,
    );
    this.#rows = 0;
  }
}
