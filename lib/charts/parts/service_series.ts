import pl from "nodejs-polars";
import {
  finiteColumn,
  textColumn,
  timeColumn,
} from "../../metrics/column_values.ts";

/** Logs per window of one service. */
export interface ServiceLine {
  readonly name: string;
  /** One value a point; null where the logs cover none of it wholly. */
  readonly logs: readonly (number | null)[];
  /** The mean of the whole windows; NaN without any. */
  readonly mean: number;
}

/** The services' logs over time. */
export interface ServiceSeries {
  /** Each window once, microseconds since 1970 UTC. */
  readonly starts_us: readonly number[];
  readonly partial: readonly boolean[];
  /** The windows' length; 0 with fewer than two windows. */
  readonly length_us: number;
  /** How many windows a point is the mean of. */
  readonly joined: number;
  /** Each point's start. */
  readonly points: readonly Date[];
  /** Those with the most logs first. */
  readonly services: readonly ServiceLine[];
}

/** More lines than these cannot be told apart: a field for each point shows them. */
export const MOST_LINES = 6;

/** More points than these make several lines a blot, and fields too narrow. */
const MOST_POINTS = { lines: 120, fields: 40 } as const;

/**
 * Reads a frame of `windows(every, "service")`, in which every service has
 * every window. Many windows are joined to fewer points, their means.
 */
export function serviceSeries(windows: pl.DataFrame): ServiceSeries {
  const names = textColumn(
    windows.filter(pl.col("start").eq(pl.col("start").first())),
    "service",
  );
  const first = windows.filter(pl.col("service").eq(pl.lit(names[0])));
  const starts_us = timeColumn(first, "start").map((start) => start ?? NaN);
  const partial = first.getColumn("partial").toArray().map(Boolean);
  const { lines, fields } = MOST_POINTS;
  const most = names.length > MOST_LINES ? fields : lines;
  const joined = Math.ceil(starts_us.length / most);
  const logs = finiteColumn(windows, "logs");
  const services = names.map((name, service) => {
    const values = starts_us.map((_, i) =>
      partial[i] ? NaN : logs[i * names.length + service]
    );
    return { name, logs: meansOf(values, joined), mean: mean(values) };
  }).sort((a, b) => b.mean - a.mean || (a.name < b.name ? -1 : 1));
  const points = starts_us.filter((_, i) => i % joined === 0)
    .map((start) => new Date(start / 1000));
  const length_us = starts_us.length < 2 ? 0 : starts_us[1] - starts_us[0];
  return { starts_us, partial, length_us, joined, points, services };
}

/** The mean of each so many values; null where none is finite. */
function meansOf(values: readonly number[], size: number): (number | null)[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => {
    const value = mean(values, i * size, (i + 1) * size);
    return Number.isNaN(value) ? null : value;
  });
}

/** The mean of the finite values of a stretch; NaN without any. */
function mean(
  values: readonly number[],
  from = 0,
  to = values.length,
): number {
  let [total, count] = [0, 0];
  for (let i = from; i < Math.min(to, values.length); i++) {
    if (Number.isNaN(values[i])) continue;
    total += values[i];
    count++;
  }
  return total / count;
}
