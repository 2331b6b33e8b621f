import { assert, assertEquals } from "@std/assert";
import { incidentTrial, type Trial } from "./incident_trial.ts";

Deno.test("findIncidents() and explainIncidents() get scenarios of middle strength right", async () => {
  const trials: Trial[] = [];
  for (const seed of [1, 2]) trials.push(await incidentTrial({ seed }));
  const total = (of: (trial: Trial) => number) =>
    trials.reduce((sum, trial) => sum + of(trial), 0);
  // Over 50 seeds nine of ten are found; what is missed is mostly the surge.
  const found = total(({ calibrated }) => calibrated.found);
  const wrong = total(({ calibrated }) =>
    calibrated.incidents - calibrated.right
  );
  assert(found >= 12, `${found} of 14 found`);
  assert(wrong <= 1, `${wrong} wrong`);
  const explained = trials.flatMap((trial) => trial.explained);
  assertEquals(explained.filter(({ right }) => !right), []);
  assert(explained.length >= 6, `${explained.length} explained`);
});
