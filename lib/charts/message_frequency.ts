import type pl from "nodejs-polars";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { shareInterval } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import { categoryCounts, countInterval } from "./parts/category_counts.ts";
import {
  nameText,
  shareIntervalText,
  shownText,
} from "./parts/category_wording.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { hoverText } from "./parts/hover.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { rowBars } from "./parts/row_bars.ts";
import { countRangeText } from "./parts/wording.ts";
import { COLOURS } from "./theme.ts";

/**
 * The most frequent messages as bars. The title names the first one.
 *
 * @param byMessage The frame of `counts("message")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { messageFrequency } from "./message_frequency.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = messageFrequency(
 *   await logs.counts("message"),
 *   await logs.overview(),
 * );
 * ```
 */
export function messageFrequency(
  byMessage: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const messages = categoryCounts(byMessage, "message");
  const total = sum(messages.map(({ logs }) => logs));
  if (!(total > 0)) {
    return emptyFigure("Logs by message", "the logs have no column message");
  }
  const [first] = messages;
  const rows = messages.slice(0, MOST_ROWS).map(({ name, logs }) => ({
    name,
    interval: countInterval(logs, total),
    parts: [{ value: logs, fill: COLOURS.slate }],
    text: `${formatNumber(logs)} (${formatPercent(logs / total)})`,
    hover: hoverText(name, [
      countText(logs, "log"),
      `${formatPercent(logs / total)} of all`,
      shareIntervalText(shareInterval(logs, total)),
    ]),
  }));
  const name = nameText(first.name);
  return drawFigure({
    title: messages.length === 1
      ? `Every log has the message ${name}`
      : `${name} is the most frequent of ${
        countText(messages.length, "message")
      }: ${formatPercent(first.logs / total)} of the logs`,
    subtitle: "Logs by message, and their share of all logs.",
    range: countRangeText(messages.map(({ logs }) => logs), "log"),
    caption: `${
      loggedText(countText(total, "log"), period)
    } Black lines: 95% intervals (Wilson).${
      shownText(rows.length, messages.length, "message", "the most logs")
    }`,
    plot: rowBars(rows),
  });
}
