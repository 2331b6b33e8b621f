import type pl from "nodejs-polars";
import { dominantLevelFinding } from "../findings/workload/dominant_level.ts";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { FAILURE_LEVELS } from "../logs/levels.ts";
import { shareInterval } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import {
  type CategoryCounts,
  categoryCounts,
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
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { hoverText } from "./parts/hover.ts";
import { levelSeverity } from "./parts/level_severity.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { rowBars } from "./parts/row_bars.ts";
import { COLOURS } from "./theme.ts";

/**
 * Each level's share of the logs as bars, from the least to the most severe,
 * ERROR and FATAL in orange. The title says whether one level dominates.
 *
 * @param byLevel The frame of `counts("level")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { levelDistribution } from "./level_distribution.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = levelDistribution(
 *   await logs.counts("level"),
 *   await logs.overview(),
 * );
 * ```
 */
export function levelDistribution(
  byLevel: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const levels = categoryCounts(byLevel, "level").filter(({ logs }) =>
    logs > 0
  );
  if (levels.length === 0) {
    return emptyFigure("Logs by level", "the logs have no column level");
  }
  const total = sum(levels.map(({ logs }) => logs));
  const shown = levels.slice(0, MOST_ROWS).sort((a, b) =>
    levelSeverity(a.name) - levelSeverity(b.name)
  );
  const rows = shown.map(({ name, logs }) => {
    const interval = shareInterval(logs, total);
    return {
      name,
      interval,
      parts: [{ value: interval.value, fill: colourOf(name) }],
      text: `${formatPercent(interval.value)}, ${formatNumber(logs)}`,
      hover: hoverText(name, [
        `${formatPercent(interval.value)} of the logs`,
        shareIntervalText(interval),
        countText(logs, "log"),
      ]),
    };
  });
  return drawFigure({
    title: titleOf(byLevel, levels, total),
    subtitle:
      "Share of the logs by level, and their number; failures (ERROR, FATAL) in orange.",
    range: `${
      shareRangeText(levels.map(({ logs }) => logs / total))
    } of the logs`,
    caption: `${
      loggedText(countText(total, "log"), period)
    } Black lines: 95% intervals (Wilson).${
      shownText(shown.length, levels.length, "level", "the most logs")
    }`,
    plot: rowBars(rows, (share) => formatPercent(share, 0)),
  });
}

function titleOf(
  byLevel: pl.DataFrame,
  [first, next]: readonly CategoryCounts[],
  total: number,
): string {
  const name = nameText(first.name);
  const share = formatPercent(first.logs / total);
  if (next === undefined) return `Every log has the level ${name}`;
  const after = `${nameText(next.name)} ${formatPercent(next.logs / total)}`;
  switch (dominantLevelFinding(byLevel).verdict) {
    case "supported":
      return `${name} dominates: ${share} of the logs, before ${after}`;
    case "within_noise":
      return `No level leads beyond chance: ${name} has ${share} of the logs, ${after}`;
    default:
      return `${name} leads without dominating: ${share} of the logs, before ${after}`;
  }
}

function colourOf(level: string): string {
  const failure = (FAILURE_LEVELS as readonly string[]).includes(level);
  return failure ? COLOURS.orange : COLOURS.slate;
}
