import { assert, assertEquals } from "@std/assert";
import { seededRandom } from "../../lib/logs/random.ts";
import {
  crossCorrelation,
  leadingCorrelation,
} from "../../lib/stats/cross_correlation.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("crossCorrelation() agrees with SciPy", () => {
  for (const { x, y, lags, values } of scipy.cross_correlation) {
    lags.forEach((lag, i) =>
      assertClose(crossCorrelation(x, y, lag), values[i])
    );
  }
});

/** Two unrelated series that keep most of their last values. */
function pair(seed: number): [number[], number[]] {
  const random = seededRandom(seed);
  const wander = () => {
    let at = 0;
    return Array.from({ length: 280 }, () => at = 0.8 * at + random() - 0.5);
  };
  return [wander(), wander()];
}

Deno.test("leadingCorrelation() raises few false alarms about series with memory", () => {
  const alarms = Array.from({ length: 300 }, (_, seed) => pair(seed))
    .filter(([x, y]) => leadingCorrelation(x, y, 12).p_value < 0.05).length;
  assert(alarms >= 3 && alarms <= 27, `${alarms} of 300`);
});

Deno.test("leadingCorrelation() finds what follows two steps later, and not what goes before", () => {
  const [x, y] = pair(1);
  const after = y.map((value, i) => 0.2 * value + (x[i - 2] ?? 0));
  const found = leadingCorrelation(x, after, 12);
  assertEquals(found.lag, 2);
  assert(found.p_value < 1e-6 && found.low > 0.3);
  assert(leadingCorrelation(after, x, 12).p_value > 0.01);
});

Deno.test("leadingCorrelation() has nothing to say about a constant or a short series", () => {
  const flat = Array(100).fill(1);
  assertEquals(
    leadingCorrelation(flat, pair(1)[0].slice(0, 100), 5).p_value,
    1,
  );
  assertEquals(leadingCorrelation([1, 2, 3], [3, 1, 2], 5).p_value, 1);
});
