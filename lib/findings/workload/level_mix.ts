import type pl from "nodejs-polars";
import {
  type FindingOptions,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { mixByServiceFinding } from "../mix_by_service.ts";

const QUESTION = {
  id: "level_mix",
  section: "workload",
  question: "Do the services log at the same mix of levels?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "02_workload",
    heading: "Levels by service",
  },
} as const satisfies Question;

/**
 * Is the mix of levels different between services? A chi-square test of
 * independence; the effect is the level and service that stand out most, against
 * the other services.
 *
 * Assumes that a log's level does not depend on the log before it.
 *
 * @param byServiceAndLevel The frame of `counts(["service", "level"])`.
 */
export function levelMixFinding(
  byServiceAndLevel: pl.DataFrame,
  options: FindingOptions = {},
): Finding {
  const alike =
    "Treat the services' levels alike; one rule for alerts fits all.";
  return mixByServiceFinding(byServiceAndLevel, {
    question: QUESTION,
    of: "level",
    matters: thresholdsOf(options).level_mix,
    means: {
      supported: "the services do not log at the same mix of levels",
      within_noise: "chance alone gives services such differences",
      refuted: "the difference is detectable but negligible",
    },
    advice: (level, service) => ({
      supported:
        `Compare how ${service} logs ${level} with the other services.`,
      within_noise: alike,
      refuted: alike,
    }),
  }, options);
}
