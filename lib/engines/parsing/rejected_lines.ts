import { join } from "@std/path";
import type { Rejection } from "../../logs/formats/entry_reader.ts";
import type { RejectedLine } from "../../logs/reading.ts";
import { REJECTED } from "./parsed_logs.ts";

/** How many rejected lines a reader is shown. */
const MOST_SHOWN = 10;
/** Lines that are written at a time. */
const BATCH = 1000;

/**
 * Keeps what could not be read: all of it in a file of a JSON object a line, the
 * first ten and the counts by reason at hand.
 */
export class RejectedLines {
  readonly first: RejectedLine[] = [];
  #count = 0;
  readonly #reasons = new Map<string, number>();
  readonly #file: Deno.FsFile;
  #waiting: string[] = [];

  /** @param folder Where the file goes. */
  constructor(folder: string) {
    this.#file = Deno.openSync(join(folder, REJECTED), {
      write: true,
      create: true,
      truncate: true,
    });
  }

  get count(): number {
    return this.#count;
  }

  add(file: string, { line, reason, text }: Rejection): void {
    const rejected = { file, line, reason, text };
    this.#count++;
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    if (this.first.length < MOST_SHOWN) this.first.push(rejected);
    this.#waiting.push(`${JSON.stringify(rejected)}\n`);
    if (this.#waiting.length >= BATCH) this.#write();
  }

  /** The reasons and how many lines each cost, most first. */
  reasons(): { reason: string; lines: number }[] {
    return [...this.#reasons].map(([reason, lines]) => ({ reason, lines }))
      .sort((a, b) => b.lines - a.lines || (a.reason < b.reason ? -1 : 1));
  }

  [Symbol.dispose](): void {
    this.#write();
    this.#file.close();
  }

  #write(): void {
    const bytes = new TextEncoder().encode(this.#waiting.join(""));
    for (let at = 0; at < bytes.length;) {
      at += this.#file.writeSync(bytes.subarray(at));
    }
    this.#waiting = [];
  }
}
