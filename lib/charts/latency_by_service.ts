import { countText } from "../logs/format_number.ts";
import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import { latencyByServiceFinding } from "../findings/latency/latency_by_service.ts";
import { finiteColumn, textColumn } from "../metrics/column_values.ts";
import { meanInterval } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import {
  allText,
  nameText,
  shownText,
  unnamedText,
} from "./parts/category_wording.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { latencyPanels, type ServiceLatency } from "./parts/latency_panels.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { rangeText, threeDigits } from "./parts/wording.ts";

/**
 * Mean latency by service with its 95 % interval, on an axis of its own, and
 * beside it the quantiles. The title says whether a service is slower.
 *
 * @param frame The frame of `latency("service")`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { latencyByService } from "./latency_by_service.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = latencyByService(
 *   await logs.latency("service"),
 *   await logs.overview(),
 * );
 * ```
 */
export function latencyByService(
  frame: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const { named: byService, unnamed } = namedServices(frame, "count");
  const services = servicesOf(byService);
  if (services.length === 0) {
    return emptyFigure(
      "Latency by service",
      byService.height === 0
        ? "the logs have no column service"
        : "no log of a service has a latency",
    );
  }
  const shown = services.slice(0, MOST_ROWS);
  const { plot, startText } = latencyPanels(shown, overallOf(services));
  return drawFigure({
    title: titleOf(byService, services),
    subtitle:
      `Latency in ms: mean with its 95% interval, and quantiles by shape.${startText}`,
    range: `means of ${
      rangeText(services.map(({ mean }) => mean.value), "ms")
    }`,
    caption: `${
      loggedText(
        `${
          countText(sum(services.map(({ count }) => count)), "log")
        } with a latency`,
        period,
      )
    } ${captionOf(byService.height, services.length, shown.length)}${
      unnamedText(unnamed)
    }`,
    plot,
  });
}

/** Services with a latency, the slowest first. */
function servicesOf(byService: pl.DataFrame): ServiceLatency[] {
  const [count, mean, sd, p50, p95, p99] = [
    ...["count", "mean_ms", "sd_ms", "p50_ms", "p95_ms", "p99_ms"],
  ].map((column) => finiteColumn(byService, column));
  return textColumn(byService, "service").map((name, i) => ({
    name,
    count: count[i],
    mean: meanInterval(mean[i], sd[i], count[i]),
    p50: p50[i],
    p95: p95[i],
    p99: p99[i],
  })).filter(({ mean }) => Number.isFinite(mean.value))
    .sort((a, b) => b.mean.value - a.mean.value);
}

function overallOf(services: readonly ServiceLatency[]): number {
  return sum(services.map(({ count, mean }) => count * mean.value)) /
    sum(services.map(({ count }) => count));
}

function captionOf(all: number, services: number, shown: number): string {
  const left = all - services;
  return `Intervals: Student's t. Slowest mean first.${
    shownText(shown, services, "service", "the highest mean")
  }${
    left === 0
      ? ""
      : ` Left out: ${countText(left, "service")} without a latency.`
  }`;
}

function titleOf(
  byService: pl.DataFrame,
  services: readonly ServiceLatency[],
): string {
  const range = rangeText(services.map(({ mean }) => mean.value), "ms");
  const [slowest, fastest] = [services[0], services[services.length - 1]]
    .map(({ name, mean }) =>
      `${nameText(name)} (${threeDigits(mean.value)} ms)`
    );
  switch (latencyByServiceFinding(byService).verdict) {
    case "supported":
      return `Latency differs by service: ${slowest} is slowest, ${fastest} fastest`;
    case "within_noise":
      return `${
        allText(services.length, "service")
      } are equally fast, within chance: ${range} on average`;
    case "refuted":
      return `Services differ negligibly in mean latency: ${range}`;
    case "not_testable":
      return `Mean latency by service: ${range}`;
  }
}
