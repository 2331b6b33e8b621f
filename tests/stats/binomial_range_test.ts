import { assert, assertEquals } from "@std/assert";
import { binomialRange } from "../../lib/stats/binomial_range.ts";

/** The chance of each count, summed by hand. */
function chances(total: number, share: number): number[] {
  const chances = [(1 - share) ** total];
  for (let k = 1; k <= total; k++) {
    chances[k] = chances[k - 1] * (total - k + 1) / k * share / (1 - share);
  }
  return chances;
}

Deno.test("binomialRange() is the narrowest range with half of the rest on either side", () => {
  for (
    const [total, share] of [[20, 0.3], [100, 0.278], [50, 0.02], [7, 0.9]]
  ) {
    const all = chances(total, share);
    const sum = (from: number, to: number) =>
      all.slice(from, to).reduce((a, b) => a + b, 0);
    const { low, high, outside } = binomialRange(total, share);
    assert(sum(0, low) <= 0.005 && sum(0, low + 1) > 0.005, `${total} low`);
    assert(sum(high + 1, total + 1) <= 0.005, `${total} high`);
    assert(sum(high, total + 1) > 0.005, `${total} not narrower`);
    const expected = sum(0, low) + sum(high + 1, total + 1);
    assert(Math.abs(outside - expected) < 1e-9, `${outside} ${expected}`);
  }
});

Deno.test("binomialRange() holds a billion trials", () => {
  const { low, high, outside } = binomialRange(1e9, 0.278);
  const reach = 2.5758 * Math.sqrt(1e9 * 0.278 * 0.722);
  assert(Math.abs(low - (2.78e8 - reach)) < 3);
  assert(Math.abs(high - (2.78e8 + reach)) < 3);
  assert(Math.abs(outside - 0.01) < 1e-5);
});

Deno.test("binomialRange() is one count where there is no chance", () => {
  const nothing = { outside: 0 };
  assertEquals(binomialRange(0, 0.5), { low: 0, high: 0, ...nothing });
  assertEquals(binomialRange(9, 0), { low: 0, high: 0, ...nothing });
  assertEquals(binomialRange(9, 1), { low: 9, high: 9, ...nothing });
});
