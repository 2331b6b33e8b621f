import { assert, assertEquals } from "@std/assert";
import { quantile } from "../../lib/anomaly/quantile.ts";
import reference from "../testdata/isolation_forest/reference.json" with {
  type: "json",
};

const { scores, shares, values } = reference.percentiles;

Deno.test("quantile() gives numpy's percentiles to the last bit", () => {
  assertEquals(
    shares.map((share) => quantile(Float64Array.from(scores), share)),
    values,
  );
});

Deno.test("quantile() gives the extremes at 0 and 1 and the value of a single one", () => {
  assertEquals(quantile(Float64Array.of(3, 1, 2), 0), 1);
  assertEquals(quantile(Float64Array.of(3, 1, 2), 1), 3);
  assertEquals(quantile(Float64Array.of(7), 0.3), 7);
});

Deno.test("quantile() does not mutate its input and rises with the share", () => {
  const input = Float64Array.from(scores);
  let last = -Infinity;
  for (let share = 0; share <= 1; share += 0.01) {
    const value = quantile(input, share);
    assert(value >= last);
    last = value;
  }
  assertEquals([...input], scores);
});
