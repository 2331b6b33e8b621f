import { skipSpaces } from "./characters.ts";
import { classifyPiece } from "./classify_piece.ts";
import { certainSteps, type Growth } from "./certain_steps.ts";
import type { HeaderStep } from "./header_step.ts";
import { HeaderTemplate, MOST_STEPS } from "./header_template.ts";
import { isLevelWord } from "./level_words.ts";
import { SampleCursor, type SampleLine } from "./sample_cursor.ts";
import { segmentEnd } from "./segment_end.ts";

/** The share of the lines that have to have a piece for it to be one of the header. */
const ENOUGH = 0.8;

/** Of fewer lines nothing is said; of more, this share at most may differ. */
const FEW_LINES = 10;
const MOST_DISTINCT = 0.7;

/** The pieces that together make a word. */
const WORDS = ["word ", "dotted ", "number "];

/** What makes one before the timestamp, where nothing but its place counts. */
const WORDS_BEFORE_TIME = [...WORDS, "level ", "process ", "colon "];

/**
 * Finds out what the entries of a file begin with. Piece by piece, what most of
 * the lines have next belongs to the header, up to the last piece that headers
 * have and messages have not: a level, a bracket, a mark, a name with a colon or
 * with points inside. Words before such a piece are the header's too; words
 * behind the last one are the message.
 *
 * @param lines Lines that begin entries.
 * @param anchor What the lines' times are; defaults to `timestamp`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { learnTemplate } from "./learn_template.ts";
 *
 * const lines = ["INFO [main] o.a.Foo - Up", "WARN [pool-1] o.a.Bar - Low"];
 * const template = learnTemplate(lines.map((text) => ({ text, time: null })));
 *
 * assertEquals(template.steps.map(({ form }) => form), [
 *   "level",
 *   "bracket",
 *   "dotted",
 *   "mark",
 * ]);
 * ```
 */
export function learnTemplate(
  lines: readonly SampleLine[],
  anchor: "timestamp" | "clock" = "timestamp",
): HeaderTemplate {
  const cursor = new SampleCursor(lines);
  const growth: Growth[] = [];
  while (growth.length < MOST_STEPS) {
    const step = chooseStep(cursor, anchor);
    if (step === null) break;
    const values = cursor.advance(step);
    growth.push({
      step,
      timed: cursor.timed,
      values,
      padded: cursor.share(isPadded) >= ENOUGH,
      level: isLevel(step, values),
    });
  }
  const certain = certainSteps(growth, lines.length);
  return new HeaderTemplate(growth.slice(0, certain).map(({ step }) => step));
}

function chooseStep(
  cursor: SampleCursor,
  anchor: "timestamp" | "clock",
): HeaderStep | null {
  const counts = new Map<string, { step: HeaderStep; share: number }>();
  cursor.each((text, at, time) => {
    const place = skipSpaces(text, at);
    const step = classifyPiece(text, place, time, cursor.stop);
    if (step === null) return;
    const key = `${step.form} ${step.sign}`;
    const share = (counts.get(key)?.share ?? 0) + 1 / cursor.size;
    counts.set(key, { step, share });
  });
  for (const { step, share } of counts.values()) {
    if (share < ENOUGH) continue;
    return step.form === "timestamp"
      ? { ...step, form: anchor }
      : widen(step, cursor);
  }
  const words = (cursor.timed ? WORDS : WORDS_BEFORE_TIME)
    .reduce((sum, key) => sum + (counts.get(key)?.share ?? 0), 0);
  if (words < ENOUGH) return null;
  return widen({ form: "word", sign: "", stop: cursor.stop }, cursor);
}

/** A word that most lines follow with more words up to a mark is a segment. */
function widen(step: HeaderStep, cursor: SampleCursor): HeaderStep {
  const wordy = step.form === "word" || step.form === "dotted";
  if (!wordy || !cursor.timed) return step;
  const word = new HeaderTemplate([step]);
  for (const sign of [" - ", "|"]) {
    const alone = cursor.share((text, at) =>
      word.match(text.slice(at, at + 400)) === 1 &&
      word.rest().startsWith(sign.trim())
    );
    if (alone >= ENOUGH) return step;
    const segment = cursor.share((text, at) =>
      isSegment(text, skipSpaces(text, at), sign)
    );
    if (segment >= 0.95 && recurs(cursor, sign)) {
      return { form: "segment", sign, stop: step.stop };
    }
  }
  return step;
}

/** Whether a segment begins at a place in which no word is the level. */
function isSegment(text: string, at: number, sign: string): boolean {
  const end = segmentEnd(text, at, sign);
  return end > 0 &&
    !text.slice(at, end).split(" ").slice(1).some((word) =>
      word.length > 2 && isLevelWord(word)
    );
}

/** Whether the segments of a sample are not nearly all different, as messages are. */
function recurs(cursor: SampleCursor, sign: string): boolean {
  const values = new Set<string>();
  let lines = 0;
  cursor.each((text, at) => {
    const start = skipSpaces(text, at);
    values.add(text.slice(start, segmentEnd(text, start, sign)));
    lines++;
  });
  return lines < FEW_LINES || values.size <= lines * MOST_DISTINCT;
}

function isPadded(text: string, at: number): boolean {
  return text.startsWith("  ", at) || text.startsWith("\t", at);
}

/** Whether what was read is the level, in brackets perhaps. */
function isLevel(step: HeaderStep, values: readonly string[]): boolean {
  if (step.form === "level") return true;
  if (step.form !== "bracket") return false;
  return values.filter(isLevelWord).length >= values.length * ENOUGH;
}
