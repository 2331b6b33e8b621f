import type { UnitText } from "../bytes/text_units.ts";
import { beginsValue, JsonStep, passBlanks } from "./json_step.ts";

/** Objects that are all different are not worth learning. */
const MOST_STEPS = 10_000;

/** Objects nested deeper are taken apart by the parser. */
const DEEPEST = 8;

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

/** Objects that have them may hold many logs. */
const OTLP = /^(?:resource|scope|instrumentation_?library)_?logs$/i;

/** No key has it: it would be escaped. */
const BETWEEN_KEYS = "\0";

/**
 * Learns the steps that a file's objects take from value to value. A step is
 * learned only where the members stand as `JSON.parse` would give them: no key
 * comes up twice in an object, none is escaped, none is a whole number.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextLines } from "../bytes/text_lines.ts";
 * import { JsonSteps } from "./json_steps.ts";
 *
 * const steps = new JsonSteps();
 * const lines = TextLines.of(['{"http":{"status":200}}']);
 * const step = steps.after(steps.first, lines, 0, lines.ends[0]);
 *
 * assertEquals(step?.path, ["http", "status"]);
 * assertEquals(step?.length, '{"http":{"status":'.length);
 * ```
 */
export class JsonSteps {
  /** Where every object begins. */
  readonly first = new JsonStep({
    text: "",
    units: new Uint8Array(),
    path: [],
    taken: [],
  });
  #count = 0;
  /** What is taken up to a step. */
  readonly #taken = new Set<string>();
  #takenUpTo: JsonStep | undefined;

  /**
   * The step that stands at a place, behind another one and its value.
   *
   * @param end Where the object's text ends.
   * @returns Undefined if it is not plain, or one too many to be learned.
   */
  after(
    step: JsonStep,
    lines: UnitText,
    at: number,
    end: number,
  ): JsonStep | undefined {
    return step.next(lines, at, end) ?? this.#learn(step, lines, at, end);
  }

  #learn(
    before: JsonStep,
    lines: UnitText,
    start: number,
    end: number,
  ): JsonStep | undefined {
    if (this.#count >= MOST_STEPS || before.isFull) return undefined;
    const { units, text } = lines;
    const path = before.path.slice(0, -1);
    const taken: string[] = [];
    let at = before === this.first
      ? passOpening(units, passBlanks(units, start, end), end)
      : leave(path, units, start, end);
    while (at >= 0) {
      const from = passBlanks(units, at, end);
      const to = keyEnd(units, from, end);
      at = passColon(units, to, end);
      if (at < 0 || path.length === DEEPEST) return undefined;
      path.push(text.slice(from + 1, to));
      taken.push(path.join(BETWEEN_KEYS));
      if (beginsValue(units, at)) break;
      at = passOpening(units, at, end);
    }
    if (at < 0 || OTLP.test(path[0]) || !this.#take(taken, before)) return;
    const step = new JsonStep({
      text: text.slice(start, at),
      units: units.slice(start, at),
      path,
      taken,
    }, before);
    before.add(step);
    this.#count++;
    this.#takenUpTo = step;
    return step;
  }

  /** Takes paths behind a step; false if one is taken already. */
  #take(paths: readonly string[], before: JsonStep): boolean {
    const taken = this.#taken;
    if (this.#takenUpTo !== before) {
      taken.clear();
      for (let step: JsonStep | undefined = before; step; step = step.before) {
        for (const path of step.taken) taken.add(path);
      }
    }
    // Until the step is learned it is unknown up to where.
    this.#takenUpTo = undefined;
    if (paths.some((path) => taken.has(path))) return false;
    for (const path of paths) taken.add(path);
    return true;
  }
}

/** Ends objects and passes a comma; returns the place behind it, -1 if there is none. */
function leave(path: string[], units: Uint8Array, start: number, end: number) {
  let at = passBlanks(units, start, end);
  while (at < end && units[at] === CLOSE && path.length > 0) {
    path.pop();
    at = passBlanks(units, at + 1, end);
  }
  return at < end && units[at] === COMMA ? at + 1 : -1;
}

function passOpening(units: Uint8Array, at: number, end: number): number {
  return at < end && units[at] === OPEN ? at + 1 : -1;
}

/** Passes the colon behind a key; returns where a value or an object may begin. */
function passColon(units: Uint8Array, keyEnd: number, end: number): number {
  if (keyEnd < 0) return -1;
  const colon = passBlanks(units, keyEnd + 1, end);
  if (colon >= end || units[colon] !== COLON) return -1;
  const at = passBlanks(units, colon + 1, end);
  return at < end ? at : -1;
}

/** Where the quote of a plain key closes that begins at a place; else -1. */
function keyEnd(units: Uint8Array, from: number, end: number): number {
  if (from >= end || units[from] !== QUOTE) return -1;
  let digits = 0;
  for (let at = from + 1; at < end; at++) {
    const unit = units[at];
    if (unit === QUOTE) {
      // Whole numbers come first in an object, wherever they stand.
      return digits > 0 && digits === at - from - 1 ? -1 : at;
    }
    if (unit === BACKSLASH || unit < SPACE) return -1;
    if (unit >= 48 && unit <= 57) digits++;
  }
  return -1;
}
