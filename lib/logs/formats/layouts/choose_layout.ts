import { TextLines } from "../../bytes/text_lines.ts";
import { EntryColumns } from "../entry_columns.ts";
import { detectParticular } from "./detect_particular.ts";
import type { Layout } from "./layout.ts";
import { mixedLayout } from "./mixed_layout.ts";
import { plainLines } from "./plain_lines.ts";
import { timedLines } from "./timed_lines.ts";
import { templateLayout } from "./template_layout.ts";
import { withDuration } from "./with_duration.ts";
import { tryLine } from "./try_line.ts";

/** A layout with a header of its own counts from this share of the lines on. */
const LEAST_SHARE = 0.02;

/** From so many other lines on, what they have in common is learnt. */
const FEWEST_LINES = 3;

/**
 * Chooses how to read a plain-text file by its first lines: by the layouts with
 * a header of their own that are among them, what these cannot read by the layout
 * learnt from the other lines (`templateLayout`), and what even that cannot read
 * by its time alone. Where nothing is found each line is a message.
 *
 * @param head The first lines, without line breaks; some hundred are enough.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { chooseLayout } from "./choose_layout.ts";
 *
 * const layout = chooseLayout([
 *   '10.0.0.1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 7',
 *   "2015-05-17 10:05:04 INFO reloaded",
 *   "2015-05-17 10:05:05 WARN slow",
 *   "2015-05-17 10:05:06 INFO stopped",
 * ]);
 *
 * assertEquals(layout.name, "access log and text: timestamp, level, message");
 * ```
 */
export function chooseLayout(head: readonly string[]): Layout {
  const particular = detectParticular(head)
    .filter(({ confidence }) => confidence >= LEAST_SHARE)
    .map(({ format }) => format);
  const scratch = new EntryColumns();
  const needed: Layout[] = [];
  let rest = head;
  for (const layout of particular) {
    const lines = TextLines.of(rest);
    const left = rest.filter((_, i) =>
      tryLine(layout, lines, i, scratch) !== true
    );
    if (left.length < rest.length) needed.push(layout);
    rest = left;
  }
  const alone = needed.length === 0;
  const general = alone || rest.length >= FEWEST_LINES
    ? templateLayout(rest)
    : null;
  if (general !== null) needed.push(general);
  if (needed.length === 0) return withDuration(plainLines(), head);
  const last = alone ? undefined : timedLines();
  return withDuration(mixedLayout(needed, last), head);
}
