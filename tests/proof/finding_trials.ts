import { answerQuestions, type Finding } from "../../lib/findings/mod.ts";
import { simulatedFrames } from "./simulated_frames.ts";
import {
  MINUTES,
  type Planted,
  type Shape,
  simulatedRows,
  WEEKS,
} from "./simulated_rows.ts";

/** Questions about size rather than about a difference, a trend or a relation. */
const DESCRIPTIVE = ["data_quality", "failure_share", "dominant_level"];

/** An effect that is planted, and the finding that must tell it. */
export interface Plant {
  readonly name: string;
  readonly planted: Planted;
  readonly shape: Shape;
  readonly id: string;
  /** The finding's effect, were there no noise. */
  readonly truth: number;
}

/** What is planted for the proof. */
export const PLANTS: readonly Plant[] = [
  {
    name: "one service 10 % slower",
    planted: { slower: 1.1 },
    shape: MINUTES,
    id: "latency_by_service",
    truth: 0.1,
  },
  {
    name: "one service with 1.3 times the failure rate",
    planted: { failing: 1.3 },
    shape: MINUTES,
    id: "failure_rate_by_service",
    truth: 0.3,
  },
  {
    name: "latency rising 1 ms per 10 logs/s",
    planted: { saturation: 0.1 },
    shape: MINUTES,
    id: "latency_with_load",
    // 71 logs a second more are 7.1 ms of 55.
    truth: 7.1 / 55,
  },
  {
    name: "a daily rhythm of 20 %",
    planted: { rhythm: 0.2 },
    shape: WEEKS,
    id: "activity_rhythm",
    truth: 0.2,
  },
  {
    name: "one message twice as frequent in one service",
    planted: { message: 2 },
    shape: MINUTES,
    id: "message_mix",
    truth: 1,
  },
];

/** The report's findings about simulated logs. */
export function findingsOf(
  seed: number,
  planted: Planted = {},
  shape: Shape = MINUTES,
): Finding[] {
  return answerQuestions(
    simulatedFrames(simulatedRows(seed, planted, shape)),
  );
}

/** The findings about differences, trends and relations that are supported. */
export function supportedOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ id, verdict }) =>
    verdict === "supported" && !DESCRIPTIVE.includes(id)
  );
}

/** Whether the right finding is supported, and whether its interval holds the truth. */
export function plantTrial(plant: Plant, seed: number) {
  const findings = findingsOf(seed, plant.planted, plant.shape);
  const found = findings.find(({ id }) => id === plant.id);
  const { low, high } = found?.effect ?? { low: null, high: null };
  return {
    supported: found?.verdict === "supported",
    covered: low !== null && high !== null && low <= plant.truth &&
      plant.truth <= high,
    value: found?.effect?.value ?? NaN,
    others: supportedOf(findings).map(({ id }) => id)
      .filter((id) => id !== plant.id),
  };
}
