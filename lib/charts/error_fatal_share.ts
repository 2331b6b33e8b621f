import * as Plot from "@observablehq/plot";
import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import { fatalShareFinding } from "../findings/reliability/fatal_share.ts";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import type { Interval } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import { categoryCounts, lackOfFailures } from "./parts/category_counts.ts";
import {
  countInWords,
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
import { intervalMark } from "./parts/interval_mark.ts";
import { textWidth } from "./parts/measure_text.ts";
import { rowPlot } from "./parts/row_plot.ts";
import { type ServiceRates, serviceRates } from "./parts/service_rates.ts";
import { COLOURS, SIZES } from "./theme.ts";
import { valueAxis } from "./parts/value_axis.ts";

/** Light enough for black text. */
const FILLS = { ERROR: "#bfd9ea", FATAL: "#f2b48a" } as const;

/**
 * What each service's failures are made of: ERROR to the left, FATAL to the
 * right, with the 95 % interval of where they meet. The title says whether one
 * service's failures are more often fatal.
 *
 * @param frame The frame of `counts("service")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { errorFatalShare } from "./error_fatal_share.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = errorFatalShare(
 *   await logs.counts("service"),
 *   await logs.overview(),
 * );
 * ```
 */
export function errorFatalShare(
  frame: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const { named: byService, unnamed } = namedServices(frame);
  const subject = "ERROR and FATAL by service";
  const services = categoryCounts(byService, "service");
  const lack = lackOfFailures(services);
  if (lack !== null) return emptyFigure(subject, lack);
  const rates = serviceRates(services.map(({ name, fatals, failures }) => ({
    name,
    successes: fatals,
    total: failures,
  })));
  if (rates.shown.length === 0) {
    return emptyFigure(subject, "no log is a failure");
  }
  const failures = sum(services.map((service) => service.failures));
  return drawFigure({
    title: titleOf(byService, rates),
    subtitle:
      "Share of the failures of each service: ERROR to the left, FATAL to the right.",
    range: `${
      shareRangeText(rates.shown.map(({ value }) => value))
    } of the failures are FATAL`,
    caption: `${
      loggedText(countText(failures, "failure"), period)
    } Black lines: 95% intervals (Wilson) of where the two meet.${rates.shownText}${
      unnamedText(unnamed)
    }`,
    plot: plotOf(rates),
  });
}

function plotOf({ shown }: ServiceRates): Plot.PlotOptions {
  const meeting = shown.map(({ value, low, high }, row) => ({
    value: 1 - value,
    low: 1 - high,
    high: 1 - low,
    row,
  }));
  return rowPlot({
    names: shown.map(({ name }) => name),
    texts: shown.map(({ total }) => ({
      text: `of ${formatNumber(total)}`,
      end: 1,
    })),
    axis: valueAxis([0, 1], { format: (share) => formatPercent(share, 0) }),
    reference: { value: 0.5, text: "half" },
    hovers: shown.map((rate) =>
      hoverText(rate.name, [
        `ERROR ${formatPercent(1 - rate.value)}`,
        `FATAL ${formatPercent(rate.value)}`,
        `${shareIntervalText(rate)} FATAL`,
        countText(rate.total, "failure"),
      ])
    ),
    marks: (width) => [
      part(shown, "ERROR"),
      part(shown, "FATAL"),
      ...intervalMark(meeting),
      label(shown, "ERROR", width),
      label(shown, "FATAL", width),
    ],
  });
}

type Kind = keyof typeof FILLS;

/** Each row's stretch of one kind. */
function part(rows: readonly Interval[], kind: Kind): Plot.Markish {
  return Plot.barX(rows as Interval[], {
    x1: ({ value }) => kind === "ERROR" ? 0 : 1 - value,
    x2: ({ value }) => kind === "ERROR" ? 1 - value : 1,
    y: (_, i) => i,
    fill: FILLS[kind],
  });
}

/** The kind's share, in the outer end of its stretch where that is long enough. */
function label(
  rows: readonly Interval[],
  kind: Kind,
  width: number,
): Plot.Markish {
  const isError = kind === "ERROR";
  const texts = rows.map(({ value, low, high }) => ({
    text: `${kind} ${formatPercent(isError ? 1 - value : value)}`,
    room: (isError ? 1 - high : low) * width - 20,
  }));
  return Plot.text(texts, {
    x: () => isError ? 0 : 1,
    y: (_, i) => i,
    text: ({ text, room }) => textWidth(text) <= room ? text : "",
    textAnchor: isError ? "start" : "end",
    dx: isError ? 10 : -10,
    fill: COLOURS.text,
    fontSize: SIZES.label,
  });
}

function titleOf(
  byService: pl.DataFrame,
  { compared, standout, shown, overall }: ServiceRates,
): string {
  const { verdict } = fatalShareFinding(byService);
  if (verdict === "supported" && standout !== null) {
    const { name, share, others } = standout;
    return `Failures of ${nameText(name)} are ${
      share > others ? "more" : "less"
    } often fatal than the others': ${formatPercent(share)} against ${
      formatPercent(others)
    }`;
  }
  if (verdict === "within_noise" || verdict === "refuted") {
    const how = verdict === "refuted" ? "nearly equally" : "equally";
    const range = shareRangeText(
      compared.map(({ successes, total }) => successes / total),
    );
    return `Failures are ${how} severe in ${
      compared.length === 2
        ? "both services"
        : `all ${countInWords(compared.length, "service")}`
    }${verdict === "refuted" ? "" : ", within chance"}: ${range} fatal`;
  }
  return shown.length === 1
    ? `${overall === 0 ? "None" : formatPercent(overall)} of the failures of ${
      nameText(shown[0].name)
    } are fatal`
    : `${
      formatPercent(overall)
    } of the failures are fatal; too few to compare services`;
}
