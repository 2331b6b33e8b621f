import type { HeaderStep } from "./header_step.ts";

/** A name that differs in more than this share of the lines belongs to the messages. */
const MOST_DISTINCT = 0.7;

/** Below this many lines nothing is said of how much a name varies. */
const FEW_LINES = 30;

/** The most words, of which nothing is known, before a piece that is certain. */
const MOST_WORDS = 4;

/** A piece that most lines of a sample have next, and what is known of it. */
export interface Growth {
  readonly step: HeaderStep;
  /** Whether it does not come before the timestamp. */
  readonly timed: boolean;
  /** What the piece is in each line that has it. */
  readonly values: readonly string[];
  /** Whether it is padded with spaces to a width. */
  readonly padded: boolean;
  /** Whether it is the level. */
  readonly level: boolean;
}

/**
 * How many of the pieces that lines have in common belong to their header: those
 * up to the last one that cannot be the beginning of messages that are alike.
 *
 * @param growth The pieces from the line's beginning on.
 * @param lines How many lines the sample has.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { certainSteps } from "./certain_steps.ts";
 *
 * const word = { form: "word", sign: "", stop: 0 } as const;
 * const level = { form: "level", sign: "", stop: 0 } as const;
 * const facts = { timed: true, values: ["a"], padded: false, level: false };
 *
 * assertEquals(
 *   certainSteps([
 *     { ...facts, step: word },
 *     { ...facts, step: level, level: true },
 *     { ...facts, step: word },
 *   ], 1),
 *   2,
 * );
 * ```
 */
export function certainSteps(growth: readonly Growth[], lines: number): number {
  let certain = 0;
  let levelled = false;
  let named = false;
  for (let place = 0; place < growth.length; place++) {
    const piece = growth[place];
    const { form } = piece.step;
    if (piece.timed && !isTime(form)) {
      const words = place - certain;
      if (piece.level && levelled) break;
      if (isWordy(form) && words >= MOST_WORDS) break;
      if (isName(form) && (named || varies(piece, lines))) break;
      if (isName(form) && words > 1 && form !== "process") break;
      if (isWordy(form) && named && levelled) break;
      if (!isWordy(form) && isProse(growth.slice(certain, place + 1))) break;
    }
    levelled ||= piece.level;
    named ||= isName(form) && piece.timed;
    if (!isWordy(form) || isColumn(piece, lines, levelled)) certain = place + 1;
  }
  return certain;
}

function isTime(form: string): boolean {
  return form === "timestamp" || form === "clock";
}

function isWordy(form: string): boolean {
  return form === "word" || form === "number";
}

function isName(form: string): boolean {
  return form === "colon" || form === "process" || form === "dotted";
}

/**
 * Whether the words before a piece are a message's, of which the sample has no
 * other: plain words that are the same in all lines, two before a bracket or a
 * mark, one before a name that is always the same too or that a sentence has.
 */
function isProse(pieces: readonly Growth[]): boolean {
  const words = pieces.slice(0, -1);
  const last = pieces[pieces.length - 1];
  if (last.level || last.step.form === "process") return false;
  if (isNested(last)) return true;
  if (words.some(isOfMessage)) return true;
  const plain = words.filter(isPlainWord);
  if (!isName(last.step.form)) return plain.length > 1;
  const isSentence = plain.some(({ values }) => /^[A-Z][a-z]/.test(values[0]));
  return plain.length > 0 && (isSentence || isConstant(last));
}

/** Whether a word is in most lines one that no header has: `a=b`, `"x".`. */
function isOfMessage({ values }: Growth): boolean {
  const odd = values.filter((value) => /["'=]/.test(value));
  return odd.length > values.length * 0.5;
}

/** Whether a bracket holds a sentence with brackets of its own. */
function isNested({ step, values }: Growth): boolean {
  const nested = values.filter((value) => /[[(].* .*[[(]/.test(value));
  return step.form === "bracket" && nested.length >= values.length * 0.8;
}

function isPlainWord(piece: Growth): boolean {
  return piece.step.form === "word" && isConstant(piece) &&
    /^[A-Za-z]{2,40}$/.test(piece.values[0] ?? "");
}

function isConstant({ values }: Growth): boolean {
  return values.every((value) => value === values[0]);
}

/** Whether a name differs from line to line as messages do. */
function varies({ values }: Growth, lines: number): boolean {
  return lines >= FEW_LINES && new Set(values).size > lines * MOST_DISTINCT;
}

/** Whether a word is padded like a column, or looks like a name from code and repeats. */
function isColumn(piece: Growth, lines: number, levelled: boolean): boolean {
  if (piece.step.form !== "word" || !piece.timed) return false;
  if (piece.padded && !varies(piece, lines)) return true;
  const names = piece.values.filter((value) => IDENTIFIER.test(value));
  return levelled && names.length >= lines * 0.8 &&
    new Set(names).size <= Math.max(2, lines / 3);
}

const IDENTIFIER =
  /^(?:[A-Za-z]{1,40}[a-z][A-Z]\w{0,60}|[A-Za-z]\w{0,60}[_\d-][\w-]{0,60})$/;
