import type { Contributor } from "../anomaly/contributors.ts";
import type { Driver } from "../anomaly/drivers.ts";
import type { Explanation } from "../anomaly/explain.ts";
import { formatPeriod } from "../logs/duration.ts";
import { formatPercent, formatSignificant } from "../logs/format_number.ts";
import { formatMoment } from "../logs/timestamp.ts";
import { type Markdown, md } from "./markdown.ts";
import { type Table, table } from "./table.ts";

/** Explained incidents in the order of time: when, what happened, and where it shows. */
export function incidentsTable(
  explanations: readonly Explanation[],
): Table | Markdown {
  if (explanations.length === 0) {
    return md`No incident: no window stands out from noise.`;
  }
  return table(
    explanations.map(({ incident, services, messages, others }) => ({
      begins: incident.start_us,
      lasts: formatPeriod(incident.end_us - incident.start_us),
      what: incident.drivers.map(driverText).join("; "),
      severity: incident.severity,
      where: [services, messages, ...byColumn(others)].flatMap(listText)
        .join("; "),
    })),
    {
      columns: {
        begins: { format: "timestamp" },
        what: { label: "what happened", width: 200 },
        severity: { label: "severity", digits: 1 },
        where: {
          label: "what changed, with its part of the change",
          width: 240,
        },
      },
    },
  );
}

/**
 * A few raw logs from an incident's peak on, of what explains it where that is
 * clear.
 */
export function incidentRows(
  { incident, rows }: Explanation,
): Table {
  return table(rows, {
    caption: `From the incident that begins at ${
      formatMoment(incident.start_us)
    } (${incident.direction}): a few of its logs, from its peak on`,
  });
}

/** The most severe of several, the most severe first. */
export function mostSevere(
  explanations: readonly Explanation[],
  most: number,
): Explanation[] {
  return explanations
    .toSorted((a, b) => b.incident.severity - a.incident.severity)
    .slice(0, most);
}

const UNITS = {
  latency_mean_ms: " ms",
  failures: " failures a window",
  logs: " logs a window",
} as const;

/** `slower: 80.0 ms, usually 55.0 ms`. */
function driverText({ direction, metric, value, baseline }: Driver): string {
  const write = (number: number | null) =>
    number === null ? "none" : formatSignificant(number);
  return `${direction}: ${write(value)}${UNITS[metric]}, usually ${
    write(baseline)
  }`;
}

/** More values of one column than these are not read. */
const MOST_VALUES = 3;

/** `Service: ServiceC 97%, ServiceA 3%`: the first values of a column, in their order. */
function listText(contributors: readonly Contributor[]): string[] {
  if (contributors.length === 0) return [];
  const values = contributors.slice(0, MOST_VALUES).map(({ value, part }) =>
    part !== null && part > 0 ? `${value} ${formatPercent(part, 0)}` : value
  );
  return [`${contributors[0].column}: ${values.join(", ")}`];
}

/** The lists of the other columns, in the order of their first values. */
function byColumn(contributors: readonly Contributor[]): Contributor[][] {
  return [...Map.groupBy(contributors, ({ column }) => column).values()];
}
