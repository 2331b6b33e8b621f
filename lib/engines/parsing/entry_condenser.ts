import type { TextColumn } from "../../logs/formats/text_column.ts";
import type { Origin } from "../condensed/group_numbers.ts";
import { MOST_GROUPS } from "../condensed/most_groups.ts";
import { RowCondenser } from "../condensed/row_condenser.ts";
import { TextCoder } from "./text_coder.ts";

/** The canonical values of some entries. */
export interface CanonicalEntries {
  readonly length: number;
  /** Microseconds since 1970 UTC; NaN where there is none. */
  readonly times: Float64Array;
  /** Milliseconds; NaN where there is none. */
  readonly latencies: Float64Array;
  readonly levels: TextColumn;
  /** The first that has a text has the service. */
  readonly services: readonly TextColumn[];
  /** The number of each message. */
  readonly messages: Uint32Array;
}

/** Condenses entries into a folder as they are parsed: see `CondensedLogs`. */
export class EntryCondenser implements Disposable {
  readonly #rows: RowCondenser;
  readonly #levels = new TextCoder();
  readonly #services = new TextCoder();
  readonly #origins: Origin[] = [];
  readonly #numbers = new Map<number, number>();

  constructor(folder: string) {
    this.#rows = new RowCondenser(folder);
  }

  /** Takes a batch. */
  add(entries: CanonicalEntries): void {
    if (this.#isFull) return;
    const { length, levels, services } = entries;
    const level = this.#levels.code([levels], length);
    const service = this.#services.code(services, length);
    const origins = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      origins[i] = this.#number(level[i], service[i]);
    }
    if (!this.#isFull) this.#rows.add({ ...entries, origins });
  }

  /** Ends a part of the logs. */
  endPart(): void {
    this.#rows.endPart();
  }

  /**
   * Completes the files, also when this was disposed of; leaves none where the
   * logs have too many groups.
   *
   * @param messages What each number of a message says.
   */
  end(messages: readonly (string | null)[]): void {
    if (this.#isFull) this.#rows.discard();
    else this.#rows.end(this.#origins, messages);
  }

  /** Leaves no files. */
  discard(): void {
    this.#rows.discard();
  }

  [Symbol.dispose](): void {
    this.#rows[Symbol.dispose]();
  }

  /** There are no fewer groups than that. */
  get #isFull(): boolean {
    return this.#origins.length > MOST_GROUPS;
  }

  /** The number of a level and a service, which are numbers themselves. */
  #number(level: number, service: number): number {
    // Mostly small, where maps are fast.
    const key = level * 2 * MOST_GROUPS + service;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#origins.push({
        level: this.#levels.texts[level],
        service: this.#services.texts[service],
      }) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}
