import { formatPeriod } from "../logs/duration.ts";
import type { Overview } from "../logs/log_source.ts";
import { formatNumber } from "../logs/format_number.ts";
import { missingShardsText } from "../logs/missing_shards.ts";
import { formatMoment } from "../logs/timestamp.ts";
import { visibleText } from "../logs/visible_text.ts";

/** What the front page says about the logs. */
export type SiteOverview = Pick<
  Overview,
  "rows" | "first" | "last" | "name" | "engine" | "missingShards"
>;

/** A key figure; plain text. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The key figures of logs: how many, how long, how fast, read with what. */
export function keyFigures(
  { rows, first, last, engine, missingShards }: SiteOverview,
): Fact[] {
  const lacking = missingShardsText(missingShards);
  const known = first !== null && last !== null;
  return [
    { label: "Logs", value: formatNumber(rows) },
    ...(known
      ? [
        { label: "Period", value: formatPeriod(last - first) },
        ...(rows > 0 && last > first
          ? [{ label: "Logs per second", value: rate(rows, last - first) }]
          : []),
      ]
      : []),
    { label: "Read with", value: ENGINES[engine] ?? visibleText(engine) },
    ...(lacking === undefined ? [] : [{ label: "Incomplete", value: lacking }]),
  ];
}

const ENGINES: Readonly<Record<string, string>> = {
  polars: "Polars",
  clickhouse: "ClickHouse",
};

/** From when to when the logs go, to the second. */
export function period({ first, last }: SiteOverview): string {
  if (first === null || last === null) return "No log has a timestamp.";
  const [from, to] = [formatMoment(first), formatMoment(last)];
  const day = to.slice(0, to.indexOf(" ") + 1);
  const end = from.startsWith(day) ? to.slice(day.length) : to;
  return `${from.replace(/ UTC$/, "")} to ${end}`;
}

function rate(rows: number, length_us: number): string {
  const perSecond = rows / (length_us / 1e6);
  return formatNumber(perSecond, perSecond < 100 ? 1 : 0);
}
