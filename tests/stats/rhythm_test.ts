import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { seededRandom } from "../../lib/logs/random.ts";
import { fisherG, periodogram } from "../../lib/stats/periodogram.ts";
import { rhythm } from "../../lib/stats/rhythm.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("periodogram() agrees with SciPy", () => {
  for (const { values, power } of scipy.periodogram) {
    const found = periodogram(values);
    assertEquals(found.length, power.length);
    found.forEach((value, i) => assertClose(value, power[i]));
  }
});

Deno.test("fisherG() agrees with Fisher's table", () => {
  // Fisher (1929), and the same for 1%: the g that noise reaches in 5% of cases.
  for (
    const [m, g, p] of [[5, 0.68377, 0.05], [10, 0.44495, 0.05], [
      50,
      0.13135,
      0.05,
    ], [10, 0.53584, 0.01]]
  ) assertAlmostEquals(fisherG(g, m), p, 2e-4);
});

Deno.test("fisherG() falls from 1 to 0", () => {
  const values = Array.from({ length: 300 }, (_, i) => fisherG(i / 299, 700));
  assertEquals([values[0], values[299]], [1, 0]);
  values.slice(1).forEach((p, i) => assert(p <= values[i] + 1e-5, `${i}`));
});

/** A sine over noise that keeps a part of its last value. */
function series(seed: number, memory: number, swing = 0, period = 24) {
  const random = seededRandom(seed);
  let at = 0;
  return Array.from({ length: 400 }, (_, i) => {
    at = memory * at + (random() + random() + random() - 1.5) * 2;
    return 50 + at + swing * Math.sin(2 * Math.PI * i / period);
  });
}

for (const memory of [0, 0.5, 0.8]) {
  Deno.test(`rhythm() raises few false alarms about noise with memory ${memory}`, () => {
    const alarms = Array.from({ length: 300 }, (_, seed) => seed)
      .filter((seed) => (rhythm(series(seed, memory))?.p_value ?? 1) < 0.05);
    assert(alarms.length <= 27, `${alarms.length} of 300`);
  });
}

Deno.test("rhythm() finds a period between two whole numbers of cycles, and its swing", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const found = rhythm(series(seed, 0, 0.8, 25.8));
    assertAlmostEquals(found?.period ?? 0, 25.8, 0.4);
    assert(
      found && found.low < 0.8 && found.high > 0.8 && found.p_value < 1e-4,
    );
  }
});

Deno.test("rhythm() takes no trend for a rhythm", () => {
  const rising = series(1, 0).map((value, i) => value + i / 10);
  assert((rhythm(rising)?.p_value ?? 0) > 0.05);
});

Deno.test("rhythm() has nothing to say about a constant or a short series", () => {
  assertEquals(rhythm(Array(50).fill(4)), null);
  assertEquals(rhythm([1, 2, 3]), null);
});
