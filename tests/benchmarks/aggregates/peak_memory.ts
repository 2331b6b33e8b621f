import process from "node:process";

/** The largest memory that this process has had, MB. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}
