import type { DataFrame } from "../logs/data_frame.ts";
import { numberColumn, timeColumn } from "../metrics/column_values.ts";
import type { Incident } from "./incidents.ts";
import { averagePrecision, rocAuc } from "./ranking.ts";

/** When something really happened, microseconds since 1970 UTC, the end exclusive. */
export interface TrueEvent {
  /** When it began, microseconds since 1970 UTC. */
  readonly start_us: number;
  /** When it was over, microseconds since 1970 UTC. */
  readonly end_us: number;
}

/** How well incidents match what really happened. */
export interface EventScores {
  /** How many events there were, and how many an incident overlaps. */
  readonly events: number;
  /** How many true events some found incident overlaps. */
  readonly found: number;
  /** How many incidents there are, and how many overlap an event. */
  readonly incidents: number;
  /** How many found incidents overlap a true event. */
  readonly right: number;
  /** `right` over `incidents`; null without an incident. */
  readonly precision: number | null;
  /** `found` over `events`; null without an event. */
  readonly recall: number | null;
  /** The harmonic mean of both, 0 where one of them is 0; null without an event and an incident. */
  readonly f1: number | null;
  /**
   * For each event the seconds from its start to the end of the first window
   * of an incident that overlaps it, when it could be known at the earliest;
   * null where it was missed.
   */
  readonly delays_s: readonly (number | null)[];
}

/** How well windows are ranked; null where there are no windows of one sort. */
export interface WindowScores {
  /** Windows that were judged, and how many of them lie in an event. */
  readonly windows: number;
  /** How many windows are truly unusual. */
  readonly positive: number;
  /** The chance that a window in an event looks more unusual than one outside. */
  readonly roc_auc: number | null;
  /** The mean precision over the ranking, most unusual first. */
  readonly average_precision: number | null;
}

/**
 * Compares incidents with events that are known: what counts is whether an
 * event was noticed at all, not how many of its windows were.
 *
 * An incident and an event belong together if they overlap. Several incidents in
 * one event are all right; an incident over several events finds them all.
 *
 * @param incidents What `findIncidents` gives: `start_us`, `end_us`, `windows`.
 * @param events What `readTruth` gives.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { evaluateIncidents } from "./evaluate.ts";
 *
 * const scores = evaluateIncidents(
 *   [{ start_us: 10e6, end_us: 20e6, windows: 2 }],
 *   [{ start_us: 8e6, end_us: 30e6 }, { start_us: 50e6, end_us: 60e6 }],
 * );
 * assertEquals([scores.precision, scores.recall], [1, 0.5]);
 * assertEquals(scores.delays_s, [7, null]);
 * ```
 */
export function evaluateIncidents(
  incidents: readonly Pick<Incident, "start_us" | "end_us" | "windows">[],
  events: readonly TrueEvent[],
): EventScores {
  const delays_s = events.map((event) => {
    const delays = incidents.filter((incident) => overlap(incident, event) > 0)
      .map((incident) => delay(incident, event));
    return delays.length === 0 ? null : Math.min(...delays);
  });
  const found = delays_s.filter((delay) => delay !== null).length;
  const right =
    incidents.filter((incident) =>
      events.some((event) => overlap(incident, event) > 0)
    ).length;
  const precision = incidents.length === 0 ? null : right / incidents.length;
  const recall = events.length === 0 ? null : found / events.length;
  return {
    ...{ events: events.length, found, incidents: incidents.length, right },
    ...{ precision, recall, f1: f1Of(precision, recall), delays_s },
  };
}

/**
 * Says how well a column ranks the windows in events before the others. A window
 * lies in an event if half of it or more does. Windows without a value are left
 * out.
 *
 * @param windows Equally long windows with `start` and the column.
 * @param column `p_value` or `score`: the lower, the more unusual.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { evaluateWindows } from "./evaluate.ts";
 *
 * const windows = pl.DataFrame({
 *   start: [0, 5, 10, 15].map((second) => new Date(second * 1000)),
 *   p_value: [0.7, 0.4, 0.001, 0.9],
 * }).withColumn(pl.col("start").cast(pl.Datetime("us")));
 * const events = [{ start_us: 10e6, end_us: 15e6 }];
 * assertEquals(evaluateWindows(windows, events, "p_value").roc_auc, 1);
 * ```
 */
export function evaluateWindows(
  windows: DataFrame,
  events: readonly TrueEvent[],
  column: "p_value" | "score",
): WindowScores {
  const starts = Float64Array.from(timeColumn(windows, "start"), Number);
  const every_us = starts[1] - starts[0];
  const values = numberColumn(windows, column);
  const unusual: number[] = [];
  const labels: boolean[] = [];
  values.forEach((value, row) => {
    if (value === null) return;
    const window = { start_us: starts[row], end_us: starts[row] + every_us };
    unusual.push(-value);
    labels.push(
      events.some((event) => overlap(window, event) >= every_us / 2),
    );
  });
  return {
    windows: labels.length,
    positive: labels.filter(Boolean).length,
    roc_auc: rocAuc(unusual, labels),
    average_precision: averagePrecision(unusual, labels),
  };
}

/** How long both go on, in microseconds; below 0 if they are apart. */
function overlap(one: TrueEvent, other: TrueEvent): number {
  return Math.min(one.end_us, other.end_us) -
    Math.max(one.start_us, other.start_us);
}

/** From an event's start to the end of the incident's first window in it, in seconds. */
function delay(
  { start_us, end_us, windows }: Pick<
    Incident,
    "start_us" | "end_us" | "windows"
  >,
  event: TrueEvent,
): number {
  const every_us = (end_us - start_us) / windows;
  const before = Math.max(
    0,
    Math.floor((event.start_us - start_us) / every_us),
  );
  return (start_us + (before + 1) * every_us - event.start_us) / 1e6;
}

function f1Of(precision: number | null, recall: number | null) {
  if (precision === null && recall === null) return null;
  const [p, r] = [precision ?? 0, recall ?? 0];
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}
