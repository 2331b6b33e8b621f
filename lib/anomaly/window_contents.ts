import type pl from "nodejs-polars";
import { parseDuration } from "../logs/duration.ts";
import type { LogSource } from "../logs/log_source.ts";

/** What the logs of one window are made of. */
export interface WindowContents {
  /** Start of the window, microseconds since 1970 UTC. */
  readonly start: number;
  /** The services with most logs, as `name count`, most first. */
  readonly services: readonly string[];
  /** The messages of ERROR and FATAL logs, as `message count`, most first. */
  readonly failureMessages: readonly string[];
}

/**
 * Looks into windows: who logged there, and what failed.
 *
 * @param logs The logs that the windows were cut from.
 * @param starts_us Starts of the windows, microseconds since 1970 UTC.
 * @param every Their length, such as `5s`.
 * @param most How many services and messages to name; defaults to 3.
 * @returns One entry a window; a list is empty where the logs lack its column.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { windowContents } from "./window_contents.ts";
 *
 * const logs = await openLogs("sample");
 * const start = Date.UTC(2023, 10, 20, 8, 41) * 1000;
 * const [contents] = await windowContents(logs, [start], "5s");
 *
 * assertEquals(contents.services.length, 3);
 * ```
 */
export function windowContents(
  logs: LogSource,
  starts_us: readonly number[],
  every: string,
  most = 3,
): Promise<WindowContents[]> {
  return Promise.all(starts_us.map(async (start) => {
    const period = { from: start, to: start + parseDuration(every) };
    const [services, messages] = await Promise.all([
      logs.counts("service", period),
      logs.counts("message", { ...period, failures: true }),
    ]);
    return {
      start,
      services: largest(services, "service", most),
      failureMessages: largest(messages, "message", most),
    };
  }));
}

function largest(counts: pl.DataFrame, by: string, most: number): string[] {
  const top = counts.head(most);
  const logs = top.getColumn("logs").toArray();
  return top.getColumn(by).toArray().map((name, i) =>
    `${name || "(empty)"} ${logs[i]}`
  );
}
