import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import { failureRateFinding } from "../findings/reliability/failure_rate.ts";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { sum } from "../stats/sum.ts";
import { categoryCounts, lackOfFailures } from "./parts/category_counts.ts";
import {
  allText,
  nameText,
  shareIntervalText,
  shareRangeText,
  unnamedText,
} from "./parts/category_wording.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { hoverText } from "./parts/hover.ts";
import { percentAxis } from "./parts/percent_axis.ts";
import { rowIntervals } from "./parts/row_intervals.ts";
import { type ServiceRates, serviceRates } from "./parts/service_rates.ts";
import { axisStartText } from "./parts/value_axis.ts";

/**
 * Each service's share of failures among its logs with its 95 % interval, and
 * the share over all. The title says whether one service fails more often.
 *
 * @param frame The frame of `counts("service")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { failureRate } from "./failure_rate.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = failureRate(
 *   await logs.counts("service"),
 *   await logs.overview(),
 * );
 * ```
 */
export function failureRate(
  frame: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const { named: byService, unnamed } = namedServices(frame);
  const subject = "Failure rate by service";
  const services = categoryCounts(byService, "service");
  const lack = lackOfFailures(services);
  if (lack !== null) return emptyFigure(subject, lack);
  const rates = serviceRates(services.map(({ name, logs, failures }) => ({
    name,
    successes: failures,
    total: logs,
  })));
  const axis = percentAxis([
    rates.overall,
    ...rates.shown.flatMap(({ low, high }) => [low, high]),
  ]);
  const total = sum(services.map(({ logs }) => logs));
  return drawFigure({
    title: titleOf(byService, rates),
    subtitle:
      `Share of failures (ERROR, FATAL) among the logs of each service, with its 95% interval.${
        axisStartText(axis, "Horizontal axis")
      }`,
    range: `${
      shareRangeText(rates.shown.map(({ value }) => value))
    } of their logs`,
    caption: `${
      loggedText(countText(total, "log"), period)
    } Intervals: Wilson's. Dashed: the rate of all services together.${rates.shownText}${
      unnamedText(unnamed)
    }`,
    plot: rowIntervals(
      rates.shown.map((rate) => ({
        ...rate,
        text: `${formatPercent(rate.value)} of ${formatNumber(rate.total)}`,
        hover: hoverText(rate.name, [
          `${formatPercent(rate.value)} are failures`,
          shareIntervalText(rate),
          `${formatNumber(rate.successes)} of ${countText(rate.total, "log")}`,
        ]),
      })),
      { value: rates.overall, text: `overall ${formatPercent(rates.overall)}` },
      axis,
    ),
  });
}

function titleOf(
  byService: pl.DataFrame,
  { compared, standout, shown, overall }: ServiceRates,
): string {
  const { verdict } = failureRateFinding(byService);
  if (overall === 0) return "No log is a failure";
  if (verdict === "supported" && standout !== null) {
    const { name, share, others } = standout;
    return `${nameText(name)} fails ${
      share > others ? "more" : "less"
    } often than the others: ${formatPercent(share)} of its logs against ${
      formatPercent(others)
    }`;
  }
  if (verdict === "within_noise" || verdict === "refuted") {
    const how = verdict === "refuted"
      ? "nearly equally often"
      : "equally often, within chance";
    const range = shareRangeText(
      compared.map(({ successes, total }) => successes / total),
    );
    return `${
      allText(compared.length, "service")
    } fail ${how}: ${range} of their logs`;
  }
  return shown.length === 1
    ? `${formatPercent(overall)} of the logs of ${
      nameText(shown[0].name)
    } are failures`
    : `${
      formatPercent(overall)
    } of the logs are failures; too few to compare services`;
}
