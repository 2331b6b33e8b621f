import * as Plot from "@observablehq/plot";
import {
  type ComparedEvent,
  type ComparedTruth,
  eventName,
} from "../anomaly/compare_truth.ts";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import { drawFigure } from "./draw_figure.ts";
import type { Figure } from "./figure.ts";
import { FLAGGED_MARK, flaggedText } from "./parts/flagged_windows.ts";
import { rowAxis } from "./parts/row_axis.ts";
import { rowTextMargin, rowTexts } from "./parts/row_texts.ts";
import { COLOURS, MARGIN, WIDTH } from "./theme.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import { hoverRows, hoverText } from "./parts/hover.ts";
import { rangeText } from "./parts/wording.ts";
import { clockText, timeAxis } from "./parts/time_axis.ts";
import { windowSeries } from "./parts/window_series.ts";
import { windowsText } from "./parts/windows_text.ts";

/** Diamonds nearer than this look like one, CSS pixels. */
const NEAR = 9;

const MARGINS = { marginTop: 10, marginBottom: 30 };

/**
 * Incidents that are known to have happened, one a row, with the incidents that
 * were found and the windows that were flagged in them. The title counts what was
 * found, missed and found falsely.
 *
 * @param anomalies What `detectAnomalies(windows)` gives.
 * @param compared What `compareTruth` makes of them.
 */
export function knownIncidents(
  anomalies: DetectedAnomalies,
  compared: ComparedTruth,
): Figure {
  if (compared.events.length === 0) {
    return emptyFigure("Known incidents", "no incident is known");
  }
  const series = windowSeries(anomalies.windows);
  const { starts_us, length_us } = series;
  return drawFigure({
    title: titleOf(compared),
    subtitle:
      "What happened, in time. Grey: planted. Purple lines: incidents found. Diamonds: flagged windows.",
    range: rangeOf(compared),
    caption: `${
      flaggedText(anomalies)
    } Incidents: windows that are significant and touch, or nearly. ${
      windowsText(series)
    }`,
    plot: rows(
      compared,
      starts_us[0],
      starts_us[starts_us.length - 1],
      length_us,
    ),
  });
}

function titleOf({ events, false_incidents }: ComparedTruth): string {
  const found = events.filter(({ found }) => found !== null).length;
  const touched =
    events.filter(({ flagged_us }) => flagged_us.length > 0).length;
  const alarms = false_incidents.length === 0
    ? "no false alarm"
    : countText(false_incidents.length, "false alarm");
  return `${found} of ${
    countText(events.length, "known incident")
  } found, ${alarms}; flagged windows lie in ${touched}`;
}

/** How soon what was found was found. */
function rangeOf({ events }: ComparedTruth): string {
  const delays = events.flatMap(({ delay_s }) => delay_s ?? []);
  return delays.length === 0
    ? "0 found"
    : `found after ${rangeText(delays, "s")}`;
}

function hoverOf(compared: ComparedEvent): string {
  const { event, found, delay_s, flagged_us } = compared;
  const span = (start_us: number, end_us: number) =>
    `${clockText(start_us)} to ${clockText(end_us)} UTC`;
  return hoverText(eventName(compared), [
    span(event.start_us, event.end_us),
    found === null || delay_s === null
      ? "missed"
      : `found after ${formatNumber(delay_s, 1)} s, ${
        span(found.incident.start_us, found.incident.end_us)
      }`,
    `${formatNumber(flagged_us.length)} flagged`,
  ]);
}

function rows(
  { events }: ComparedTruth,
  first_us: number,
  last_us: number,
  length_us: number,
): Plot.PlotOptions {
  const names = rowAxis(events.map(eventName), MARGINS);
  const time = timeAxis(first_us, last_us + length_us);
  const texts = events.map(({ event, found, delay_s }) => ({
    text: delay_s === null
      ? "missed"
      : `found after ${formatNumber(delay_s, 1)} s`,
    end: Math.max(event.end_us, found?.incident.end_us ?? 0) / 1000,
  }));
  return {
    ...MARGINS,
    height: names.height,
    marginLeft: names.marginLeft,
    marginRight: rowTextMargin(texts),
    x: time.x,
    y: names.y,
    marks: [
      time.mark,
      names.mark,
      ...eventMarks(events, length_us, time.across),
      ...rowTexts(texts),
      ...hoverRows(events.map(hoverOf), names.marginLeft - MARGIN),
    ],
  };
}

function eventMarks(
  events: readonly ComparedEvent[],
  length_us: number,
  across: readonly [number, number],
): Plot.Markish[] {
  const place = (i: number) => i;
  const data = events.map((one, row) => ({ ...one, row }));
  const found = data.filter(({ found }) => found !== null);
  const flags = data.flatMap(({ flagged_us, row }) =>
    apart(flagged_us, across).map((start_us) => ({
      at: (start_us + length_us / 2) / 1000,
      row,
    }))
  );
  return [
    Plot.ruleY(events.map((_, i) => i), { y: place, stroke: COLOURS.grid }),
    Plot.barX(data, {
      x1: ({ event }) => event.start_us / 1000,
      x2: ({ event }) => event.end_us / 1000,
      y: "row",
      fill: COLOURS.grey,
    }),
    Plot.ruleY(found, {
      x1: ({ found }) => (found?.incident.start_us ?? NaN) / 1000,
      x2: ({ found }) => (found?.incident.end_us ?? NaN) / 1000,
      y: "row",
      stroke: COLOURS.purple,
      strokeWidth: 4,
    }),
    Plot.dot(flags, { x: "at", y: "row", ...FLAGGED_MARK }),
  ];
}

/** Of flagged windows that would lie on each other, the first. */
function apart(
  flagged_us: readonly number[],
  [first, last]: readonly [number, number],
): number[] {
  const least_us = NEAR / WIDTH * (last - first) * 1000;
  let end_us = -Infinity;
  return flagged_us.filter((start_us) => {
    if (start_us < end_us) return false;
    end_us = start_us + least_us;
    return true;
  });
}
