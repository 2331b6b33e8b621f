import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { fittedLine } from "../../lib/stats/fitted_line.ts";

Deno.test("fittedLine() gives the mean of y with its interval", () => {
  const line = fittedLine([1, 2, 3, 4, 5], [2, 4, 5, 4, 5]);
  if (line === null) throw new Error("there is a line");
  const at = line(3);
  assertAlmostEquals(at.value, 4);
  // Residual sd √(2.4/3), t(0.975, 3) = 3.182446, at the mean of x: t·s/√5.
  assertAlmostEquals(
    at.high - at.value,
    3.182446 * Math.sqrt(0.8) / Math.sqrt(5),
    1e-5,
  );
  assertAlmostEquals(line(5).value, 5.2);
  assert(line(5).high - line(5).value > at.high - at.value);
});

Deno.test("fittedLine() leaves pairs out that are not finite", () => {
  const line = fittedLine([1, 2, NaN, 3], [1, 2, 9, 3]);
  assertAlmostEquals(line?.(10).value ?? NaN, 10);
});

Deno.test("fittedLine() needs three pairs and a changing x", () => {
  assertEquals(fittedLine([1, 2], [1, 2]), null);
  assertEquals(fittedLine([2, 2, 2], [1, 2, 3]), null);
  assertEquals(fittedLine([], []), null);
});
