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

/**
 * The spellings of each level, in upper case; readers ignore case. What is not
 * obvious: Java's `FINER` and npm's `SILLY` are below DEBUG; `CONFIG`, `NOTICE`,
 * `SUCCESS` and what PostgreSQL, MySQL and Kubernetes call what is in order
 * (`LOG`, `DETAIL`, `HINT`, `STATEMENT`, `CONTEXT`, `NOTE`, `SYSTEM`, `NORMAL`,
 * `DEFAULT`) is INFO; `SEVERE` and `FAILURE` are ERROR; all that syslog ranks
 * above its error, and Android's `A` (assert), is FATAL. The words of a German
 * Windows are among them.
 */
const SPELLINGS: Readonly<Record<Level, string>> = {
  TRACE: "TRACE TRC TRCE TRAC VERBOSE VERB VRB FINER FINEST SILLY V T",
  DEBUG: "DEBUG DBG DBUG DEBG DEBU FINE D D1 D2 D3 D4 D5 " +
    "DEBUG1 DEBUG5",
  INFO: "INFO INF INFORMATION INFORMATIONAL NOTICE NOTE NOTI CONFIG SUCCESS " +
    "LOG DETAIL HINT STATEMENT CONTEXT SYSTEM NORMAL DEFAULT HTTP " +
    "INFORMATIONEN I N",
  WARNING: "WARNING WARN WRN WARNI WARNUNG W",
  ERROR:
    "ERROR ERR ERRO EROR ERRR SEVERE FAILURE FAILED FAIL EXCEPTION FEHLER E",
  FATAL: "FATAL FTL FATA CRITICAL CRIT CRI CRT ALERT ALRT EMERG EMERGENCY " +
    "EMRG PANIC PANI DPANIC FAULT ASSERT KRITISCH F C A P",
};

/** OpenTelemetry numbers the steps within a level: `DEBUG2`, `WARN3`. */
const STEPS: Readonly<Record<string, Level>> = {
  TRACE: "TRACE",
  DEBUG: "DEBUG",
  INFO: "INFO",
  WARN: "WARNING",
  ERROR: "ERROR",
  FATAL: "FATAL",
};

/** Upper-case spelling to canonical level. */
export const LEVEL_SPELLINGS: Readonly<Record<string, Level>> = {
  ...Object.fromEntries(
    LEVELS.flatMap((level) =>
      SPELLINGS[level].split(" ").map((spelling) => [spelling, level])
    ),
  ),
  ...Object.fromEntries(
    Object.entries(STEPS).flatMap(([name, level]) =>
      [2, 3, 4].map((step) => [`${name}${step}`, level])
    ),
  ),
};
