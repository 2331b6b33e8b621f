import { skipSpaces } from "./characters.ts";
import { classifyPiece } from "./classify_piece.ts";
import { detectLogfmt } from "./detect_logfmt.ts";
import { type HeaderColumns, headerColumns } from "./header_columns.ts";
import { HeaderTemplate } from "./header_template.ts";
import type { InPlaceLayout } from "./in_place_layout.ts";
import { learnTemplate } from "./learn_template.ts";
import type { SampleLine } from "./sample_cursor.ts";

/** One way in which the entries of a file begin. */
export interface Header {
  readonly template: HeaderTemplate;
  readonly columns: HeaderColumns;
  /** How many pieces make a line the beginning of an entry: up to the time, else the level. */
  readonly anchor: number;
  /** What reads the rest of a line where it is pairs; undefined where it is text. */
  readonly body?: InPlaceLayout;
}

/** The share of lines that have to be alike for a level to be looked for in them. */
const LEAST_ALIKE = 0.15;

/** Makes a header of a template that the lines, most of them, have. */
export function makeHeader(
  template: HeaderTemplate,
  lines: readonly SampleLine[],
  anchor: number,
): Header {
  const columns = headerColumns(template, lines.map(({ text }) => text));
  const [body] = detectLogfmt(restsOf(template, lines));
  return { template, columns, anchor, body };
}

/** What follows the header; nothing at all where less than 80 % of it is pairs. */
function restsOf(
  template: HeaderTemplate,
  lines: readonly SampleLine[],
): string[] {
  const rests = lines.flatMap(({ text }) =>
    template.match(text) === template.steps.length ? [template.rest()] : []
  );
  const pairs = rests.filter((rest) => PAIR.test(rest)).length;
  return pairs >= rests.length * 0.8 ? rests : [];
}

const PAIR = /^[A-Za-z_@][\w.@/-]{0,63}=/;

/**
 * Looks for the level among those lines only that go on alike behind the header:
 * where some lines have one piece more before it, neither kind is most of all.
 */
export function findLevel(
  { template, columns }: Header,
  lines: readonly SampleLine[],
  kind: "timestamp" | "clock" | "level",
): Header | null {
  if (kind === "level" || columns.names.includes("level")) return null;
  const kinds = Map.groupBy(lines, ({ text }) => {
    const whole = template.match(text) === template.steps.length;
    const at = skipSpaces(text, template.end);
    return whole ? classifyPiece(text, at, null, 0)?.form : undefined;
  });
  for (const alike of kinds.values()) {
    if (alike.length < Math.max(2, lines.length * LEAST_ALIKE)) continue;
    const learnt = learnTemplate(alike, kind);
    const anchor = learnt.steps.findIndex(({ form }) => form === kind) + 1;
    if (anchor === 0) continue;
    const found = makeHeader(learnt, alike, anchor);
    if (found.columns.names.includes("level")) return upToLevel(found, alike);
  }
  return null;
}

/**
 * Cuts a header behind its level, or behind its time where it has none: few
 * lines that are alike throughout would otherwise lose their messages to it.
 */
export function upToLevel(
  header: Header,
  lines: readonly SampleLine[],
): Header {
  const { steps } = header.template;
  const level = header.columns.level + 1;
  const marked = level > 0 && steps[level]?.form === "mark" ? 1 : 0;
  const opened = steps[0].form === "mark" ? 1 : 0;
  const length = Math.max(level + marked, header.anchor + opened);
  if (length >= steps.length) return header;
  const template = new HeaderTemplate(steps.slice(0, length));
  return makeHeader(template, lines, header.anchor);
}
