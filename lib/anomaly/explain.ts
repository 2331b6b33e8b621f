import pl from "nodejs-polars";
import type { DataFrame } from "../logs/data_frame.ts";
import { MISSING } from "../logs/levels.ts";
import type { LogSource, Overview, Span } from "../logs/log_source.ts";
import { type ColumnCounts, columnCounts } from "./column_counts.ts";
import { type Contributor, contributorsOf } from "./contributors.ts";
import type { Incident } from "./incidents.ts";

/** What an incident was about. */
export interface Explanation {
  /** The incident that is explained. */
  readonly incident: Incident;
  /** The services that changed, the one that explains most first; empty where none did or the logs have no service. */
  readonly services: readonly Contributor[];
  /** The messages that changed most in it. */
  readonly messages: readonly Contributor[];
  /** The same for the values of the other columns: users, addresses, endpoints, hosts. */
  readonly others: readonly Contributor[];
  /** False for the less severe ones of many incidents, which are not looked into. */
  readonly explained: boolean;
  /** A few raw rows from its peak, of what explains it where that is clear; columns as in the logs. */
  readonly rows: DataFrame;
}

/** Options of {@linkcode explainIncidents}. */
export interface ExplainOptions {
  /** How many incidents to explain, the most severe ones; the others get empty lists. Defaults to 20. */
  readonly most?: number;
  /** The length of the list for services, messages and the rest; defaults to 10. */
  readonly values?: number;
  /** How many raw rows; defaults to 5. */
  readonly rows?: number;
}

const DEFAULTS = {
  ...{ most: 20, values: 10, rows: 5 },
} as const satisfies Required<ExplainOptions>;
/** Raw rows that are looked through for the few to show and for keys. */
const ROWS_LOOKED_AT = 1000;
/** So many different values in a row make a column a key: none of them can have risen. */
const FEWEST_OF_KEY = 20;
/** A value that makes up so much of the change is what the rows shown are of. */
const MAIN_PART = 0.5;

/**
 * Says what each incident was about: which services, messages and values of
 * other columns changed, compared with all time outside of these incidents.
 *
 * A value is compared by the metrics that drove the incident, and by its logs: a
 * mean latency with the one it has outside (Welch's test), counts with what the
 * rate outside gives (an exact test of two rates). Where the number of logs
 * itself changed, rates are per time, else per log, so that the mix is compared.
 * P-values are corrected for all that was tried, services, messages and the rest
 * each for themselves, also for values too small to be looked at: a column may
 * have as many as there are logs. Only what still lies under 5 % is named, the
 * metric that drove the incident first, then by distance in standard errors.
 *
 * Where everything changes alike, every service is named, each with a `part` as
 * large as its usual share; where one client is the cause, its `part` is about 1.
 *
 * @param logs The logs that the windows were cut from.
 * @param incidents What `findIncidents` gave, all of them: one is nothing to compare another with.
 * @returns One entry an incident, in the same order.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { explainIncidents } from "./explain.ts";
 *
 * assertEquals(await explainIncidents(await openLogs("sample"), []), []);
 * ```
 */
export async function explainIncidents(
  logs: LogSource,
  incidents: readonly Incident[],
  options: ExplainOptions = {},
): Promise<Explanation[]> {
  const settings = { ...DEFAULTS, ...options };
  const found = incidents.toSorted((a, b) => b.severity - a.severity)
    .slice(0, settings.most);
  if (found.length === 0) return [];
  const overview = await logs.overview();
  const peaks = await Promise.all(found.map((one) => peakRows(logs, one)));
  const columns = columnsOf(overview, peaks);
  const spans = found.map(({ start_us, end_us }) => ({
    from: start_us,
    to: end_us,
  }));
  const { service, message } = overview.mapping;
  const isNamed = (column: string) => column === service || column === message;
  const counts: ColumnCounts[] = [];
  // One after the other: a column may have as many values as there are logs.
  for (const column of columns) {
    const counted = columnCounts(column, await logs.breakdown(column, spans));
    // The one value of a column has all of every change: it tells nothing.
    if (counted.distinct > 1 || isNamed(column)) counts.push(counted);
  }
  const outside_us = outsideOf(overview, spans);
  return incidents.map((incident) => {
    const place = found.indexOf(incident);
    if (place < 0) return unexplained(incident, peaks[0]);
    const named = (isOne: (column: string) => boolean) =>
      contributorsOf(
        incident,
        place,
        counts.filter(({ column }) => isOne(column)),
        outside_us,
      ).slice(0, settings.values);
    const lists = {
      services: named((column) => column === service),
      messages: named((column) => column === message),
      others: named((column) => !isNamed(column)),
    };
    const rows = choose(peaks[place], Object.values(lists), settings.rows);
    return { incident, ...lists, explained: true, rows };
  });
}

function unexplained(incident: Incident, rows: DataFrame): Explanation {
  const lists = { services: [], messages: [], others: [] };
  return { incident, ...lists, explained: false, rows: rows.limit(0) };
}

/** The columns to look at: services, messages, and what is neither measured nor a key. */
function columnsOf(
  { columns, mapping }: Overview,
  peaks: readonly DataFrame[],
): string[] {
  const isKey = (column: string) =>
    peaks.every((rows) => {
      const known = rows.getColumn(column).dropNulls();
      return known.length < FEWEST_OF_KEY || known.nUnique() === known.length;
    });
  return columns.filter(({ name, type, canonical }) =>
    canonical === null
      ? type !== "number" && type !== "timestamp" && !isKey(name)
      : name === mapping.service || name === mapping.message
  ).map(({ name }) => name);
}

/** Raw rows from an incident's peak on; failures where they drove it. */
async function peakRows(
  logs: LogSource,
  { peak_us, end_us, direction }: Incident,
): Promise<DataFrame> {
  const period = { from: peak_us, to: end_us };
  return await logs.sample(
    direction === "more failures" ? { ...period, failures: true } : period,
    ROWS_LOOKED_AT,
  );
}

/** The first rows that hold each list's first value where it is the main cause. */
function choose(
  rows: DataFrame,
  lists: readonly (readonly Contributor[])[],
  count: number,
): DataFrame {
  let places = Array.from({ length: rows.height }, (_, place) => place);
  for (const [first] of lists) {
    if (first === undefined || !((first.part ?? 0) >= MAIN_PART)) continue;
    const values = rows.getColumn(first.column).toArray();
    const holding = places.filter((place) =>
      (values[place] ?? MISSING) === first.value
    );
    if (holding.length > 0) places = holding;
  }
  const chosen = places.slice(0, count).map((place) => rows.slice(place, 1));
  return chosen.length > 0 ? pl.concat(chosen) : rows.limit(0);
}

/** How much of the logs' time lies in no span. */
function outsideOf({ first, last }: Overview, spans: readonly Span[]): number {
  if (first === null || last === null) return 0;
  return spans.reduce(
    (left, { from, to }) => left - (Math.min(last, to) - Math.max(first, from)),
    last - first,
  );
}
