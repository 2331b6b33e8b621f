import { DigitSkeleton } from "./digit_skeleton.ts";
import { groupTexts } from "./group_texts.ts";
import type { MaskedText } from "./masked_text.ts";
import { MessageMask } from "./message_mask.ts";
import { hashText, RecentTexts } from "./recent_texts.ts";
import { SettledTemplates } from "./settled_templates.ts";
import {
  defaults,
  type MinedTemplates,
  type Template,
  type TemplateMinerOptions,
} from "./template_miner_options.ts";
import { TokenTable } from "./token_table.ts";

/** The most characters of a message that are kept as an example. */
const EXAMPLE_LENGTH = 1000;
/**
 * The most bytes, roughly, that texts take before the templates are settled, and
 * that templates take afterwards.
 */
const MAX_BYTES = 2 ** 25;
const BYTES_PER_TOKEN = 100;
/** How many masked texts and skeletons are remembered, at the same time. */
const MASKED_TEXTS = 65_536;
const SKELETONS = 8192;

const DECODER = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Turns free-text messages into templates: `took 28ms for user=42` and `took 7ms
 * for user=9` are both `took <*> for user=<*>`.
 *
 * What is obviously variable is masked in one scan. Each different masked message
 * gets an id; those that are similar are grouped as Drain does, and taken apart
 * again where they differ in a few frequent words (`started`, `stopped`). That
 * needs the counts, so it is done at the end, or when `maxTexts` different texts
 * were seen; from there on messages join templates online. Memory is bounded, and
 * the same messages in the same order give the same result.
 *
 * He, Zhu, Zheng, Lyu, "Drain: An Online Log Parsing Approach with Fixed Depth
 * Tree", ICWS 2017.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TemplateMiner } from "./template_miner.ts";
 *
 * const miner = new TemplateMiner();
 * const ids = ["took 28ms", "cache is cold", "took 7ms"].map((message) =>
 *   miner.add(message)
 * );
 * const { of, templates } = miner.final();
 *
 * assertEquals(ids.map((id) => templates[of[id]].template), [
 *   "took <*>",
 *   "cache is cold",
 *   "took <*>",
 * ]);
 * assertEquals(templates[0], {
 *   template: "took <*>",
 *   count: 2,
 *   example: "took 28ms",
 * });
 * ```
 */
export class TemplateMiner {
  readonly #options: Required<TemplateMinerOptions>;
  readonly #mask = new MessageMask();
  readonly #recent = new RecentTexts(MASKED_TEXTS);
  readonly #skeleton = new DigitSkeleton();
  readonly #skeletons = new RecentTexts(SKELETONS);
  readonly #table = new TokenTable();
  /** The ids of the texts that came up before the templates were settled. */
  readonly #texts = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #examples: string[] = [];
  #bytes = 0;
  #settled: SettledTemplates | undefined;

  /** @throws {InputError} If an option is out of its range. */
  constructor(options: TemplateMinerOptions = {}) {
    this.#options = defaults(options);
  }

  /**
   * Counts a message.
   *
   * @returns An id, the next whole number from 0 where it is new. It stays with
   * this message; messages with different ids may have the same template in the end.
   */
  add(message: string): number {
    return this.#count(this.#mask.mask(message), () => message);
  }

  /** Counts a message that stands in bytes of UTF-8. */
  addBytes(bytes: Uint8Array, start: number, end: number): number {
    const skeleton = this.#skeleton;
    // Once templates are settled, what is masked alike may become different ones.
    const isKept = this.#settled === undefined &&
      skeleton.set(bytes, start, end);
    const hash = isKept ? hashText(skeleton) : 0;
    const known = isKept ? this.#skeletons.get(skeleton, hash) : -1;
    if (known >= 0) {
      this.#counts[known]++;
      return known;
    }
    const id = this.#count(
      this.#mask.maskBytes(bytes, start, end),
      () => DECODER.decode(bytes.subarray(start, end)),
    );
    if (isKept) this.#skeletons.set(skeleton, hash, id);
    return id;
  }

  #count(masked: MaskedText, read: () => string): number {
    const hash = hashText(masked);
    let id = this.#recent.get(masked, hash);
    if (id < 0) {
      id = this.#identify(masked.toString(), read());
      this.#recent.set(masked, hash, id);
    }
    this.#counts[id]++;
    return id;
  }

  /** Counts a message that was added before, by its id. */
  addAgain(id: number): void {
    this.#counts[id]++;
  }

  /** The templates of the messages so far. More messages may be added after it. */
  final(): MinedTemplates {
    const texts = this.#settled?.write() ?? this.#write();
    const of = new Int32Array(texts.length);
    const indices = new Map<string, number>();
    const templates: Template[] = [];
    texts.forEach((template, id) => {
      let index = indices.get(template);
      if (index === undefined) {
        index = templates.length;
        indices.set(template, index);
        templates.push({ template, count: 0, example: this.#examples[id] });
      }
      of[id] = index;
      templates[index].count += this.#counts[id];
    });
    return { of, templates };
  }

  #identify(text: string, message: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const isFull = this.#texts.size >= this.#options.maxTexts ||
      this.#bytes >= MAX_BYTES;
    if (isFull || this.#settled) return this.#join(text, message);
    const id = this.#newId(text, message);
    this.#texts.set(text, id);
    return id;
  }

  #join(text: string, message: string): number {
    const settled = this.#settled ??= this.#settle();
    const known = settled.join(text);
    if (known !== undefined) return known;
    const id = this.#newId(text, message);
    const hasRoom = settled.length < this.#options.maxTemplates &&
      this.#bytes < 2 * MAX_BYTES;
    if (hasRoom) settled.add(text, id);
    else settled.addRest(id);
    return id;
  }

  #settle(): SettledTemplates {
    const { similarity } = this.#options;
    return new SettledTemplates(this.#groups(), this.#table, similarity);
  }

  #groups() {
    const texts = [...this.#texts].map(([text, id]) => ({
      ...this.#table.add(text),
      id,
      count: this.#counts[id],
    }));
    return groupTexts(texts, this.#table, this.#options.similarity);
  }

  /** The template of each id, as text. */
  #write(): string[] {
    const texts: string[] = [];
    for (const { template, ids } of this.#groups()) {
      const text = this.#table.write(template);
      for (const id of ids) texts[id] = text;
    }
    return texts;
  }

  #newId(text: string, message: string): number {
    const id = this.#counts.length;
    const example = ownText(message.slice(0, EXAMPLE_LENGTH));
    this.#counts.push(0);
    this.#examples.push(example);
    const tokens = text.split(" ").length;
    this.#bytes += text.length + example.length + tokens * BYTES_PER_TOKEN;
    return id;
  }
}

/** A copy that does not keep the text alive that it was cut from. */
function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
