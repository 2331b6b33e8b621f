import { seededRandom } from "../../../lib/logs/random.ts";
import { LABELLED_TEMPLATES } from "./labelled_templates.ts";
import { SLOTS } from "./message_slots.ts";

/** A message and the template that it was made from. */
export interface LabelledMessage {
  message: string;
  truth: string;
}

/** The names of the sets of messages. */
export const MESSAGE_SETS: readonly string[] = Object.keys(LABELLED_TEMPLATES);

/**
 * The sets that ask for what the miner does not do: take a few names that come
 * again and again for a variable, and text of any length for one.
 */
export const HARD_SETS: readonly string[] = ["few names", "unquoted text"];

/**
 * Messages made from a set's templates, the first of them more often than the
 * last.
 *
 * @param set One of {@linkcode MESSAGE_SETS}.
 */
export function labelledMessages(
  set: string,
  count: number,
  seed = 1,
): LabelledMessage[] {
  const random = seededRandom(seed);
  const templates = LABELLED_TEMPLATES[set];
  return Array.from({ length: count }, () => {
    const truth = templates[Math.floor(random() ** 1.7 * templates.length)];
    const message = truth.replace(
      /\{(\w+)\}/g,
      (_, slot) => SLOTS[slot](random),
    );
    return { message, truth };
  });
}
