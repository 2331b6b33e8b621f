import type { DataFrame } from "../../logs/data_frame.ts";
import {
  type FindingOptions,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { mixByServiceFinding } from "../mix_by_service.ts";

const QUESTION = {
  id: "message_mix",
  section: "reliability",
  question: "Does a message belong to one service more than to the others?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "03_reliability",
    heading: "Which service says what?",
  },
} as const satisfies Question;

/**
 * Is the mix of messages different between services? A chi-square test of
 * independence; the effect is the message and service that stand out most,
 * against the other services.
 *
 * Assumes that a log's message does not depend on the log before it.
 *
 * @param byServiceAndMessage The frame of `counts(["service", "message"])`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { messageMixFinding } from "./message_mix.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = messageMixFinding(
 *   await logs.counts(["service", "message"]),
 * );
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function messageMixFinding(
  byServiceAndMessage: DataFrame,
  options: FindingOptions = {},
): Finding {
  const shared =
    "Look for what the services share; no message points to one of them.";
  return mixByServiceFinding(byServiceAndMessage, {
    question: QUESTION,
    of: "message",
    matters: thresholdsOf(options).message_mix,
    means: {
      supported: "the services do not log the same messages",
      within_noise: "chance alone gives services such differences",
      refuted: "the difference is detectable but negligible",
    },
    advice: (message, service) => ({
      supported: `Look into what makes ${service} say ${message}.`,
      within_noise: shared,
      refuted: shared,
    }),
  }, options);
}
