import {
  assertEquals,
  assertNotStrictEquals,
  assertStrictEquals,
} from "@std/assert";
import { fitOnce } from "../../lib/anomaly/fit_once.ts";
import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";

const values = () => Float64Array.from({ length: 50 }, (_, i) => i * i % 17);

Deno.test("fitOnce() gives the forest again for the same values, wherever they stand", () => {
  const forest = fitOnce({ a: values(), b: values() }, { seed: 7 });
  assertStrictEquals(
    fitOnce({ b: values(), a: values() }, { seed: 7 }),
    forest,
  );
});

Deno.test("fitOnce() fits anew where a value, a name or an option differs", () => {
  const forest = fitOnce({ a: values() }, { seed: 8 });
  const other = values();
  other[49]++;
  for (
    const different of [
      fitOnce({ a: other }, { seed: 8 }),
      fitOnce({ b: values() }, { seed: 8 }),
      fitOnce({ a: values(), b: values() }, { seed: 8 }),
      fitOnce({ a: values().slice(1) }, { seed: 8 }),
      fitOnce({ a: values() }, { seed: 9 }),
      fitOnce({ a: values() }, { seed: 8, trees: 3 }),
    ]
  ) assertNotStrictEquals(different, forest);
});

Deno.test("fitOnce() is not misled by values that change after the fit", () => {
  const column = values();
  fitOnce({ a: column }, { seed: 10 });
  column[0] = 1000;
  assertEquals(
    fitOnce({ a: column }, { seed: 10 }).toJSON(),
    IsolationForest.fit({ a: column }, { seed: 10 }).toJSON(),
  );
});
