import { InputError } from "./input_error.ts";
import type { TrueIncident } from "./scenario.ts";

/** An incident of a truth file with its time as numbers. */
export interface KnownIncident extends Omit<TrueIncident, "start" | "end"> {
  /** Start (inclusive) and end (exclusive), microseconds since 1970 UTC. */
  readonly start_us: number;
  /** When it was over, microseconds since 1970 UTC. */
  readonly end_us: number;
}

/**
 * Reads the truth about a scenario.
 *
 * @param truth What `writeScenario` gave, or the text of its truth file.
 * @throws {InputError} If it is not a list of incidents with a start, a later end and a kind.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readTruth } from "./scenario_truth.ts";
 *
 * const text = `[{
 *   "start": "1970-01-01T00:00:01.000001Z",
 *   "end": "1970-01-01T00:00:16.000001Z",
 *   "kind": "silence"
 * }]`;
 * assertEquals(readTruth(text)[0].start_us, 1_000_001);
 * ```
 */
export function readTruth(
  truth: string | readonly TrueIncident[],
): KnownIncident[] {
  const incidents: unknown = typeof truth === "string"
    ? parseJson(truth)
    : truth;
  if (!Array.isArray(incidents)) throw unreadable("it must be a list");
  return incidents.map(({ start, end, ...rest }, place) => {
    const [start_us, end_us] = [start, end].map(microsOf);
    if (!(start_us < end_us) || typeof rest.kind !== "string") {
      throw unreadable(
        `incident ${place} must have a start, a later end and a kind`,
      );
    }
    return { ...rest, start_us, end_us };
  });
}

/** Microseconds since 1970 UTC of ISO 8601 text; NaN where it is none. */
function microsOf(text: unknown): number {
  const [, seconds, fraction] = String(text)
    .match(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/) ?? [];
  return Date.parse(`${seconds}Z`) * 1000 +
    Number((fraction ?? "").padEnd(6, "0"));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("it must be JSON");
  }
}

function unreadable(requirement: string): InputError {
  return new InputError(`Cannot read the truth file: ${requirement}`);
}
