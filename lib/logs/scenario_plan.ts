import { InputError } from "./input_error.ts";
import { shuffle } from "./random.ts";
import { FIRST_ROWS, PERIOD, SERVICES } from "./sample_world.ts";
import {
  KIND_NAMES,
  type KindName,
  KINDS,
  type ScenarioStrength,
  type Strength,
  STRENGTHS,
  type Target,
} from "./scenario_kinds.ts";

/** An incident that a scenario holds. */
export interface PlannedIncident extends Target {
  readonly kind: KindName;
  readonly strength: Strength;
  /** Start (inclusive) and end (exclusive), microseconds since 1970 UTC. */
  readonly start: number;
  readonly end: number;
}

/** At least so much of the ordinary lies before, between and after incidents. */
const FEWEST_BETWEEN_US = 60e6;

/**
 * Lays one incident of every kind into a period, in random order, at random
 * moments, on random services and clients, apart from each other.
 *
 * @param rows The rows of the ordinary period; they tell how long it is.
 * @param strength Of all of them; `mixed` draws one for each.
 * @throws {InputError} If the period is too short for all of them.
 */
export function planIncidents(
  rows: number,
  strength: ScenarioStrength,
  random: () => number,
): PlannedIncident[] {
  const strengths = KIND_NAMES.map(() =>
    strength === "mixed" ? drawStrength(random) : strength
  );
  const lengths = KIND_NAMES.map((kind, i) =>
    KINDS[kind].length_s[strengths[i]] * 1e6
  );
  const gaps = lengths.length + 1;
  const needed = lengths.reduce((total, length) => total + length, 0) +
    gaps * FEWEST_BETWEEN_US;
  const period = rows / rowsPerMicrosecond();
  if (!(period >= needed)) {
    throw new InputError(
      `Cannot write the scenario: rows must be at least ${
        Math.ceil(needed * rowsPerMicrosecond())
      } to hold its incidents, got ${rows}`,
    );
  }
  const spare = shares(gaps, random).map((share) => share * (period - needed));
  let at = firstLog();
  return Array.from(shuffle(Uint8Array.from(lengths.keys()), random))
    .map((kind, place) => {
      at = Math.round(at + FEWEST_BETWEEN_US + spare[place]);
      const start = at;
      at += lengths[kind];
      return {
        kind: KIND_NAMES[kind],
        strength: strengths[kind],
        start,
        end: at,
        service: Math.floor(random() * SERVICES.length),
        host: 100 + Math.floor(random() * 155),
      };
    });
}

function drawStrength(random: () => number): Strength {
  return STRENGTHS[Math.floor(random() * STRENGTHS.length)];
}

function rowsPerMicrosecond(): number {
  const { rows, firstSecondRows, lastSecondRows, fullSeconds } = PERIOD;
  return (rows - firstSecondRows - lastSecondRows) / fullSeconds / 1e6;
}

function firstLog(): number {
  return Date.parse(PERIOD.firstSecond) * 1000 + FIRST_ROWS[0].micros;
}

/** Random shares that add up to 1, none much larger than the others. */
function shares(count: number, random: () => number): number[] {
  const weights = Array.from({ length: count }, () => 0.5 + random());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
