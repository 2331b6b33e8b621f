import { CHAR, skipSpaces } from "./characters.ts";
import {
  bracketEnd,
  clockEnd,
  colonWordEnd,
  dottedEnd,
  type HeaderForm,
  headerLevelEnd,
  markEnd,
  numberEnd,
  wordEnd,
} from "./header_forms.ts";
import { syslogTag } from "./syslog_tag.ts";
import { TimestampShapes } from "./timestamp_shapes.ts";

/** A piece of a header; spaces may stand before it. */
export interface HeaderStep {
  readonly form: HeaderForm;
  /** The mark itself; what opens the bracket; what a segment goes up to. */
  readonly sign: string;
  /** The UTF-16 unit that ends a word beside a space; 0 for none. */
  readonly stop: number;
}

/** A segment longer than this is a message, in UTF-16 units. */
export const LONGEST_SEGMENT = 64;

/** The most pieces that a header has. */
export const MOST_STEPS = 20;

/**
 * What the entries of a file begin with: a fixed order of pieces, such as a
 * timestamp, a level and a name with a colon. One object serves all lines; what
 * it says is about the line matched last.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { HeaderTemplate } from "./header_template.ts";
 *
 * const template = new HeaderTemplate([
 *   { form: "timestamp", sign: "", stop: 0 },
 *   { form: "level", sign: "", stop: 0 },
 *   { form: "colon", sign: "", stop: 0 },
 * ]);
 *
 * assertEquals(template.match("2023-11-20 08:40:50 INFO shop: No stock"), 3);
 * assertEquals(template.text(2), "shop");
 * assertEquals(template.rest(), "No stock");
 * ```
 */
export class HeaderTemplate {
  readonly steps: readonly HeaderStep[];
  readonly #shapes = new TimestampShapes();
  readonly #starts = new Uint32Array(MOST_STEPS);
  readonly #ends = new Uint32Array(MOST_STEPS);
  #line = "";
  #at = 0;
  #start = 0;

  constructor(steps: readonly HeaderStep[]) {
    this.steps = steps;
  }

  /**
   * Goes through the pieces as far as the line has them.
   *
   * @param most How many pieces to look for; defaults to all.
   * @returns How many there are.
   */
  match(line: string, most = this.steps.length): number {
    this.#line = line;
    this.#at = 0;
    for (let index = 0; index < most; index++) {
      const start = skipSpaces(line, this.#at);
      this.#start = start;
      const end = this.#end(this.steps[index], start);
      if (end < 0) return index;
      this.#starts[index] = this.#start;
      this.#ends[index] = end;
      if (this.steps[index].form === "bracket") this.#trim(index);
    }
    return most;
  }

  /** What a piece holds, without its colon, its brackets and spaces inside them. */
  text(index: number): string {
    return this.#line.slice(this.#starts[index], this.#ends[index]);
  }

  /** The line that was matched. */
  get line(): string {
    return this.#line;
  }

  /** Where what a piece holds begins. */
  startOf(index: number): number {
    return this.#starts[index];
  }

  /** Where what a piece holds ends. */
  endOf(index: number): number {
    return this.#ends[index];
  }

  /** The place behind the pieces. */
  get end(): number {
    return this.#at;
  }

  /** Where what follows the pieces begins. */
  get restStart(): number {
    return skipSpaces(this.#line, this.#at);
  }

  /** What follows the pieces. */
  rest(): string {
    return this.#line.slice(this.restStart);
  }

  /** Where the piece's text ends; leaves the place behind the piece. */
  #end(step: HeaderStep, start: number): number {
    if (step.form === "bracket") return this.#bracketEnd(step.sign, start);
    const end = this.#plainEnd(step, start);
    this.#at = step.form === "colon" && end >= 0 ? end + 1 : end;
    if (end < 0) this.#at = start;
    if (step.form === "process" && end >= 0) return end - 1;
    return end;
  }

  #plainEnd(step: HeaderStep, at: number): number {
    const line = this.#line;
    switch (step.form) {
      case "timestamp":
        return this.#shapes.end(line, at);
      case "clock":
        return clockEnd(line, at);
      case "level":
        return headerLevelEnd(line, at);
      case "process":
        return syslogTag(line, at)?.end ?? -1;
      case "colon":
        return colonWordEnd(line, at, step.stop);
      case "number":
        return numberEnd(line, at, step.stop);
      case "dotted":
        return dottedEnd(line, at, step.stop);
      case "segment":
        return segmentEnd(line, at, step.sign);
      case "mark":
        return signEnd(line, at, step.sign);
      default:
        return wordEnd(line, at, step.stop);
    }
  }

  /** Leaves out the spaces around what a bracket holds. */
  #trim(index: number): void {
    const start = this.#starts[index];
    const end = this.#ends[index];
    const first = this.#line.charCodeAt(start);
    const last = this.#line.charCodeAt(end - 1);
    if (isVisible(first) && isVisible(last)) return;
    const text = this.#line.slice(start, end).trimStart();
    this.#starts[index] = end - text.length;
    this.#ends[index] = end - text.length + text.trimEnd().length;
  }

  #bracketEnd(sign: string, start: number): number {
    const opens = this.#line.charCodeAt(start) === sign.charCodeAt(0);
    const end = opens ? bracketEnd(this.#line, start) : -1;
    this.#at = end < 0 ? start : end;
    this.#start = start + 1;
    return end - (end < 0 ? 0 : 1);
  }
}

/** Whether a UTF-16 unit is a character of ASCII that can be seen. */
function isVisible(unit: number): boolean {
  return unit > CHAR.SPACE && unit < 127;
}

function signEnd(line: string, at: number, sign: string): number {
  if (line.charCodeAt(at) !== sign.charCodeAt(0)) return -1;
  const opens = sign === "[" || sign === "(" || sign === "<";
  const end = opens ? at + 1 : markEnd(line, at);
  return end === at + sign.length ? end : -1;
}

/** Where a segment ends that goes up to ` - ` or `|`; -1 where it is empty, has more than four words or a bracket. */
export function segmentEnd(line: string, at: number, sign: string): number {
  const part = line.slice(at, at + LONGEST_SEGMENT);
  const found = part.indexOf(sign);
  if (found < 1 || !SEGMENT.test(part.slice(0, found))) return -1;
  let end = at + found;
  while (line.charCodeAt(end - 1) === CHAR.SPACE) end--;
  return end > at ? end : -1;
}

const SEGMENT = /^[^\s[]{1,64}(?: [^\s[]{1,64}){0,3} {0,64}$/;
