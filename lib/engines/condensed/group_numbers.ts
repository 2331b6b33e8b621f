import type { Group } from "./condensed_logs.ts";
import { MOST_GROUPS } from "./most_groups.ts";
import { type CombinationNumbers, numbersFor } from "./numbers_for.ts";

/** The level and service of a row. */
export type Origin = Pick<Group, "level" | "service">;

/**
 * Makes groups of the combinations of origins and messages, in the order in which
 * they come up.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { GroupNumbers } from "./group_numbers.ts";
 *
 * const origins = [{ level: "INFO", service: null }];
 * const numbers = new GroupNumbers(origins, ["idle", "took <*>", "took <*>"]);
 * const rows = Uint32Array.of(0, 0, 0);
 * numbers.number(rows, Uint32Array.of(2, 0, 1));
 *
 * assertEquals(rows, Uint32Array.of(0, 1, 0));
 * assertEquals(numbers.groups, [
 *   { level: "INFO", service: null, message: "took <*>", logs: 2 },
 *   { level: "INFO", service: null, message: "idle", logs: 1 },
 * ]);
 * ```
 */
export class GroupNumbers {
  readonly #origins: readonly Origin[];
  /** What messages say, each once, and the place of each message among them. */
  readonly #texts: readonly (string | null)[];
  readonly #textOf: Uint32Array;
  readonly #numbers: CombinationNumbers;
  readonly #combinations: number[] = [];
  readonly #logs: number[] = [];

  /**
   * @param origins By number; no two are the same.
   * @param messages By number; several may say the same.
   */
  constructor(
    origins: readonly Origin[],
    messages: readonly (string | null)[],
  ) {
    const places = new Map<string | null, number>();
    this.#origins = origins;
    this.#textOf = Uint32Array.from(messages, (message) => {
      const place = places.get(message) ?? places.size;
      places.set(message, place);
      return place;
    });
    this.#texts = [...places.keys()];
    this.#numbers = numbersFor(origins.length * this.#texts.length);
  }

  /** How many groups there are, one more than {@linkcode MOST_GROUPS} if there are more. */
  get size(): number {
    return this.#logs.length;
  }

  /** All groups so far, by number. */
  get groups(): Group[] {
    const width = this.#texts.length;
    return this.#combinations.map((combination, number) => ({
      ...this.#origins[Math.floor(combination / width)],
      message: this.#texts[combination % width],
      logs: this.#logs[number],
    }));
  }

  /**
   * Numbers the groups of rows.
   *
   * @param rows The number of each row's origin; its group's number is put there.
   * @param messages The number of each row's message.
   */
  number(rows: Uint32Array, messages: Uint32Array): void {
    const width = this.#texts.length;
    for (let row = 0; row < rows.length; row++) {
      const combination = rows[row] * width + this.#textOf[messages[row]];
      let number = this.#numbers.get(combination);
      if (number < 0) {
        number = this.size;
        if (number > MOST_GROUPS) return;
        this.#numbers.set(combination, number);
        this.#combinations.push(combination);
        this.#logs.push(0);
      }
      this.#logs[number]++;
      rows[row] = number;
    }
  }
}
