import { type TextLines, unitsOf } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";

/** Longer keys are not expected again, in UTF-16 units. */
const LONGEST_KEY = 64;

/** The most different keys that are remembered. */
const MOST_KEYS = 256;

/** The key of `key=value`, as a file has it over and over. */
export interface Key {
  readonly text: string;
  /** What the key means, or its text. */
  readonly name: string;
  readonly units: Uint8Array;
}

/**
 * The keys that lines have, by the turn in which they come up: mostly the line
 * before had the same ones in the same order, and none has to be cut out.
 *
 * @example Usage
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { TextLines } from "../../bytes/text_lines.ts";
 * import { KeysByTurn } from "./keys_by_turn.ts";
 *
 * const keys = new KeysByTurn(new Map([["lvl", "level"]]));
 * const lines = TextLines.of(["lvl=info"]);
 *
 * assertEquals(keys.expected(lines, 0, 8, 0), undefined);
 * assertEquals(keys.learn("lvl", 0).name, "level");
 * assert(keys.expected(lines, 0, 8, 0) !== undefined);
 * ```
 */
export class KeysByTurn {
  readonly #names: ReadonlyMap<string, string>;
  readonly #byTurn: Key[] = [];
  readonly #known = new Map<string, Key>();

  /** @param names What keys mean. */
  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names;
  }

  /** The key of an earlier line's turn, if it stands at a place with `=` behind it. */
  expected(
    { units }: TextLines,
    at: number,
    end: number,
    turn: number,
  ): Key | undefined {
    const key = this.#byTurn[turn];
    if (key === undefined) return undefined;
    const expected = key.units;
    const keyEnd = at + expected.length;
    if (keyEnd >= end || units[keyEnd] !== CHAR.EQUALS) return undefined;
    for (let i = 0; i < expected.length; i++) {
      if (units[at + i] !== expected[i]) return undefined;
    }
    return key;
  }

  /** A key that another one was expected in place of. */
  learn(text: string, turn: number): Key {
    const key = this.#known.get(text) ?? this.#make(text);
    // Among the units one character that is not ASCII is like another.
    if (isAscii(key.units)) this.#byTurn[turn] = key;
    return key;
  }

  #make(text: string): Key {
    const name = this.#names.get(text) ?? text;
    const key = { text, name, units: unitsOf(text) };
    const isShort = text.length <= LONGEST_KEY;
    if (isShort && this.#known.size < MOST_KEYS) this.#known.set(text, key);
    return key;
  }
}

function isAscii(units: Uint8Array): boolean {
  return units.length <= LONGEST_KEY && units.every((unit) => unit < 128);
}
