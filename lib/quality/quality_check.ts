/** How a data-quality check ended. */
export type QualityStatus = "pass" | "warn" | "fail" | "skipped";

/** The outcome of one data-quality check. */
export interface QualityCheck {
  /** The check's name, such as `duplicate rows`. */
  readonly check: string;
  /** How it came out. */
  readonly status: QualityStatus;
  /** What the check counts (rows, values, windows, columns); null where it was skipped. */
  readonly count: number | null;
  /** One sentence with the numbers; text from the logs stands in it as it is. */
  readonly detail: string;
}

/**
 * The verdict over all checks: the worst status, skipped checks aside.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { overallStatus } from "./quality_check.ts";
 *
 * const checks = [
 *   { check: "duplicate rows", status: "warn", count: 2, detail: "2 rows." },
 *   { check: "level names", status: "skipped", count: null, detail: "" },
 * ] as const;
 *
 * assertEquals(overallStatus(checks), "warn");
 * ```
 */
export function overallStatus(
  checks: readonly QualityCheck[],
): Exclude<QualityStatus, "skipped"> {
  const statuses = checks.map(({ status }) => status);
  if (statuses.includes("fail")) return "fail";
  return statuses.includes("warn") ? "warn" : "pass";
}
