import type pl from "nodejs-polars";
import { failureMessagesFinding } from "../findings/reliability/failure_messages.ts";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { shareInterval } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import {
  type CategoryCounts,
  categoryCounts,
  countInterval,
  failureCounts,
} from "./parts/category_counts.ts";
import {
  countInWords,
  nameText,
  numberInWords,
  shareIntervalText,
  shareRangeText,
  shownText,
} from "./parts/category_wording.ts";
import { countsFor, cumulativeCounts } from "../stats/cumulative_counts.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { hoverText } from "./parts/hover.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { DOTS_TEXT, paretoBars } from "./parts/pareto_bars.ts";
import { countRangeText } from "./parts/wording.ts";
import { COLOURS } from "./theme.ts";

/**
 * Failures by message as a Pareto chart: bars from the most to the fewest, ERROR
 * solid, FATAL outlined, and a line for what they make together. The title says
 * whether a few messages dominate, and how many make most of the failures.
 *
 * @param byMessage The frame of `counts("message")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { failureMessages } from "./failure_messages.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = failureMessages(
 *   await logs.counts("message"),
 *   await logs.overview(),
 * );
 * ```
 */
export function failureMessages(
  byMessage: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const subject = "Failures by message";
  if (byMessage.height === 0) {
    return emptyFigure(subject, "the logs have no column message");
  }
  const failing = failureCounts(byMessage);
  if (failing === null) {
    return emptyFigure(subject, "the logs have no column level");
  }
  const messages = categoryCounts(failing, "message")
    .sort((a, b) => b.failures - a.failures);
  if (messages.length === 0) return emptyFigure(subject, "no log is a failure");
  const total = sum(messages.map(({ failures }) => failures));
  const shown = messages.slice(0, MOST_ROWS);
  const reached = cumulativeCounts(shown.map(({ failures }) => failures));
  const fatals = sum(messages.map((message) => message.fatals));
  return drawFigure({
    title: titleOf(byMessage, messages, total),
    subtitle:
      `Share of the failures by message: ERROR solid blue, FATAL outlined orange.${
        messages.length === 1 ? " Axis from 0 to 100%." : ` ${DOTS_TEXT}`
      }`,
    range: countRangeText(messages.map(({ failures }) => failures), "failure"),
    caption: `${
      loggedText(
        `${countText(total, "failure")}, ${formatNumber(fatals)} of them FATAL`,
        period,
      )
    } Black lines: 95% intervals (Wilson).${
      shownText(shown.length, messages.length, "message", "the most failures")
    }`,
    plot: paretoBars(
      shown.map((message, i) => ({
        name: message.name,
        interval: countInterval(message.failures, total),
        parts: [
          { value: message.errors, fill: COLOURS.blue },
          { value: message.fatals, fill: "#fbe5d6", stroke: COLOURS.orange },
        ],
        text: `${textOf(message)}, ${formatPercent(message.failures / total)}`,
        hover: hoverText(message.name, [
          textOf(message),
          `${formatPercent(message.failures / total)} of the failures`,
          shareIntervalText(shareInterval(message.failures, total)),
          i === 0
            ? ""
            : `${formatPercent(reached[i] / total)} with those above`,
          countText(message.logs, "log"),
        ]),
      })),
      total,
    ),
  });
}

/** `5,968 FATAL`, `4,102 ERROR, 12 FATAL`. */
function textOf({ errors, fatals }: CategoryCounts): string {
  const parts = [[errors, "ERROR"], [fatals, "FATAL"]] as const;
  return parts.filter(([count]) => count > 0)
    .map(([count, level]) => `${formatNumber(count)} ${level}`).join(", ");
}

function titleOf(
  byMessage: pl.DataFrame,
  messages: readonly CategoryCounts[],
  total: number,
): string {
  const [first] = messages;
  const name = nameText(first.name);
  const share = `${formatPercent(first.failures / total)} of them`;
  if (messages.length === 1) return `All failures have one message: ${name}`;
  switch (failureMessagesFinding(byMessage).verdict) {
    case "supported":
      return fewText(messages, total) ??
        `Failures concentrate on ${name}: ${share}; ${takesText(messages)}`;
    case "within_noise":
      return `No message leads the failures beyond chance: each has ${
        shareRangeText(messages.map(({ failures }) => failures / total))
      }`;
    case "refuted":
      return `No message dominates the failures: ${name} has the most, ${share}; ${
        takesText(messages)
      }`;
    default:
      return `${name} is the most frequent failure: ${share}`;
  }
}

/** What most failures are. */
const MOST = 0.8;

/** `it takes three of 12 to make 80%`, `it takes all four …`: how far from a few. */
function takesText(messages: readonly CategoryCounts[]): string {
  const few = countsFor(messages.map(({ failures }) => failures), MOST);
  const all = numberInWords(messages.length);
  return `it takes ${
    few === messages.length ? `all ${all}` : `${numberInWords(few)} of ${all}`
  } to make ${formatPercent(MOST, 0)}`;
}

/** How few messages make most of the failures; null where it takes more than half of them. */
function fewText(
  messages: readonly CategoryCounts[],
  total: number,
): string | null {
  const counts = messages.map(({ failures }) => failures);
  const few = countsFor(counts, MOST);
  if (few > messages.length / 2) return null;
  const share = formatPercent(cumulativeCounts(counts)[few - 1] / total);
  const [first] = messages;
  const name = nameText(first.name);
  const of = `${numberInWords(few)} of ${
    countInWords(messages.length, "message")
  }`
    .replace(/^./, (letter) => letter.toUpperCase());
  return few === 1
    ? `${of} makes ${share} of the failures: ${name}`
    : `${of} make ${share} of the failures, ${name} alone ${
      formatPercent(first.failures / total)
    }`;
}
