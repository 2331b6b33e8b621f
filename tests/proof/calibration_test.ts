import { assert, assertEquals } from "@std/assert";
import { BARS } from "./calibration.ts";
import { NULL_WORLDS } from "./null_worlds.ts";
import { quietTrial } from "./quiet_trial.ts";

/** The proof draws 200; so few are quick, and already tell a wrong calibration. */
const SETS = 10;

Deno.test("detectAnomalies() stays quiet where nothing happens", () => {
  const trials = NULL_WORLDS.filter(({ windows }) => windows < 300)
    .map((world) => quietTrial(world, SETS));
  const disturbed = trials.reduce((sum, trial) => sum + trial.disturbed, 0);
  assert(disturbed <= BARS.average * SETS * trials.length, String(disturbed));
  for (const { below, windows } of trials) {
    // Uniform p-values would give 5 % and 0.1 %.
    assert(below[0] / windows < 0.06 && below[2] / windows < 0.003);
    assert(below[0] / windows > 0.01);
  }
});

Deno.test("detectAnomalies() flags a share of them all the same", () => {
  const { flagged } = quietTrial(NULL_WORLDS[0], SETS);
  assertEquals(flagged, 3 * SETS);
});
