import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import { serviceVolumeFinding } from "../findings/workload/service_volume.ts";
import { countText, formatPercent } from "../logs/format_number.ts";
import { shareInterval } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import {
  type CategoryCounts,
  categoryCounts,
} from "./parts/category_counts.ts";
import {
  allText,
  countInWords,
  nameText,
  shareIntervalText,
  shareRangeText,
  shownText,
  unnamedText,
} from "./parts/category_wording.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { hoverText } from "./parts/hover.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { rowIntervals } from "./parts/row_intervals.ts";
import { axisStartText } from "./parts/value_axis.ts";
import { percentAxis } from "./parts/percent_axis.ts";

/**
 * Each service's share of the logs with its 95 % interval, and the share that
 * all would have if they logged equally much. The title says whether one logs
 * more or less than that.
 *
 * @param frame The frame of `counts("service")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { serviceContribution } from "./service_contribution.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = serviceContribution(
 *   await logs.counts("service"),
 *   await logs.overview(),
 * );
 * ```
 */
export function serviceContribution(
  frame: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const { named: byService, unnamed } = namedServices(frame);
  const services = categoryCounts(byService, "service");
  const total = sum(services.map(({ logs }) => logs));
  if (!(total > 0)) {
    return emptyFigure("Logs by service", "the logs have no column service");
  }
  const equal = 1 / services.length;
  const rows = services.slice(0, MOST_ROWS).map(({ name, logs }) => {
    const interval = shareInterval(logs, total);
    const text = formatPercent(interval.value);
    const hover = hoverText(name, [
      `${text} of the logs`,
      shareIntervalText(interval),
      countText(logs, "log"),
    ]);
    return { name, ...interval, text, hover };
  });
  const axis = percentAxis([
    equal,
    ...rows.flatMap((row) => [row.low, row.high]),
  ]);
  return drawFigure({
    title: titleOf(byService, services, total),
    subtitle: `Share of the logs by service, with its 95% interval.${
      axisStartText(axis, "Horizontal axis")
    }`,
    range: `${
      shareRangeText(services.map(({ logs }) => logs / total))
    } of the logs`,
    caption: `${
      loggedText(
        `${countText(total, "log")} of ${
          countText(services.length, "service")
        }`,
        period,
      )
    } Intervals: Wilson's. Dashed: the share of each if all logged equally much.${
      shownText(rows.length, services.length, "service", "the most logs")
    }${unnamedText(unnamed)}`,
    plot: rowIntervals(
      rows,
      { value: equal, text: `equal share ${formatPercent(equal)}` },
      axis,
    ),
  });
}

function titleOf(
  byService: pl.DataFrame,
  services: readonly CategoryCounts[],
  total: number,
): string {
  const shares = services.map(({ logs }) => logs / total);
  const equal = 1 / services.length;
  const { verdict, effect } = serviceVolumeFinding(byService);
  if (verdict === "supported" && effect !== null) {
    const distances = shares.map((share) => Math.abs(share - equal));
    const furthest = distances.indexOf(Math.max(...distances));
    return `${nameText(services[furthest].name)} logs ${
      effect.value > 0 ? "more" : "less"
    } than its share: ${formatPercent(shares[furthest])} against ${
      formatPercent(equal)
    }`;
  }
  const range = shareRangeText(shares);
  const all = allText(services.length, "service");
  if (verdict === "within_noise") {
    return `${all} log equally much, within chance: ${range}`;
  }
  if (verdict === "refuted") {
    return `${all} log nearly equally much: ${range}`;
  }
  return services.length === 1
    ? `One service writes all logs: ${nameText(services[0].name)}`
    : `${countInWords(services.length, "service")} share the logs: ${range}`
      .replace(/^./, (first) => first.toUpperCase());
}
