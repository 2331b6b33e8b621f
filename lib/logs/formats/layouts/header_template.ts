import { TextLines } from "../../bytes/text_lines.ts";
import { CHAR } from "./characters.ts";
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
import { MatchedHeader } from "./matched_header.ts";
import { syslogTagEnd } from "./syslog_tag.ts";
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
  #matched = new MatchedHeader(MOST_STEPS);
  /** A line is asked about again when the next one has begun an entry. */
  #before = new MatchedHeader(MOST_STEPS);

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
    return this.matchAt(TextLines.of([line]), 0, line.length, most);
  }

  /** The same of a line that stands among others. */
  matchAt(
    lines: TextLines,
    start: number,
    end: number,
    most = this.steps.length,
  ): number {
    if (!this.#matched.isOf(lines, start)) {
      const before = this.#matched;
      this.#matched = this.#before;
      this.#before = before;
      if (!this.#matched.isOf(lines, start)) {
        this.#matched.begin(lines, start, end);
      }
    }
    const matched = this.#matched;
    while (matched.count < most && !matched.isOver) {
      if (!addPiece(matched, this.steps[matched.count], this.#shapes)) {
        matched.isOver = true;
      }
    }
    return Math.min(most, matched.count);
  }

  /** What a piece holds, without its colon, its brackets and spaces inside them. */
  text(index: number): string {
    const { lines: { text } } = this.#matched;
    return text.slice(this.startOf(index), this.endOf(index));
  }

  /** What the line stands in, which places are places of. */
  get lines(): TextLines {
    return this.#matched.lines;
  }

  /** The text of {@linkcode HeaderTemplate.lines}. */
  get source(): string {
    return this.#matched.lines.text;
  }

  /** Where what a piece holds begins. */
  startOf(index: number): number {
    return this.#matched.startOf(index);
  }

  /** Where what a piece holds ends. */
  endOf(index: number): number {
    return this.#matched.endOf(index);
  }

  /** The place behind the pieces. */
  get end(): number {
    return this.#matched.place;
  }

  /** Where what follows the pieces begins. */
  get restStart(): number {
    return this.#matched.next;
  }

  /** Where the line ends. */
  get restEnd(): number {
    return this.#matched.end;
  }

  /** What follows the pieces. */
  rest(): string {
    return this.source.slice(this.restStart, this.restEnd);
  }
}

/** Adds the next piece, if the line has it. */
function addPiece(
  matched: MatchedHeader,
  step: HeaderStep,
  shapes: TimestampShapes,
): boolean {
  const { lines, next: start } = matched;
  if (step.form === "bracket") return addBracket(matched, step.sign, start);
  const end = pieceEnd(lines, start, matched.end, step, shapes);
  if (end < 0) return false;
  if (step.form === "colon") matched.add(start, end, end + 1);
  else if (step.form === "process") matched.add(start, end - 1, end);
  else matched.add(start, end, end);
  return true;
}

function pieceEnd(
  lines: TextLines,
  at: number,
  end: number,
  { form, sign, stop }: HeaderStep,
  shapes: TimestampShapes,
): number {
  const { text, units } = lines;
  switch (form) {
    case "timestamp":
      return shapes.end(lines, at, end);
    case "clock":
      return clockEnd(text, at);
    case "level":
      return headerLevelEnd(units, at, end);
    case "process":
      return syslogTagEnd(lines, at, end);
    case "colon":
      return colonWordEnd(units, at, end, stop);
    case "number":
      return numberEnd(units, at, end, stop);
    case "dotted":
      return dottedEnd(units, at, end, stop);
    case "segment":
      return segmentEnd(text, at, sign, end);
    case "mark":
      return signEnd(units, at, end, sign);
    default:
      return wordEnd(units, at, end, stop);
  }
}

/** Adds what stands in brackets, without the spaces around it. */
function addBracket(
  matched: MatchedHeader,
  sign: string,
  at: number,
): boolean {
  const { text, units } = matched.lines;
  const opens = at < matched.end && units[at] === sign.charCodeAt(0);
  const place = opens ? bracketEnd(units, at, matched.end) : -1;
  if (place < 0) return false;
  let start = at + 1;
  let end = place - 1;
  if (!isVisible(units[start]) || !isVisible(units[end - 1])) {
    const held = text.slice(start, end).trimStart();
    start = end - held.length;
    end = start + held.trimEnd().length;
  }
  matched.add(start, end, place);
  return true;
}

/** Whether a unit is a character of ASCII that can be seen. */
function isVisible(unit: number): boolean {
  return unit > CHAR.SPACE && unit < 127;
}

function signEnd(
  units: Uint8Array,
  at: number,
  end: number,
  sign: string,
): number {
  if (at >= end || units[at] !== sign.charCodeAt(0)) return -1;
  const opens = sign === "[" || sign === "(" || sign === "<";
  const to = opens ? at + 1 : markEnd(units, at, end);
  return to === at + sign.length ? to : -1;
}

/** Where a segment ends that goes up to ` - ` or `|`; -1 where it is empty, has more than four words or a bracket. */
export function segmentEnd(
  text: string,
  at: number,
  sign: string,
  end = text.length,
): number {
  const part = text.slice(at, Math.min(end, at + LONGEST_SEGMENT));
  const found = part.indexOf(sign);
  if (found < 1 || !SEGMENT.test(part.slice(0, found))) return -1;
  return at + part.slice(0, found).trimEnd().length;
}

const SEGMENT = /^[^\s[]{1,64}(?: [^\s[]{1,64}){0,3} {0,64}$/;
