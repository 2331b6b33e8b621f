import { assert, assertEquals } from "@std/assert";
import { excessVariance } from "../../lib/stats/excess_variance.ts";
import { welchAnova } from "../../lib/stats/welch_anova.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("welchAnova() agrees with SciPy", () => {
  for (const { means, sds, ns, ...scipy } of reference.several_means) {
    const test = welchAnova(means, sds, ns);
    assertClose(test.statistic, scipy.statistic);
    assertClose(test.p_value, scipy.p_value);
    assertClose(test.effect, scipy.effect);
  }
});

Deno.test("welchAnova() has nothing to say about one group, or groups it cannot weigh", () => {
  assertEquals(welchAnova([5], [1], [9]).p_value, 1);
  assertEquals(welchAnova([5, 6], [1, 0], [9, 9]).p_value, 1);
  assertEquals(welchAnova([5, 6], [1, NaN], [9, 1]).p_value, 1);
});

Deno.test("excessVariance() agrees with SciPy's analysis of variance", () => {
  for (const { means, sds, ns, ...scipy } of reference.excess_variance) {
    const test = excessVariance(means, sds, ns);
    assertClose(test.statistic, scipy.statistic);
    assertClose(test.p_value, scipy.p_value);
    assertClose(test.effect, scipy.effect, 1e-8);
  }
});

Deno.test("excessVariance() holds the true spread of planted means in its interval", () => {
  const planted = reference.excess_variance[2];
  const test = excessVariance(planted.means, planted.sds, planted.ns);
  assert(test.low < 12 && 12 < test.high && test.low < test.effect);
  assert(test.share > 0.9);
});

Deno.test("excessVariance() leaves out empty windows and never answers NaN", () => {
  const whole = excessVariance([5, 6, 7], [1, 1, 1], [9, 9, 9]);
  const gaps = excessVariance([5, NaN, 6, 7], [1, NaN, 1, 1], [9, 0, 9, 9]);
  assertEquals(gaps, whole);
  const none = excessVariance([5, 5], [0, 0], [9, 9]);
  assertEquals([none.p_value, none.effect, none.share], [1, 0, 0]);
  assertEquals(excessVariance([5], [1], [9]).p_value, 1);
});
