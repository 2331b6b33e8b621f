import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { seededRandom } from "../../lib/logs/random.ts";
import { findKnee } from "../../lib/stats/knee.ts";

/** Loads of 60 to 100 and latencies by a law, with a scatter of about 1 ms. */
function simulated(law: (load: number) => number, seed: number) {
  const random = seededRandom(seed);
  const noise = () => random() + random() + random() + random() - 2;
  const x = Array.from({ length: 400 }, () => 60 + 40 * random());
  return { x, y: x.map((load) => law(load) + 1.7 * noise()) };
}

Deno.test("findKnee() finds where latency begins to rise, and how fast", () => {
  const { x, y } = simulated((load) => 50 + 0.5 * Math.max(0, load - 85), 1);
  const knee = findKnee(x, y, x.map(() => 1));

  assert((knee?.p_value ?? 1) < 0.001);
  assertAlmostEquals(knee?.at ?? 0, 85, 3);
  assertAlmostEquals(knee?.slope ?? 0, 0.5, 0.15);
});

Deno.test("findKnee() sees a knee in a straight line or in noise no more often than chance has it", () => {
  const laws = [(load: number) => 0.3 * load, () => 50];
  for (const law of laws) {
    const seen = Array.from({ length: 100 }, (_, seed) => {
      const { x, y } = simulated(law, seed);
      return findKnee(x, y, x.map(() => 1))?.p_value ?? 1;
    }).filter((p) => p < 0.05).length;
    assert(seen <= 10, `${seen} of 100`);
  }
});

Deno.test("findKnee() says nothing of few pairs or of a load that never changes", () => {
  const few = [1, 2, 3];
  assertEquals(findKnee(few, few, few), undefined);
  const same = Array<number>(50).fill(7);
  assertEquals(findKnee(same, same.map((_, i) => i), same), undefined);
});
