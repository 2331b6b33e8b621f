import type { Finding } from "./finding.ts";

/**
 * Does a finding rule out an effect that matters? Where noise explains what is
 * seen, so may an effect that matters: the fewer the logs, the wider the interval.
 *
 * @returns True unless the finding is within noise and its 95% interval reaches a
 * size that matters; without an interval there is no saying.
 */
export function rulesOut({ verdict, effect }: Finding): boolean {
  if (verdict !== "within_noise" || effect === null) return true;
  const { low, high, matters } = effect;
  if (low === null && high === null) return true;
  return low !== null && high !== null && -matters < low && high < matters;
}
