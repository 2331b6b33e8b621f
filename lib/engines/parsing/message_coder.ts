import type { TextColumn } from "../../logs/formats/text_column.ts";
import { shouldMine } from "../../logs/templates/should_mine.ts";
import { TemplateMiner } from "../../logs/templates/template_miner.ts";
import type { MinedTemplates } from "../../logs/templates/template_miner_options.ts";
import { MOST_GROUPS } from "../condensed/most_groups.ts";
import { TextCoder } from "./text_coder.ts";

/** More than a miner can have. */
const TEMPLATES = 2 ** 16;

/** The messages of some entries. */
export interface CodedMessages {
  /** What the miner calls each; -1 where there is none, or none is asked for. */
  readonly templates: Int32Array<ArrayBuffer>;
  /** A number of each, for {@linkcode MessageCoder.meanings}; 0 where there is none. */
  readonly numbers: Uint32Array;
}

/**
 * Numbers messages while it is open whether they will stand for themselves or be
 * told by templates, which are final only at the end: a number is of a text and
 * what the miner calls it, until there are so many texts that templates are
 * certain; from there on of the latter alone.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextColumn } from "../../logs/formats/text_column.ts";
 * import { MessageCoder } from "./message_coder.ts";
 *
 * const messages = new TextColumn();
 * messages.put(1, "took 28ms");
 * messages.put(2, "took 7ms");
 * const coder = new MessageCoder();
 * const { numbers } = coder.code([messages], 3);
 *
 * assertEquals(numbers, Uint32Array.of(0, 1, 2));
 * assertEquals(coder.meanings(null), [null, "took 28ms", "took 7ms"]);
 * assertEquals(coder.meanings(["took <*>"]), [null, "took <*>", "took <*>"]);
 * ```
 */
export class MessageCoder {
  readonly #miner = new TemplateMiner();
  readonly #asked: boolean | undefined;
  /** Different messages, as long as they may stand for themselves. */
  readonly #texts = new TextCoder();
  /** The text of each number, and its template: -1 for none. */
  readonly #textOf = [0];
  readonly #templateOf = [-1];
  readonly #numbers = new Map<number, number>();
  /** The number of each template without a text; 0 for none. */
  #ofTemplate = new Uint32Array(1024);

  /** @param asked Whether templates are wanted; decided by the messages if left out. */
  constructor(asked?: boolean) {
    this.#asked = asked;
  }

  /** Whether there are so many that they cannot be told apart. */
  get isFull(): boolean {
    return this.#distinct > MOST_GROUPS;
  }

  /**
   * Takes the messages of a batch, each in the first of some columns that has one.
   *
   * @param length How many entries there are.
   */
  code(columns: readonly TextColumn[], length: number): CodedMessages {
    const templates = new Int32Array(length).fill(-1);
    if (this.#asked === false) {
      const numbers = this.isFull
        ? new Uint32Array(length)
        : this.#texts.code(columns, length);
      return { templates, numbers };
    }
    const numbers = new Uint32Array(length);
    let isCertain = this.#isCertain;
    for (const column of columns) {
      const { held } = column;
      const { bytes, ends } = held;
      const texts = column.numbers(length);
      const known = new Uint32Array(held.length + 1);
      for (let i = 0; i < length; i++) {
        const text = texts[i];
        if (text === 0 || numbers[i] !== 0) continue;
        let number = known[text];
        if (number !== 0) this.#miner.addAgain(this.#templateOf[number]);
        else {
          const template = this.#miner.addBytes(
            bytes,
            ends[text - 1],
            ends[text],
          );
          isCertain ||= this.#isCertain;
          number = isCertain
            ? this.#numberOf(template)
            : this.#numberOfBoth(this.#texts.number(held.at(text)), template);
          known[text] = number;
        }
        numbers[i] = number;
        templates[i] = this.#templateOf[number];
      }
    }
    return { templates, numbers };
  }

  /**
   * The templates, if messages are to be told by them.
   *
   * @param rows How many entries there were.
   */
  mined(rows: number): MinedTemplates | undefined {
    const wanted = this.#asked ?? shouldMine(this.#distinct, rows);
    return wanted ? this.#miner.final() : undefined;
  }

  /**
   * What each number says.
   *
   * @param templates By what the miner calls them; null where messages stand for themselves.
   */
  meanings(templates: readonly string[] | null): (string | null)[] {
    const { texts } = this.#texts;
    if (this.#asked === false) return texts;
    return templates === null
      ? this.#textOf.map((text) => texts[text])
      : this.#templateOf.map((template) => templates[template] ?? null);
  }

  /** Whether templates are wanted, however many rows there will be. */
  get #isCertain(): boolean {
    return this.#asked === true || shouldMine(this.#distinct, Infinity);
  }

  /** How many different messages there are, as far as it matters. */
  get #distinct(): number {
    return this.#texts.texts.length - 1;
  }

  #numberOf(template: number): number {
    if (template >= this.#ofTemplate.length) {
      const larger = new Uint32Array(2 * template);
      larger.set(this.#ofTemplate);
      this.#ofTemplate = larger;
    }
    let number = this.#ofTemplate[template];
    if (number === 0) {
      number = this.#add(0, template);
      this.#ofTemplate[template] = number;
    }
    return number;
  }

  #numberOfBoth(text: number, template: number): number {
    const key = text * TEMPLATES + template;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#add(text, template);
      this.#numbers.set(key, number);
    }
    return number;
  }

  #add(text: number, template: number): number {
    this.#templateOf.push(template);
    return this.#textOf.push(text) - 1;
  }
}
