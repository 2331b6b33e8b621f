import { drawValues, type SampleRow } from "./sample_lines.ts";
import { MESSAGES, SERVICES } from "./sample_world.ts";

/** How far an incident lies from what is usual. */
export type Strength = "weak" | "middle" | "strong";

/** The strengths, the smallest first. */
export const STRENGTHS: readonly Strength[] = ["weak", "middle", "strong"];

/** A strength for all incidents, or one drawn for each. */
export type ScenarioStrength = Strength | "mixed";

/** Whom an incident concerns: indices into the sample's world. */
export interface Target {
  readonly service: number;
  /** The last number of the client's address 192.168.1.x. */
  readonly host: number;
}

/** What befalls one row of an incident. */
interface Moment extends Target {
  /** The kind's number at the incident's strength. */
  readonly by: number;
  /** How far the incident has gone, 0 to 1. */
  readonly progress: number;
  readonly random: () => number;
}

/** A kind of incident. */
export interface Kind {
  /** How long it lasts at each strength, in seconds. */
  readonly length_s: Readonly<Record<Strength, number>>;
  /** How strong it is: what `befall` takes as `by`. */
  readonly by: Readonly<Record<Strength, number>>;
  /** What the truth file names beside time and kind. */
  readonly names: readonly ("service" | "message" | "client")[];
  /** What becomes of a row: itself, changed, with others after it, or nothing. */
  readonly befall: (row: SampleRow, moment: Moment) => SampleRow[];
}

/** The message of {@linkcode KINDS}' `database_errors`. */
export const DATABASE_ERRORS: number = MESSAGES.findIndex(({ text }) =>
  text === "Database Errors"
);

const FAILURES = [...MESSAGES.keys()].filter((message) =>
  MESSAGES[message].level === "ERROR" || MESSAGES[message].level === "FATAL"
);

/** The name of a kind, as the truth file gives it. */
export type KindName =
  | "slow_service"
  | "database_errors"
  | "silence"
  | "surge"
  | "slow_degradation"
  | "latency_drop"
  | "client_failures";

/** The seven kinds, each with what `by` means. */
export const KINDS: Readonly<Record<KindName, Kind>> = {
  /** The requests of one service take `by` times as long. */
  slow_service: {
    length_s: same(30),
    by: { weak: 1.15, middle: 1.5, strong: 2.5 },
    names: ["service"],
    befall: (row, { service, by }) => [
      row.service === service ? delayed(row, by) : row,
    ],
  },
  /** The share `by` of one service's logs become database errors. */
  database_errors: {
    length_s: same(20),
    by: { weak: 0.2, middle: 0.7, strong: 1 },
    names: ["service", "message"],
    befall: (row, { service, by, random }) => [
      row.service === service && random() < by
        ? { ...row, message: DATABASE_ERRORS }
        : row,
    ],
  },
  /** No logs at all. */
  silence: {
    length_s: { weak: 8, middle: 15, strong: 40 },
    by: same(1),
    names: [],
    befall: () => [],
  },
  /** `by` more logs for each one, of any service and client. */
  surge: {
    length_s: same(30),
    by: { weak: 0.08, middle: 0.3, strong: 1 },
    names: [],
    befall: (row, { by, random }) => [
      row,
      ...times(by, random, () => anyRow(row, random)),
    ],
  },
  /** All requests take longer and longer, in the end by the share `by`. */
  slow_degradation: {
    length_s: same(180),
    by: { weak: 0.06, middle: 0.25, strong: 0.8 },
    names: [],
    befall: (row, { by, progress }) => [delayed(row, 1 + by * progress)],
  },
  /** All requests take shorter by the share `by`. */
  latency_drop: {
    length_s: same(10),
    by: { weak: 0.07, middle: 0.25, strong: 0.6 },
    names: [],
    befall: (row, { by }) => [delayed(row, 1 - by)],
  },
  /** One client sends `by` requests for each other log, and all of them fail. */
  client_failures: {
    length_s: same(30),
    by: { weak: 0.03, middle: 0.2, strong: 0.6 },
    names: ["client"],
    befall: (row, { by, host, random }) => [
      row,
      ...times(by, random, () => ({
        ...anyRow(row, random),
        message: FAILURES[Math.floor(random() * FAILURES.length)],
        host,
      })),
    ],
  },
};

/** The kinds' names. */
export const KIND_NAMES: readonly KindName[] = Object.keys(
  KINDS,
) as KindName[];

function same(value: number): Record<Strength, number> {
  return { weak: value, middle: value, strong: value };
}

/** Whole milliseconds, as the sample has them. */
function delayed(row: SampleRow, factor: number): SampleRow {
  return { ...row, latency_ms: Math.round(row.latency_ms * factor) };
}

/** On average `mean` rows: its whole part, and one more by its fraction. */
function times(
  mean: number,
  random: () => number,
  draw: () => SampleRow,
): SampleRow[] {
  const rows = Math.floor(mean) + (random() < mean % 1 ? 1 : 0);
  return Array.from({ length: rows }, draw);
}

/** A row as the world gives them, at the time of another. */
function anyRow({ timestamp }: SampleRow, random: () => number): SampleRow {
  return {
    timestamp,
    service: pick(SERVICES, random),
    message: pick(MESSAGES, random),
    ...drawValues(random),
  };
}

/** The index of one of several things, by their rows. */
function pick(
  kinds: readonly { rows: number }[],
  random: () => number,
): number {
  let left = random() * kinds.reduce((total, { rows }) => total + rows, 0);
  const found = kinds.findIndex(({ rows }) => (left -= rows) < 0);
  return Math.max(0, found);
}
