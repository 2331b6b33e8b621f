import type { Overview } from "../logs/log_source.ts";
import { formatNumber } from "../logs/format_number.ts";
import { visibleText } from "../logs/visible_text.ts";

/** What the front page says about the logs. */
export type SiteOverview = Pick<
  Overview,
  "rows" | "first" | "last" | "name" | "engine"
>;

/** A key figure; plain text. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The key figures of logs: how many, how long, how fast, read with what. */
export function keyFigures(
  { rows, first, last, engine }: SiteOverview,
): Fact[] {
  const known = first !== null && last !== null;
  return [
    { label: "Logs", value: formatNumber(rows) },
    ...(known
      ? [
        { label: "Period", value: duration(last - first) },
        ...(rows > 0 && last > first
          ? [{ label: "Logs per second", value: rate(rows, last - first) }]
          : []),
      ]
      : []),
    { label: "Read with", value: ENGINES[engine] ?? visibleText(engine) },
  ];
}

const ENGINES: Readonly<Record<string, string>> = {
  polars: "Polars",
  clickhouse: "ClickHouse",
};

/** From when to when the logs go, to the second. */
export function period({ first, last }: SiteOverview): string {
  if (first === null || last === null) return "No log has a timestamp.";
  const [from, to] = [isoSeconds(first), isoSeconds(last)];
  const [day, time] = to.split(" ");
  return `${from} to ${from.startsWith(day) ? time : to} UTC`;
}

function isoSeconds(timestamp_us: number): string {
  const text = new Date(Math.floor(timestamp_us / 1000)).toISOString();
  return text.replace("T", " ").replace(/\.\d+Z$/, "");
}

const UNITS = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]] as const;

/** The two largest units that a length of time needs: `23 min 28 s`. */
function duration(length_us: number): string {
  let seconds = Math.round(length_us / 1e6);
  if (seconds === 0) return `${formatNumber(length_us / 1000, 0)} ms`;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(`${formatNumber(count)} ${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(" ");
}

function rate(rows: number, length_us: number): string {
  const perSecond = rows / (length_us / 1e6);
  return formatNumber(perSecond, perSecond < 100 ? 1 : 0);
}
