import { assertEquals, assertThrows } from "@std/assert";
import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";
import { readModel, saveModel } from "../../lib/anomaly/saved_model.ts";
import { InputError } from "../../lib/logs/input_error.ts";

const columns = { failures: Float64Array.of(98, 97, 99, 130, 101) };
const forest = IsolationForest.fit(columns, { trees: 5 });

Deno.test("readModel() gives back the forest and the windows' length", () => {
  const text = JSON.stringify(saveModel(forest, "60s"));
  const { forest: again, every } = readModel(text);
  assertEquals(every, "1m");
  assertEquals(JSON.stringify(again), JSON.stringify(forest));
  assertEquals(
    JSON.stringify(IsolationForest.fromJSON(text)),
    JSON.stringify(forest),
  );
});

Deno.test("readModel() reads a forest alone, without a length", () => {
  const { forest: again, every } = readModel(JSON.stringify(forest));
  assertEquals(every, null);
  assertEquals(again.scoreSamples(columns), forest.scoreSamples(columns));
});

Deno.test("readModel() and saveModel() refuse what is no model of windows", () => {
  const saved = saveModel(forest, "5s");
  const cases: [unknown, string][] = [
    [null, "had too few windows"],
    [{ ...saved, version: 2 }, "version must be 1, got 2"],
    [
      { ...saved, every: 5 },
      'every must be a length such as "5s", got a number',
    ],
    [{ ...saved, every: "soon" }, 'Cannot read "soon" as a length of time'],
  ];
  for (const [model, message] of cases) {
    assertThrows(() => readModel(JSON.stringify(model)), InputError, message);
  }
  assertThrows(() => readModel("{"), InputError, "it must be JSON");
  assertThrows(() => saveModel(forest, "auto"), InputError, "length of time");
});
