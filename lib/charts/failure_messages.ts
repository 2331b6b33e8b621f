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
  nameText,
  shareIntervalText,
  shareRangeText,
  shownText,
} from "./parts/category_wording.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { hoverText } from "./parts/hover.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { rowBars } from "./parts/row_bars.ts";
import { countRangeText } from "./parts/wording.ts";
import { COLOURS } from "./theme.ts";

/**
 * Failures by message as bars: ERROR solid, FATAL outlined. The title says
 * whether one message dominates.
 *
 * @param byMessage The frame of `counts("message")`.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { failureMessages } from "./failure_messages.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = failureMessages(await logs.counts("message"));
 * ```
 */
export function failureMessages(byMessage: pl.DataFrame): Figure {
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
  const fatals = sum(messages.map((message) => message.fatals));
  return drawFigure({
    title: titleOf(byMessage, messages, total),
    subtitle: "Failures by message: ERROR solid blue, FATAL outlined orange.",
    range: countRangeText(messages.map(({ failures }) => failures), "failure"),
    caption: `${countText(total, "failure")}, ${
      formatNumber(fatals)
    } of them FATAL. Black lines: 95% intervals (Wilson).${
      shownText(shown.length, messages.length, "message", "the most failures")
    }`,
    plot: rowBars(shown.map((message) => ({
      name: message.name,
      interval: countInterval(message.failures, total),
      parts: [
        { value: message.errors, fill: COLOURS.blue },
        { value: message.fatals, fill: "#fbe5d6", stroke: COLOURS.orange },
      ],
      text: textOf(message),
      hover: hoverText(message.name, [
        textOf(message),
        `${formatPercent(message.failures / total)} of the failures`,
        shareIntervalText(shareInterval(message.failures, total)),
        countText(message.logs, "log"),
      ]),
    }))),
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
      return `Failures concentrate on ${name}: ${share}`;
    case "within_noise":
      return `No message leads the failures beyond chance: each has ${
        shareRangeText(messages.map(({ failures }) => failures / total))
      }`;
    case "refuted":
      return `No message dominates the failures: ${name} has the most, ${share}`;
    default:
      return `${name} is the most frequent failure: ${share}`;
  }
}
