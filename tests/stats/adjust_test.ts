import { assertEquals } from "@std/assert";
import { benjaminiHochberg, holm, sidak } from "../../lib/stats/adjust.ts";
import { assertClose, reference } from "./reference.ts";

const [example] = reference.adjust;

Deno.test("holm() agrees with statsmodels", () => {
  holm(example.p_values).forEach((p, i) =>
    assertClose(p ?? NaN, example.holm[i])
  );
});

Deno.test("benjaminiHochberg() agrees with SciPy", () => {
  benjaminiHochberg(example.p_values).forEach((p, i) =>
    assertClose(p ?? NaN, example.benjamini_hochberg[i])
  );
});

Deno.test("both adjustments skip what was not tested and change no input", () => {
  const p_values = [0.04, null, 0.01];
  assertEquals(holm(p_values), [0.04, null, 0.02]);
  assertEquals(benjaminiHochberg(p_values), [0.04, null, 0.02]);
  assertEquals(p_values, [0.04, null, 0.01]);
  assertEquals(holm([]), []);
});

Deno.test("sidak() keeps its precision for tiny chances", () => {
  assertClose(sidak(1e-20, 283), 283e-20);
  assertClose(sidak(0.05, 2), 0.0975);
  assertEquals(sidak(1, 5), 1);
});
