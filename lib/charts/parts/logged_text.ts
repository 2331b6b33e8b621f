import { periodText } from "./time_axis.ts";

/** From when to when logs go; an overview (`logs.overview()`) says it. */
export interface LogPeriod {
  /** Microseconds since 1970 UTC; null where no log has a time. */
  readonly first: number | null;
  /** Microseconds since 1970 UTC; null where no log has a time. */
  readonly last: number | null;
}

/**
 * What a caption counts, and when it was logged: `1,200 logs, 08:40:50 to
 * 09:04:18 UTC, 20 November 2023.` Without a period it ends after the count.
 */
export function loggedText(counted: string, period?: LogPeriod): string {
  const { first = null, last = null } = period ?? {};
  return first === null || last === null
    ? `${counted}.`
    : `${counted}, ${periodText(first, last)}.`;
}
