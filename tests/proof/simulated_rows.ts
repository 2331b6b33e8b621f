import { seededRandom } from "../../lib/logs/random.ts";
import { MESSAGES, SERVICES } from "../../lib/logs/sample_world.ts";

/** What is planted in logs that are otherwise independent noise. */
export interface Planted {
  /** ServiceB's latency times this. */
  readonly slower?: number;
  /** ServiceB's failure rate times this. */
  readonly failing?: number;
  /** Milliseconds of latency for each log a second above the mean load. */
  readonly saturation?: number;
  /** The log rate swings by this part of its mean, once a day. */
  readonly rhythm?: number;
  /** "SQL Queries" in ServiceB as often as this times elsewhere, at the cost of its other DEBUG messages. */
  readonly message?: number;
}

/** How long the logs last. */
export interface Shape {
  /** The time that 71 logs take on average, seconds. */
  readonly step_s: number;
  /** How many such steps. */
  readonly steps: number;
}

/** 100,000 logs in 23 minutes, as the sample has them. */
export const MINUTES: Shape = { step_s: 1, steps: 1_408 };
/** As many over two weeks, so that a day comes 14 times. */
export const WEEKS: Shape = { step_s: 900, steps: 1_344 };

/** Logs, a place in each array for each. */
export interface SimulatedRows {
  /** Microseconds since 1970 UTC, rising. */
  readonly time_us: Float64Array;
  /** The place in `SERVICES` and in `MESSAGES`, which fixes the level, and the user's number. */
  readonly service: Uint8Array;
  readonly message: Uint8Array;
  readonly user: Uint8Array;
  readonly latency_ms: Float64Array;
}

export const USERS = 100;
export const FIRST_US = Date.UTC(2024, 0, 1) * 1000;
/** The mean number of logs in a step. */
const LOGS = 71;
const SPECIAL = 1;
const FAILING = MESSAGES.map(({ level }) =>
  level === "ERROR" || level === "FATAL"
);
const ROWS = MESSAGES.reduce((total, { rows }) => total + rows, 0);

/**
 * Independent logs with the sample's services, levels, messages, users and
 * latencies (uniform whole numbers from 10 to 100 ms) that arrive at random at
 * one rate, plus what is planted. The same seed gives the same logs.
 */
export function simulatedRows(
  seed: number,
  planted: Planted = {},
  { step_s, steps }: Shape = MINUTES,
): SimulatedRows {
  const random = seededRandom(seed);
  const loads = Array.from({ length: steps }, (_, step) => {
    const day = 2 * Math.PI * step * step_s / 86_400;
    return poisson(LOGS * (1 + (planted.rhythm ?? 0) * Math.sin(day)), random);
  });
  const rows = loads.reduce((total, load) => total + load, 0);
  const all: SimulatedRows = {
    time_us: new Float64Array(rows),
    service: new Uint8Array(rows),
    message: new Uint8Array(rows),
    user: new Uint8Array(rows),
    latency_ms: new Float64Array(rows),
  };
  const messages = SERVICES.map((_, place) =>
    weights(place === SPECIAL ? planted : {})
  );
  let row = 0;
  loads.forEach((load, step) => {
    const slower = (planted.saturation ?? 0) * (load - LOGS) / step_s;
    for (let i = 0; i < load; i++, row++) {
      const service = Math.floor(random() * SERVICES.length);
      const factor = service === SPECIAL ? planted.slower ?? 1 : 1;
      all.time_us[row] = FIRST_US +
        Math.floor((step + (i + 0.5) / load) * step_s * 1e6);
      all.service[row] = service;
      all.message[row] = pick(messages[service], random);
      all.user[row] = Math.floor(random() * USERS);
      all.latency_ms[row] = (10 + Math.floor(random() * 91)) * factor + slower;
    }
  });
  return all;
}

/** The chances of the messages, added up. */
function weights({ failing = 1, message = 1 }: Planted): number[] {
  const failures = sumOf(MESSAGES, (_, i) => FAILING[i]) / ROWS;
  const debug = sumOf(MESSAGES, ({ level }) => level === "DEBUG");
  const asked = sumOf(MESSAGES, ({ text }) => text === "SQL Queries");
  let total = 0;
  return MESSAGES.map(({ rows, level, text }, i) => {
    const fails = FAILING[i]
      ? failing
      : (1 - failing * failures) / (1 - failures);
    const says = text === "SQL Queries"
      ? message
      : level === "DEBUG"
      ? (debug - message * asked) / (debug - asked)
      : 1;
    return total += rows / ROWS * fails * says;
  });
}

function sumOf(
  messages: typeof MESSAGES,
  isOne: (message: typeof MESSAGES[number], i: number) => boolean,
): number {
  return messages.filter(isOne).reduce((total, { rows }) => total + rows, 0);
}

function pick(bounds: readonly number[], random: () => number): number {
  const at = random() * bounds[bounds.length - 1];
  return bounds.findIndex((bound) => at < bound);
}

function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let left = 1; left > Math.exp(-mean); left *= random()) count++;
  return count;
}
