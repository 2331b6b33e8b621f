import { cachedFile } from "./cached_file.ts";
import { writeRows } from "./sample_lines.ts";
import { drawScenario, type ScenarioOptions } from "./scenario.ts";
import { type KnownIncident, readTruth } from "./scenario_truth.ts";

/** Small, because every report looks at it, and with incidents that are easy to see and some that are not. */
const SCENARIO = {
  rows: 60_000,
  seed: 42,
  strength: "mixed",
} as const satisfies ScenarioOptions;
/** The size of the file in bytes. */
const BYTES = 5_928_768;

/** The labelled sample. */
export interface LabelledSample {
  readonly path: string;
  /** What happened in it, in the order of time. */
  readonly truth: readonly KnownIncident[];
}

/**
 * The sample's world with seven known incidents, weak, middle and strong ones:
 * `data/labelled_sample.csv`, written on first use. By it anyone sees what the
 * detector finds and what it misses.
 */
export async function ensureLabelledSample(): Promise<LabelledSample> {
  const { rows, truth } = drawScenario(SCENARIO);
  const path = await cachedFile({
    name: "labelled_sample.csv",
    bytes: BYTES,
    write: (path) => writeRows(path, rows),
  });
  return { path, truth: readTruth(truth) };
}
