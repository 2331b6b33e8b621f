import { assert, assertEquals } from "@std/assert";
import { fisherExact } from "../../lib/stats/exact_independence.ts";
import { drawnFit, drawnIndependence } from "../../lib/stats/monte_carlo.ts";
import { assertClose, scipy } from "./reference.ts";

Deno.test("fisherExact() agrees with SciPy", () => {
  for (const { a, b, p_value } of scipy.fisher_exact) {
    assertClose(fisherExact([a[0], a[1]], [b[0], b[1]]), p_value);
  }
});

Deno.test("fisherExact() has nothing to say about an empty row or column", () => {
  assertEquals(fisherExact([0, 0], [3, 4]), 1);
  assertEquals(fisherExact([2, 0], [3, 0]), 1);
});

/** Four standard errors of a share drawn 9,999 times. */
const drawnError = (p: number) => 4 * Math.sqrt(p * (1 - p) / 9_999);

Deno.test("drawnFit() comes close to the chance of all tables together", () => {
  for (const { observed, weights, p_value } of scipy.drawn) {
    const drawn = drawnFit(observed, weights);
    assert(Math.abs(drawn - p_value) < drawnError(p_value), `${drawn}`);
  }
});

Deno.test("drawnIndependence() comes close to Fisher's exact test of a symmetric table", () => {
  for (const [a, b] of [[6, 2], [5, 3]]) {
    const exact = fisherExact([a, b], [b, a]);
    const drawn = drawnIndependence([[a, b], [b, a]]);
    assert(Math.abs(drawn - exact) < drawnError(exact), `${drawn} ${exact}`);
  }
});

Deno.test("drawnFit() and drawnIndependence() give the same p-value for the same seed", () => {
  const [few, table] = [[3, 1, 0], [[3, 1], [0, 2]]];
  assertEquals(drawnFit(few), drawnFit(few));
  assertEquals(drawnIndependence(table), drawnIndependence(table));
  assertEquals(drawnFit(few, [1, 1, 1], { draws: 1 }) >= 0.5, true);
});
