import type pl from "nodejs-polars";
import { codeTexts } from "../code_texts.ts";
import type { Group } from "./condensed_logs.ts";
import { numbersFor } from "./numbers_for.ts";

/** Numbers the combinations of level, service and message as they come up. */
export class GroupCoder {
  readonly #numbers = new Map<string, number>();
  readonly #groups: Omit<Group, "logs">[] = [];
  readonly #logs: number[] = [];
  readonly #messages = new Set<string>();

  /** All groups so far, by number. */
  get groups(): Group[] {
    return this.#groups.map((group, i) => ({ ...group, logs: this.#logs[i] }));
  }

  get size(): number {
    return this.#groups.length;
  }

  /** How many different messages there are so far. */
  get messages(): number {
    return this.#messages.size;
  }

  /**
   * The group of each row.
   *
   * @param rows Columns `level`, `service` and `message`, Utf8.
   */
  code(rows: pl.DataFrame): Uint32Array<ArrayBuffer> {
    const levels = codeTexts(rows, "level");
    const services = codeTexts(rows, "service");
    const messages = codeTexts(rows, "message");
    const known = numbersFor(
      levels.values.length * services.values.length * messages.values.length,
    );
    const groups = new Uint32Array(rows.height);
    for (let row = 0; row < groups.length; row++) {
      const level = levels.codes[row];
      const service = services.codes[row];
      const message = messages.codes[row];
      const combination =
        (level * services.values.length + service) * messages.values.length +
        message;
      let number = known.get(combination);
      if (number < 0) {
        number = this.#number({
          level: levels.values[level],
          service: services.values[service],
          message: messages.values[message],
        });
        known.set(combination, number);
      }
      groups[row] = number;
      this.#logs[number]++;
    }
    return groups;
  }

  #number(group: Omit<Group, "logs">): number {
    const key = JSON.stringify([group.level, group.service, group.message]);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#groups.length;
      this.#numbers.set(key, number);
      this.#groups.push(group);
      this.#logs.push(0);
      if (group.message !== null) this.#messages.add(group.message);
    }
    return number;
  }
}
