import { ByteWords } from "../bytes/byte_words.ts";
import type { UnitText } from "../bytes/text_units.ts";
import type { NameTree } from "./name_tree.ts";

/** So many ways to go on from one place are told apart. */
const MOST_WAYS = 64;

const SPACE = 32;
const OPEN = 123;
const CLOSE = 125;

/** What a step is made of. */
export interface JsonStepParts {
  /** As it is written. */
  readonly text: string;
  /** Its units as `TextLines` has them. */
  readonly units: Uint8Array;
  /** The keys from the outermost object down to the member that comes next. */
  readonly path: readonly string[];
  /** The paths, as text, of the member and of the objects that begin before it. */
  readonly taken: readonly string[];
}

/**
 * What stands in an object between one value and the next, such as `,"level":`
 * or `},"http":{"status":`, behind all the steps before it. Objects of one
 * program take the same few ways from step to step.
 */
export class JsonStep {
  readonly before: JsonStep | undefined;
  readonly path: readonly string[];
  readonly taken: readonly string[];
  /** How many units it has. */
  readonly length: number;
  readonly #text: string;
  readonly #words: ByteWords;
  readonly #isAscii: boolean;
  readonly #ways: JsonStep[] = [];
  /** The name that was last asked for, and among which. */
  #name: NameTree | undefined;
  #names: NameTree | undefined;

  constructor(
    { text, units, path, taken }: JsonStepParts,
    before?: JsonStep,
  ) {
    this.before = before;
    this.path = path;
    this.taken = taken;
    this.length = units.length;
    this.#text = text;
    this.#words = new ByteWords(units);
    this.#isAscii = !units.includes(255);
  }

  /** The step that goes on from here, if it is known. */
  next(lines: UnitText, at: number, end: number): JsonStep | undefined {
    const ways = this.#ways;
    for (let i = 0; i < ways.length; i++) {
      const way = ways[i];
      if (!way.#standsAt(lines, at, end)) continue;
      if (i > 0) {
        // What comes often is found sooner.
        ways[i] = ways[i - 1];
        ways[i - 1] = way;
      }
      return way;
    }
    return undefined;
  }

  /** Whether no more ways to go on are told apart. */
  get isFull(): boolean {
    return this.#ways.length >= MOST_WAYS;
  }

  /** Adds a way to go on. */
  add(way: JsonStep): void {
    this.#ways.push(way);
  }

  /** Whether all objects that are open end at a place, and with them the text. */
  closes(units: Uint8Array, at: number, end: number): boolean {
    let place = at;
    for (let open = this.path.length; open > 0; open--) {
      place = passBlanks(units, place, end);
      if (place >= end || units[place++] !== CLOSE) return false;
    }
    return passBlanks(units, place, end) === end;
  }

  /** The name that the member has among others; undefined if there are too many. */
  nameAmong(names: NameTree): NameTree | undefined {
    if (this.#name !== undefined && this.#names === names) return this.#name;
    let name: NameTree | undefined = names;
    for (const key of this.path) name = name?.below(key);
    this.#name = name;
    this.#names = names;
    return name;
  }

  #standsAt(lines: UnitText, at: number, end: number): boolean {
    const to = at + this.length;
    if (to >= end) return false;
    if (!lines.words.isSame(at, this.#words, 0, this.length)) return false;
    return beginsValue(lines.units, to) &&
      (this.#isAscii || lines.text.startsWith(this.#text, at));
  }
}

/** Whether a value begins at a place, rather than a blank or the members of an object. */
export function beginsValue(units: Uint8Array, at: number): boolean {
  const unit = units[at];
  return unit > SPACE && (unit !== OPEN || units[at + 1] === CLOSE);
}

/** The first place from `at` on that holds none of JSON's blanks. */
export function passBlanks(
  units: Uint8Array,
  at: number,
  end: number,
): number {
  let place = at;
  while (place < end && isBlankUnit(units[place])) place++;
  return place;
}

function isBlankUnit(unit: number): boolean {
  return unit === SPACE || unit === 10 || unit === 13 || unit === 9;
}
