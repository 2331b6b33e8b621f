import { formatDuration, parseDuration } from "../logs/duration.ts";

/** Window lengths that suit the period that logs cover, as `windows()` reads them. */
export interface TimeScale {
  /** A tenth of `activity`: what the lengths are compared on. */
  readonly finest: string;
  /** For log activity, the finest view that a chart can hold. */
  readonly activity: string;
  /** For the anomaly model and for latency against load. */
  readonly analysis: string;
  /** For volume by service. */
  readonly volume: string;
  /** For trends. */
  readonly trend: string;
}

/** The lengths for a period from {@linkcode SHORT_US} to {@linkcode MOST_WINDOWS} seconds. */
const SHORTEST = {
  activity: "1s",
  analysis: "5s",
  volume: "30s",
  trend: "1m",
} as const satisfies Omit<TimeScale, "finest">;

/** As many activity windows as a chart and its reader can hold. */
const MOST_WINDOWS = 2_000;

/** Shorter periods are cut into parts of seconds, if their timestamps have such parts. */
const SHORT_US = 500e6;

/** Lengths that people count time in. */
const NICE = [
  "1ms 2ms 5ms 10ms 20ms 25ms 50ms 100ms 200ms 250ms 500ms",
  "1s 2s 5s 10s 15s 30s 1m 2m 5m 10m 15m 30m 1h 2h 3h 6h 12h 1d 2d 3d 1w",
].join(" ").split(" ").map(parseDuration);

/**
 * Window lengths fit for the period of the logs: seconds for minutes of logs,
 * hours for months of them.
 *
 * From 500 to 2,000 seconds they are 1 s, 5 s, 30 s and 1 min. Beyond, the
 * activity window grows to the shortest length of the ladder 1s 2s 5s 10s 15s 30s
 * 1m 2m 5m 10m 15m 30m 1h 2h 3h 6h 12h 1d 2d 3d 1w that leaves at most 2,000 windows
 * (weeks are doubled from there), and the others grow with it, each to the
 * ladder's next length: there are 100 to 2,000 windows for activity and for the
 * analysis. Below 500 seconds they shrink likewise, down to milliseconds, but
 * never below a second where timestamps are whole seconds.
 *
 * @param first_us The first timestamp, microseconds since 1970 UTC; null if there is none.
 * @param last_us The last timestamp.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { timeScale } from "./time_scale.ts";
 *
 * assertEquals(timeScale(0, 1_409e6).analysis, "5s");
 * assertEquals(timeScale(0, 86_400e6).activity, "1m");
 * ```
 */
export function timeScale(
  first_us: number | null,
  last_us: number | null,
): TimeScale {
  const [first, last] = [first_us ?? 0, last_us ?? 0];
  const period = Math.max(0, last - first);
  const isCoarse = first % 1e6 === 0 && last % 1e6 === 0;
  const least = period >= SHORT_US || period === 0 || isCoarse
    ? parseDuration(SHORTEST.activity)
    : 0;
  const activity = niceLength(Math.max(least, period / MOST_WINDOWS));
  const factor = activity / parseDuration(SHORTEST.activity);
  const scaled = (length: string) =>
    formatDuration(niceLength(parseDuration(length) * factor));
  return {
    finest: formatDuration(activity / 10),
    activity: formatDuration(activity),
    analysis: scaled(SHORTEST.analysis),
    volume: scaled(SHORTEST.volume),
    trend: scaled(SHORTEST.trend),
  };
}

/** The shortest length of the ladder that is at least so long. */
function niceLength(least_us: number): number {
  const found = NICE.find((length) => length >= least_us);
  if (found !== undefined) return found;
  const week = NICE[NICE.length - 1];
  return week * 2 ** Math.ceil(Math.log2(least_us / week));
}
