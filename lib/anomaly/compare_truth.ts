import type { DataFrame } from "../logs/data_frame.ts";
import type { KnownIncident } from "../logs/scenario_truth.ts";
import { timeColumn } from "../metrics/column_values.ts";
import { evaluateIncidents } from "./evaluate.ts";
import type { Explanation } from "./explain.ts";

/** What the detector made of an event that is known. */
export interface ComparedEvent {
  /** What happened. */
  readonly event: KnownIncident;
  /** The most severe incident that overlaps it, explained; null where it was missed. */
  readonly found: Explanation | null;
  /** Seconds from its start until it could be known; null where it was missed. */
  readonly delay_s: number | null;
  /** Starts of the flagged windows that overlap it, microseconds since 1970 UTC. */
  readonly flagged_us: readonly number[];
  /** Whom or what it concerned, as far as it was confined to one, and what the explanation names first. */
  readonly names: readonly ComparedName[];
}

/** A service, message or client that an event was about. */
export interface ComparedName {
  /** What the name is a name of. */
  readonly what: "service" | "message" | "client";
  /** The name that is known to be behind it. */
  readonly known: string;
  /** What the explanation names first; null where it names none. */
  readonly named: string | null;
}

/** What was found against what is known. */
export interface ComparedTruth {
  /** Each known incident with what was found of it. */
  readonly events: readonly ComparedEvent[];
  /** Incidents that overlap no event. */
  readonly false_incidents: readonly Explanation[];
  /** How many windows were flagged at all. */
  readonly flagged: number;
}

const WHATS = ["service", "message", "client"] as const;

/**
 * Compares what the detector and its explanation say with what is known to have
 * happened, event by event. An incident and an event belong together if they
 * overlap.
 *
 * @param windows What `detectAnomalies` gives: `start` and `flagged` are read. Not changed.
 * @param explanations What `explainIncidents` gives.
 * @param truth What really happened, as `readTruth` gives it.
 * @returns The events in the order in which they came.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLabelledSample } from "../engines/open_labelled_sample.ts";
 * import { compareTruth } from "./compare_truth.ts";
 * import { detectAnomalies } from "./detect_anomalies.ts";
 * import { explainIncidents } from "./explain.ts";
 * import { findIncidents } from "./incidents.ts";
 *
 * const { logs, truth } = await openLabelledSample();
 * const { windows } = detectAnomalies(await logs.windows("5s"));
 * const found = await explainIncidents(logs, findIncidents(windows));
 *
 * const { events } = compareTruth(windows, found, truth);
 * assertEquals(events.filter(({ delay_s }) => delay_s !== null).length, 6);
 * ```
 */
export function compareTruth(
  windows: DataFrame,
  explanations: readonly Explanation[],
  truth: readonly KnownIncident[],
): ComparedTruth {
  const incidents = explanations.map(({ incident }) => incident);
  const { delays_s } = evaluateIncidents(incidents, truth);
  const starts = timeColumn(windows, "start").map(Number);
  const every_us = starts[1] - starts[0];
  const flags = windows.getColumn("flagged").toArray();
  const flagged = starts.filter((_, i) => flags[i] === true);
  return {
    events: truth.map((event, place) => {
      const found = mostSevere(explanations, event);
      return {
        ...{ event, found, delay_s: delays_s[place] },
        flagged_us: flagged.filter((start_us) =>
          overlaps({ start_us, end_us: start_us + every_us }, event)
        ),
        names: namesOf(event, found),
      };
    }),
    false_incidents: explanations.filter(({ incident }) =>
      !truth.some((event) => overlaps(incident, event))
    ),
    flagged: flagged.length,
  };
}

/** `database errors, weak`. */
export function eventName({ event }: ComparedEvent): string {
  return `${event.kind.replaceAll("_", " ")}, ${event.strength}`;
}

function mostSevere(
  explanations: readonly Explanation[],
  event: KnownIncident,
): Explanation | null {
  return explanations.filter(({ incident }) => overlaps(incident, event))
    .toSorted((a, b) => b.incident.severity - a.incident.severity)
    .at(0) ?? null;
}

function namesOf(
  event: KnownIncident,
  found: Explanation | null,
): ComparedName[] {
  const named = {
    service: found?.services[0]?.value ?? null,
    message: found?.messages[0]?.value ?? null,
    client: found?.others[0]?.value ?? null,
  };
  return WHATS.flatMap((what) => {
    const known = event[what];
    return known === undefined ? [] : [{ what, known, named: named[what] }];
  });
}

interface Span {
  readonly start_us: number;
  readonly end_us: number;
}

function overlaps(one: Span, other: Span): boolean {
  return one.start_us < other.end_us && other.start_us < one.end_us;
}
