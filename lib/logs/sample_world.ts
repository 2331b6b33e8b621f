/**
 * The published figures that the sample reproduces: the analysis that this
 * project continues describes 100,000 synthetic logs of a distributed system
 * and prints these counts, shares, rows and ranges.
 */

/** Each message with its level and the number of rows that have it; levels add up to theirs. */
export const MESSAGES = [
  { text: "Status Updates", level: "INFO", rows: 10_094 },
  { text: "Startup Messages", level: "INFO", rows: 10_048 },
  { text: "Resource Warnings", level: "WARNING", rows: 8_785 },
  { text: "Performance Warnings", level: "WARNING", rows: 8_774 },
  { text: "Input Validation Warnings", level: "WARNING", rows: 8_622 },
  { text: "Database Errors", level: "ERROR", rows: 8_009 },
  { text: "Critical Errors", level: "ERROR", rows: 7_842 },
  { text: "File I/O", level: "DEBUG", rows: 6_613 },
  { text: "Trace Information", level: "DEBUG", rows: 6_542 },
  { text: "Algorithm Steps", level: "DEBUG", rows: 6_479 },
  { text: "SQL Queries", level: "DEBUG", rows: 6_267 },
  { text: "Crashes", level: "FATAL", rows: 5_968 },
  { text: "Data Corruption", level: "FATAL", rows: 5_957 },
] as const;

/** Each service with its rows and the share of ERROR among its failures, in per cent. */
export const SERVICES = [
  { name: "ServiceA", rows: 24_886, errorPercent: 57.1 },
  { name: "ServiceB", rows: 24_775, errorPercent: 56.8 },
  { name: "ServiceC", rows: 25_200, errorPercent: 57.2 },
  { name: "ServiceD", rows: 25_139, errorPercent: 57.2 },
] as const;

/** A row without its index: what its columns hold after the timestamp. */
export interface FirstRow {
  /** Microseconds after the full second in which the logs begin. */
  readonly micros: number;
  readonly service: string;
  readonly message: string;
  readonly requestId: number;
  readonly user: number;
  /** The last number of the address 192.168.1.x. */
  readonly host: number;
  readonly latency_ms: number;
}

/** The rows that the published analysis shows. */
export const FIRST_ROWS: readonly FirstRow[] = [
  ["ServiceA", "Performance Warnings", 664_842, 6743, 96, 102, 28],
  ["ServiceA", "File I/O", 672_154, 8684, 17, 219, 55],
  ["ServiceA", "Performance Warnings", 680_263, 6265, 13, 173, 44],
  ["ServiceA", "Critical Errors", 688_973, 5821, 1, 185, 72],
  ["ServiceB", "Critical Errors", 697_002, 7272, 64, 194, 56],
].map(([service, message, micros, requestId, user, host, latency_ms]) => ({
  service: String(service),
  message: String(message),
  micros: Number(micros),
  requestId: Number(requestId),
  user: Number(user),
  host: Number(host),
  latency_ms: Number(latency_ms),
}));

/** When and how densely the logs come. */
export const PERIOD = {
  rows: 100_000,
  /** The second in which the first row falls. */
  firstSecond: "2023-11-20T08:40:50Z",
  /** Rows in the first second, which the logs cover only in part. */
  firstSecondRows: 27,
  /** Rows in the last second and the microseconds of it until the last row. */
  lastSecondRows: 46,
  lastSecondMicros: 624_710,
  /** Seconds between those two. */
  fullSeconds: 1_408,
  /** The fewest and the most rows in a full second. */
  fewestPerSecond: 62,
  mostPerSecond: 94,
} as const;
