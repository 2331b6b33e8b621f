import type pl from "nodejs-polars";
import {
  countText,
  decimalsFor,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { finiteColumn } from "../metrics/column_values.ts";
import { sum } from "../stats/sum.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import {
  type HistogramBin,
  histogramPlot,
  type HistogramRule,
} from "./parts/histogram_plot.ts";
import { hoverText } from "./parts/hover.ts";
import { rangeText, threeDigits } from "./parts/wording.ts";

/** A histogram of more columns looks like a brush. */
const MOST_COLUMNS = 100;

/** The part of the logs that the columns show where the tail is long. */
const SHOWN_SHARE = 0.995;

/**
 * How many logs have which latency, with mean, median and 95th percentile. A
 * tail of few and far latencies is left out and said in the caption.
 *
 * @param histogram The frame of `latencyHistogram(width_ms)`.
 * @param latency The frame of `latency()`, for the rules and the title.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { latencyDistribution } from "./latency_distribution.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = latencyDistribution(
 *   await logs.latencyHistogram(5),
 *   await logs.latency(),
 *   await logs.overview(),
 * );
 * ```
 */
export function latencyDistribution(
  histogram: pl.DataFrame,
  latency?: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const all = binsOf(histogram);
  if (all.length === 0) {
    return emptyFigure("Distribution of latency", "no log has a latency");
  }
  const summary = summaryOf(latency);
  const rules = summary === null ? [] : rulesOf(summary);
  const shown = withoutTail(all, summary);
  const total = sum(all.map(({ count }) => count));
  const bins = merge(shown, total);
  const { to: end } = bins[bins.length - 1];
  // Without the rounding error of the difference.
  const width = Number((bins[0].to - bins[0].from).toPrecision(6));
  return drawFigure({
    title: summary === null ? fullestText(bins, all) : summaryText(summary),
    subtitle: `Logs by latency, ms${
      all.length === 1
        ? ""
        : `, in columns of ${formatNumber(width, decimalsFor([width]))} ms`
    }.`,
    range: summary === null
      ? rangeText([all[0].from, all[all.length - 1].to], "ms")
      : rangeText([summary.least, summary.largest], "ms"),
    caption: `${
      loggedText(`${countText(total, "log")} with a latency`, period)
    }${tailText(all, shown, summary)}`,
    plot: histogramPlot(bins, rules.filter(({ value }) => value <= end)),
  });
}

/** Latencies in a stretch. */
type Bin = Pick<HistogramBin, "from" | "to" | "count">;

/** The latencies' overall mean, quantiles and ends, ms. */
interface Summary {
  readonly least: number;
  readonly largest: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
}

function summaryOf(latency: pl.DataFrame | undefined): Summary | null {
  if (latency === undefined || latency.height === 0) return null;
  const [mean, p50, p95, least, largest] = [
    ...["mean_ms", "p50_ms", "p95_ms", "min_ms", "max_ms"],
  ].map((column) => finiteColumn(latency, column)[0]);
  return Number.isFinite(mean) ? { mean, p50, p95, least, largest } : null;
}

function rulesOf({ mean, p50, p95 }: Summary): HistogramRule[] {
  return [
    { value: mean, text: `mean ${threeDigits(mean)} ms` },
    { value: p50, text: `median ${threeDigits(p50)} ms` },
    { value: p95, text: `95% up to ${threeDigits(p95)} ms` },
  ];
}

function summaryText({ p50, p95, least, largest }: Summary): string {
  if (least === largest) return `Every latency is ${threeDigits(least)} ms`;
  return `Half of all latencies are at most ${
    threeDigits(p50)
  } ms, 95% at most ${threeDigits(p95)} ms`;
}

function fullestText(
  bins: readonly Bin[],
  all: readonly Bin[],
): string {
  const fullest = bins.reduce((best, bin) =>
    bin.count > best.count ? bin : best
  );
  const share = fullest.count / sum(all.map(({ count }) => count));
  return `${formatPercent(share)} of latencies lie from ${
    threeDigits(fullest.from)
  } to ${threeDigits(fullest.to)} ms, the fullest column`;
}

/** The frame's bins, whose width is the least distance of two. */
function binsOf(histogram: pl.DataFrame): Bin[] {
  const starts = finiteColumn(histogram, "start_ms");
  const counts = finiteColumn(histogram, "logs");
  const least = starts.reduce(
    (least, start, i) =>
      i === 0 ? least : Math.min(least, start - starts[i - 1]),
    Infinity,
  );
  const width = Number.isFinite(least) ? least : Math.abs(starts[0]) / 10 || 1;
  return starts.map((from, i) => ({
    from,
    to: from + width,
    count: counts[i],
  }));
}

/** The bins up to where nearly all logs lie, if the rest would need as much room again. */
function withoutTail(
  bins: readonly Bin[],
  summary: Summary | null,
): readonly Bin[] {
  const most = SHOWN_SHARE * sum(bins.map(({ count }) => count));
  let held = 0;
  const last = bins.findIndex(({ count }) => (held += count) >= most);
  const end = Math.max(bins[last].to, summary?.p95 ?? -Infinity);
  const first = bins[0].from;
  return bins[bins.length - 1].to - first > 2 * (end - first)
    ? bins.filter(({ from }) => from < end)
    : bins;
}

/** What the columns leave out, and the mean where it lies there. */
function tailText(
  all: readonly Bin[],
  shown: readonly Bin[],
  summary: Summary | null,
): string {
  if (shown.length === all.length) return "";
  const left = sum(all.slice(shown.length).map(({ count }) => count));
  const begin = all[shown.length].from;
  const mean = summary !== null && summary.mean > shown[shown.length - 1].to
    ? ` Their weight puts the mean at ${threeDigits(summary.mean)} ms.`
    : "";
  return ` Not shown: ${formatNumber(left)} of ${
    threeDigits(begin)
  } ms and more, up to ${threeDigits(all[all.length - 1].to)} ms.${mean}`;
}

/** Joins neighbouring bins until there are few enough columns. */
function merge(bins: readonly Bin[], total: number): HistogramBin[] {
  const width = bins[0].to - bins[0].from;
  const last = bins[bins.length - 1];
  const columns = (last.to - bins[0].from) / width;
  const joined = width * Math.ceil(columns / MOST_COLUMNS);
  const counts = new Map<number, number>();
  for (const { from, to, count } of bins) {
    const column = Math.floor((from + to) / 2 / joined);
    counts.set(column, (counts.get(column) ?? 0) + count);
  }
  return [...counts].map(([column, count]) => {
    const [from, to] = [column * joined, (column + 1) * joined];
    const hover = hoverText(`${threeDigits(from)} to ${threeDigits(to)} ms`, [
      countText(count, "log"),
      `${formatPercent(count / total)} of all`,
    ]);
    return { from, to, count, hover };
  });
}
