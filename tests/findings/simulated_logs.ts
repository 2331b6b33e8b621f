import type { Finding } from "../../lib/findings/finding.ts";
import {
  reportFindings,
  type ReportOptions,
} from "../../lib/findings/report_findings.ts";
import { seededRandom } from "../../lib/logs/random.ts";
import { withLogs } from "../logs_file.ts";

/** What is planted in logs that are otherwise noise. */
export interface Planted {
  /** ServiceB's latency times this. */
  readonly slower?: number;
  /** ServiceB's failure rate times this. */
  readonly failing?: number;
  /** Milliseconds of latency for each log a second above the mean load. */
  readonly saturation?: number;
  /** The logs per second swing by this part of their mean, once in five minutes. */
  readonly rhythm?: number;
  /** All latencies in the second half times this. */
  readonly drift?: number;
  /** The failure rate in 20 seconds in the middle times this. */
  readonly incident?: number;
  /** ServiceB's part of the logs times this. */
  readonly busier?: number;
  /** The first failure message's weight against the others'. */
  readonly message?: number;
}

const SECONDS = 600;
const LOGS_PER_SECOND = 70;
const FAILURE_RATE = 0.28;
const SERVICES = ["ServiceA", "ServiceB", "ServiceC", "ServiceD"];
const OTHER_LEVELS = ["INFO", "WARNING", "DEBUG"];

/**
 * What the report finds in ten minutes of independent logs shaped like the
 * sample (Poisson arrivals, four services, latencies uniform in 10..100 ms),
 * plus what is planted.
 */
export async function findingsInNoise(
  seed: number,
  planted: Planted = {},
  options: ReportOptions = {},
): Promise<Finding[]> {
  let findings: Finding[] = [];
  await withLogs(simulate(seed, planted), async (logs) => {
    findings = await reportFindings(logs, options);
  });
  return findings;
}

function simulate(seed: number, planted: Planted): string {
  const random = seededRandom(seed);
  const lines = ["Timestamp,LogLevel,Service,Message,TimeTaken"];
  for (let second = 0; second < SECONDS; second++) {
    const swing = (planted.rhythm ?? 0) * Math.sin(second / 300 * 2 * Math.PI);
    const load = poisson(LOGS_PER_SECOND * (1 + swing), random);
    const times = Array.from({ length: load }, () => random()).sort();
    for (const at of times) lines.push(log(second, at, load, planted, random));
  }
  return lines.join("\n") + "\n";
}

function log(
  second: number,
  at: number,
  load: number,
  planted: Planted,
  random: () => number,
): string {
  const service = pick(SERVICES, [1, planted.busier ?? 1, 1, 1], random);
  const special = service === "ServiceB";
  const incident = Math.abs(second - SECONDS / 2) <= 10;
  const rate = FAILURE_RATE * (special ? planted.failing ?? 1 : 1) *
    (incident ? planted.incident ?? 1 : 1);
  const failed = random() < rate;
  const level = failed
    ? (random() < 0.57 ? "ERROR" : "FATAL")
    : pick(OTHER_LEVELS, [1, 1, 1], random);
  const message = failed
    ? pick(
      ["Timeout", "Crash", "Refused"],
      [planted.message ?? 1, 1, 1],
      random,
    )
    : "Request done";
  const latency = (10 + Math.floor(random() * 91)) *
      (special ? planted.slower ?? 1 : 1) *
      (second >= SECONDS / 2 ? planted.drift ?? 1 : 1) +
    (planted.saturation ?? 0) * (load - LOGS_PER_SECOND);
  const time = new Date(Date.UTC(2024, 0, 1) + second * 1000).toISOString()
    .slice(0, 19);
  const micros = String(Math.floor(at * 1e6)).padStart(6, "0");
  return `${time}.${micros},${level},${service},${message},${
    latency.toFixed(2)
  }ms`;
}

function pick<T>(
  values: readonly T[],
  weights: readonly number[],
  random: () => number,
): T {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return values.find((_, i) => (left -= weights[i]) < 0) ?? values[0];
}

function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let left = 1; left > Math.exp(-mean); left *= random()) count++;
  return count;
}
