import pl from "nodejs-polars";
import {
  finiteColumn,
  textColumn,
  timeColumn,
} from "../../metrics/column_values.ts";

/** Logs per window of one service, or of several on average. */
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
  /** How many windows a point is the mean of. */
  readonly joined: number;
  /** Each point's start. */
  readonly points: readonly Date[];
  /** Those with the most logs first. */
  readonly services: readonly ServiceLine[];
}

/** More points than these make several lines a blot. */
const MOST_POINTS = 120;

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
  const joined = Math.ceil(starts_us.length / MOST_POINTS);
  const logs = finiteColumn(windows, "logs");
  const services = names.map((name, service) => {
    const values = starts_us.map((_, i) =>
      partial[i] ? NaN : logs[i * names.length + service]
    );
    return { name, logs: meansOf(values, joined), mean: mean(values) };
  }).sort((a, b) => b.mean - a.mean || (a.name < b.name ? -1 : 1));
  const points = starts_us.filter((_, i) => i % joined === 0)
    .map((start) => new Date(start / 1000));
  return { starts_us, partial, joined, points, services };
}

/** Several services as one line: the mean of them at each point. */
export function meanLine(
  name: string,
  services: readonly ServiceLine[],
): ServiceLine {
  const logs = services[0].logs.map((first, i) =>
    first === null ? null : mean(services.map(({ logs }) => logs[i] ?? NaN))
  );
  return { name, logs, mean: mean(services.map((service) => service.mean)) };
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
