import type { DataFrame } from "../../logs/data_frame.ts";
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
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { levelMixFinding } from "./level_mix.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = levelMixFinding(await logs.counts(["service", "level"]));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function levelMixFinding(
  byServiceAndLevel: DataFrame,
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
