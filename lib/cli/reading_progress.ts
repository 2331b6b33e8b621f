import type { ReadingProgress } from "../engines/open_logs_options.ts";
import { formatPeriod } from "../logs/duration.ts";
import { formatNumber } from "../logs/format_number.ts";

/** What is done sooner needs no telling. */
const QUIET_MS = 2000;
const TICK_MS = 500;

/**
 * Shows on standard error how far the reading of logs is, from two seconds on:
 * rows, megabytes a second and the time that is left. Nothing where it is no
 * terminal.
 */
export function showProgress(): (progress: ReadingProgress) => void {
  const start = performance.now();
  let shown = start + QUIET_MS - TICK_MS;
  return ({ bytes, of, rows }) => {
    const now = performance.now();
    const isEnd = bytes >= of;
    if (!Deno.stderr.isTerminal() || now - start < QUIET_MS) return;
    if (!isEnd && now - shown < TICK_MS) return;
    shown = now;
    const seconds = (now - start) / 1000;
    const left = bytes === 0 ? null : seconds * (of - bytes) / bytes;
    const text = isEnd ? "" : [
      `Reading: ${formatNumber(rows)} logs`,
      `${formatNumber(bytes / seconds / 1e6)} MB/s`,
      ...(left === null ? [] : [`${timeText(Math.ceil(left))} left`]),
    ].join(", ");
    Deno.stderr.writeSync(new TextEncoder().encode(`\r\x1b[2K${text}`));
  };
}

function timeText(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : formatPeriod(seconds * 1e6);
}
