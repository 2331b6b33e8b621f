import { assert, assertEquals } from "@std/assert";
import { kruskalWallis } from "../../lib/stats/kruskal_wallis.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("kruskalWallis() agrees with SciPy, ties included", () => {
  for (const { groups, ...expected } of scipy.kruskal_wallis) {
    const test = kruskalWallis(groups);
    assertClose(test.statistic, expected.statistic);
    assertClose(test.p_value, expected.p_value);
    assertClose(test.effect, expected.effect);
  }
});

Deno.test("kruskalWallis() is not misled by an outlier", () => {
  const groups = [[1, 2, 3, 4, 5, 6], [1.5, 2.5, 3.5, 4.5, 5.5, 1e9]];
  assert(kruskalWallis(groups).p_value > 0.3);
});

Deno.test("kruskalWallis() has nothing to say about one group or equal values", () => {
  assertEquals(kruskalWallis([[1, 2], []]).p_value, 1);
  assertEquals(kruskalWallis([[3, 3], [3, 3, 3]]).p_value, 1);
  assertEquals(kruskalWallis([]).p_value, 1);
});
