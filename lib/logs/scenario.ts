import { InputError } from "./input_error.ts";
import {
  addressOf,
  drawRows,
  type SampleRow,
  splitRandom,
  writeRows,
} from "./sample_lines.ts";
import { MESSAGES, SERVICES } from "./sample_world.ts";
import {
  DATABASE_ERRORS,
  type KindName,
  KINDS,
  type ScenarioStrength,
  type Strength,
  STRENGTHS,
} from "./scenario_kinds.ts";
import { planIncidents, type PlannedIncident } from "./scenario_plan.ts";
import { befall } from "./scenario_rows.ts";
import { formatTimestamp } from "./timestamp.ts";

/** Options of {@linkcode writeScenario}. */
export interface ScenarioOptions {
  /** How many rows the world has before incidents add and take some; defaults to 200,000, some 47 minutes. */
  rows?: number;
  /** A whole number; defaults to 42. */
  seed?: number;
  /** How far the incidents lie from what is usual, `mixed` for some of each; defaults to `middle`. */
  strength?: ScenarioStrength;
}

/** An incident as the truth file gives it. */
export interface TrueIncident {
  /** ISO 8601 in UTC; the start inclusive, the end exclusive. */
  readonly start: string;
  /** When it was over, ISO 8601 in UTC. */
  readonly end: string;
  /** What happened. */
  readonly kind: KindName;
  /** How much of it. */
  readonly strength: Strength;
  /** The service, message and client address that it is confined to, where it is. */
  readonly service?: string;
  /** The message behind it, if it was one. */
  readonly message?: string;
  /** The client behind it, if it was one. */
  readonly client?: string;
}

const DEFAULTS = {
  rows: 200_000,
  seed: 42,
  strength: "middle",
} as const satisfies Required<ScenarioOptions>;

/**
 * Writes the sample's world with seven known incidents in it, one of each kind,
 * and the truth about them as JSON beside it (`logs.csv`, `logs.truth.json`), so
 * that a detector can be measured.
 *
 * The kinds: one service slows down; a burst of database errors in one service;
 * a silence; a surge of traffic; latencies that grow for three minutes; a short
 * drop in latency; a client whose requests all fail. Order, moments, services
 * and client are drawn from the seed. At `weak` strength most of them drown in
 * the noise of a 5-second window, at `strong` anyone would see them.
 *
 * The bytes depend on the options alone.
 *
 * @param path Where to write the CSV; files that are there are replaced.
 * @returns The incidents in order of time, as in the truth file.
 * @throws {InputError} If an option is out of its range, or `rows` too few for the incidents.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { writeScenario } from "./scenario.ts";
 *
 * const folder = await Deno.makeTempDir();
 * const truth = await writeScenario(`${folder}/logs.csv`, { rows: 60_000 });
 * const file = await Deno.readTextFile(`${folder}/logs.truth.json`);
 * assertEquals(JSON.parse(file), truth);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function writeScenario(
  path: string,
  options: ScenarioOptions = {},
): Promise<TrueIncident[]> {
  const { rows, truth } = drawScenario(options);
  await writeRows(path, rows);
  await Deno.writeTextFile(
    truthPath(path),
    `${JSON.stringify(truth, null, 2)}\n`,
  );
  return truth;
}

/**
 * Draws the rows of a scenario, one after the other, and the truth about them.
 *
 * @throws {InputError} As {@linkcode writeScenario} does.
 */
export function drawScenario(
  options: ScenarioOptions = {},
): { rows: Iterable<SampleRow>; truth: TrueIncident[] } {
  const { rows, seed, strength } = { ...DEFAULTS, ...options };
  if (strength !== "mixed" && !STRENGTHS.includes(strength)) {
    throw new InputError(
      `Cannot write the scenario: strength must be weak, middle, strong or mixed, got ${strength}`,
    );
  }
  if (!Number.isSafeInteger(rows)) {
    throw new InputError(
      `Cannot write the scenario: rows must be a whole number, got ${rows}`,
    );
  }
  // The sample's own three streams come first, so that its world stays the same.
  const [, , , plan, events] = splitRandom(seed, 5);
  const incidents = planIncidents(rows, strength, plan);
  return {
    rows: befall(drawRows(rows, seed), incidents, events),
    truth: incidents.map(truthOf),
  };
}

/** The path of the truth file beside a scenario's CSV. */
export function truthPath(path: string): string {
  return `${path.replace(/\.csv$/i, "")}.truth.json`;
}

function truthOf(incident: PlannedIncident): TrueIncident {
  const named: Record<string, string> = {
    service: SERVICES[incident.service].name,
    message: MESSAGES[DATABASE_ERRORS].text,
    client: addressOf(incident.host),
  };
  return {
    start: formatTimestamp(incident.start),
    end: formatTimestamp(incident.end),
    kind: incident.kind,
    strength: incident.strength,
    ...Object.fromEntries(
      KINDS[incident.kind].names.map((name) => [name, named[name]]),
    ),
  };
}
