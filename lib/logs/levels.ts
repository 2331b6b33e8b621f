/** The canonical levels, from the least to the most severe. */
export const LEVELS = [
  "TRACE",
  "DEBUG",
  "INFO",
  "WARNING",
  "ERROR",
  "FATAL",
] as const;

/** One of {@linkcode LEVELS}. */
export type Level = typeof LEVELS[number];

/** The levels that make a log a failure. */
export const FAILURE_LEVELS: readonly Level[] = ["ERROR", "FATAL"];

/** What breakdowns call a level whose spelling maps to no canonical one. */
export const OTHER_LEVEL = "OTHER";

/** What breakdowns call a level, service or message that a row lacks. */
export const MISSING = "(missing)";

/** Upper-case spelling to canonical level. */
export const LEVEL_SPELLINGS: Readonly<Record<string, Level>> = {
  TRACE: "TRACE",
  VERBOSE: "TRACE",
  DEBUG: "DEBUG",
  INFO: "INFO",
  INFORMATION: "INFO",
  NOTICE: "INFO",
  WARNING: "WARNING",
  WARN: "WARNING",
  ERROR: "ERROR",
  ERR: "ERROR",
  SEVERE: "ERROR",
  FATAL: "FATAL",
  CRITICAL: "FATAL",
  CRIT: "FATAL",
  ALERT: "FATAL",
  EMERG: "FATAL",
  EMERGENCY: "FATAL",
  PANIC: "FATAL",
};
