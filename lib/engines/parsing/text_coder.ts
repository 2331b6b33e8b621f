import type { TextColumn } from "../../logs/formats/text_column.ts";

/**
 * Numbers different texts as they come up, over all batches; 0 is no text.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextColumn } from "../../logs/formats/text_column.ts";
 * import { TextCoder } from "./text_coder.ts";
 *
 * const [host, otherwise] = [new TextColumn(), new TextColumn()];
 * host.put(1, "db");
 * otherwise.put(0, "web");
 * otherwise.put(1, "web");
 * const coder = new TextCoder();
 *
 * assertEquals(coder.code([host, otherwise], 3), Uint32Array.of(2, 1, 0));
 * assertEquals(coder.texts, [null, "db", "web"]);
 * ```
 */
export class TextCoder {
  /** The texts by number. */
  readonly texts: (string | null)[] = [null];
  readonly #numbers = new Map<string, number>();

  /**
   * The number of each entry's text in the first of some columns that has one.
   *
   * @param length How many entries there are.
   */
  code(columns: readonly TextColumn[], length: number): Uint32Array {
    const codes = new Uint32Array(length);
    for (const column of columns) {
      const { held } = column;
      const numbers = column.numbers(length);
      const known = new Uint32Array(held.length + 1);
      for (let i = 0; i < length; i++) {
        const number = numbers[i];
        if (number === 0 || codes[i] !== 0) continue;
        if (known[number] === 0) known[number] = this.number(held.at(number));
        codes[i] = known[number];
      }
    }
    return codes;
  }

  /** The number of a text. */
  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
}
