import { ensureLabelledSample } from "../logs/labelled_sample.ts";
import type { LogSource } from "../logs/log_source.ts";
import type { KnownIncident } from "../logs/scenario_truth.ts";
import { openLogs } from "./open_logs.ts";

/** Logs of which it is known what happened. */
export interface LabelledLogs {
  /** The logs. */
  readonly logs: LogSource;
  /** In the order of time. */
  readonly truth: readonly KnownIncident[];
}

/**
 * Opens the labelled sample: 14 minutes of the sample's world with seven known
 * incidents, weak, middle and strong ones. The logs that a report is about stay
 * open beside it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLabelledSample } from "./open_labelled_sample.ts";
 *
 * const { truth } = await openLabelledSample();
 *
 * assertEquals(truth.length, 7);
 * ```
 */
export async function openLabelledSample(): Promise<LabelledLogs> {
  const { path, truth } = await ensureLabelledSample();
  return { logs: await openLogs(path), truth };
}
