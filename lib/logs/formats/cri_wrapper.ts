import { type TextLines, unitsOf } from "../bytes/text_lines.ts";
import type {
  EntryWrapper,
  Unwrapped,
  UnwrappedPlace,
} from "./entry_wrapper.ts";
import { isDigit } from "./layouts/characters.ts";

const PLUS = 43;
const DASH = 45;
const DOT = 46;
const ZERO = 48;
const BIG_Z = 90;

/**
 * Takes off what Kubernetes' container runtimes put before each line:
 * `2016-10-06T00:17:09.669794202Z stdout F `, the letter being F for a whole line
 * or its last part and P for a part that goes on.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CriWrapper } from "./cri_wrapper.ts";
 *
 * const line = "2016-10-06T00:17:09.669794202Z stdout P The beginning";
 *
 * assertEquals(new CriWrapper().unwrap(line), {
 *   text: "The beginning",
 *   outer: [["time", "2016-10-06T00:17:09.669794202Z"], ["stream", "stdout"]],
 *   stream: "stdout",
 *   partial: true,
 * });
 * ```
 */
export class CriWrapper implements EntryWrapper {
  readonly name = "Kubernetes CRI";
  readonly reason = "not a Kubernetes CRI line";

  unwrap(line: string): Unwrapped | undefined {
    const found = CRI.exec(line);
    if (found === null) return undefined;
    const [before, time, stream, tag] = found;
    return {
      text: line.slice(before.length),
      outer: [["time", time], ["stream", stream]],
      stream,
      partial: tag === "P",
    };
  }

  unwrapAt(
    { text, units }: TextLines,
    start: number,
    end: number,
  ): UnwrappedPlace | undefined {
    const timeEnd = rfc3339End(units, start, end);
    if (timeEnd < 0) return undefined;
    // A line that goes on has a P; further tags are seldom.
    const tagged = STREAMS.find((tagged) => text.startsWith(tagged, timeEnd));
    if (tagged === undefined || timeEnd + tagged.length > end) return undefined;
    const stream = tagged.slice(1, -3);
    const time = text.slice(start, timeEnd);
    return {
      start: timeEnd + tagged.length,
      outer: [["time", time], ["stream", stream]],
      stream,
    };
  }
}

/** Further tags may follow the letter after a colon. */
const CRI =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) (stdout|stderr) ([FP])(?::[^ ]{0,99})?(?: |$)/;

const STREAMS = [" stdout F ", " stderr F "];

const SECONDS = unitsOf("0000-00-00T00:00:00");
const OFFSET = unitsOf("00:00");
const MOST_DIGITS = 9;

/** Where a timestamp of RFC 3339 ends; -1 if none begins there. */
function rfc3339End(units: Uint8Array, start: number, end: number): number {
  let at = start + SECONDS.length;
  if (!looksLike(SECONDS, units, start, end)) return -1;
  if (units[at] === DOT) {
    const from = ++at;
    while (at < end && isDigit(units[at])) at++;
    if (at === from || at > from + MOST_DIGITS) return -1;
  }
  if (units[at] === BIG_Z) return at + 1;
  const isOffset = units[at] === PLUS || units[at] === DASH;
  if (!isOffset || !looksLike(OFFSET, units, at + 1, end)) return -1;
  return at + 1 + OFFSET.length;
}

/** Whether units have digits where a form has zeros, and else what it has. */
function looksLike(
  form: Uint8Array,
  units: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (start + form.length > end) return false;
  for (let i = 0; i < form.length; i++) {
    const unit = units[start + i];
    if (form[i] === ZERO ? !isDigit(unit) : unit !== form[i]) return false;
  }
  return true;
}
