import { DURATION_UNIT, DURATION_VALUE } from "./duration_value.ts";

/** The words by which messages say how long something took. */
export interface DurationPhrase {
  /** The column for the values: `duration`, with a unit where the values have none. */
  readonly column: string;
  /** What stands before a value, such as `took `. */
  readonly words: string;
}

/** The share of messages that have to have a phrase. */
const ENOUGH = 0.1;

/** How much of a message is looked at in the sample, in UTF-16 units. */
const LOOK = 2000;

const PHRASE = new RegExp(
  `(?<![\\w-])((?:took|duration|elapsed|latency|cost|in|(?:response|request|service|execution|processing|elapsed)?[_ ]?time)` +
    `(?:[_ ](?:taken|elapsed|ms|us|s|seconds))?["']?(?: ?[:=] ?| ))(${DURATION_VALUE})`,
  "gi",
);
const WITH_UNIT = new RegExp(`\\d ?${DURATION_UNIT}$`, "i");

/** Before `in 5 s` these say when something will happen, not how long it took. */
const LATER =
  /(?:retry|retrying|again|wait|waiting|expires?|expiring|sleep|sleeping|timeout) $/i;

/**
 * Finds the phrase by which messages say how long something took: `took 28ms`,
 * `duration: 12.3 ms`, `in 35 ms`, `time: 0.247`.
 *
 * @param messages A sample.
 * @returns Null where less than a tenth of them have the most frequent phrase.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { learnDuration } from "./duration_phrase.ts";
 *
 * const phrase = learnDuration(["GET / took 28ms", "up"]);
 *
 * assertEquals(phrase?.column, "duration");
 * assertEquals(phrase?.words, "took ");
 * ```
 */
export function learnDuration(
  messages: readonly string[],
): DurationPhrase | null {
  const found = new Map<string, string[]>();
  for (const message of messages) {
    for (const [words, value] of phrases(message)) {
      const values = found.get(words) ?? [];
      values.push(value);
      found.set(words, values);
    }
  }
  let best: [string, string[]] | null = null;
  for (const entry of found) {
    if (best === null || entry[1].length > best[1].length) best = entry;
  }
  if (best === null || best[1].length < messages.length * ENOUGH) return null;
  const [words, values] = best;
  return { column: columnOf(words, values), words };
}

/** The phrases of a message, each once. */
function phrases(message: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of message.slice(0, LOOK).matchAll(PHRASE)) {
    const [, words, value] = match;
    const before = message.slice(Math.max(0, match.index - 12), match.index);
    const needsUnit = /^(?:in|took) $/i.test(words);
    if (LATER.test(before) || (needsUnit && !WITH_UNIT.test(value))) continue;
    if (WITH_UNIT.test(value) || value.length < 10) found.set(words, value);
  }
  return found;
}

/** Seconds where the values have no unit and are small and broken, as OpenStack's. */
function columnOf(words: string, values: readonly string[]): string {
  if (values.some((value) => WITH_UNIT.test(value))) return "duration";
  const unit = /[_ ](ms|us|s)["']?(?: ?[:=] ?| )$/.exec(words);
  if (unit !== null) return `duration_${unit[1]}`;
  const sorted = values.map(Number).sort((a, b) => a - b);
  const broken = values.some((value) => value.includes("."));
  return broken && sorted[sorted.length >> 1] < 10 ? "duration_s" : "duration";
}
