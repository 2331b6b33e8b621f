import { assert, assertEquals, assertThrows } from "@std/assert";
import { imputed, mediansOf } from "../../lib/anomaly/impute.ts";
import { InputError } from "../../lib/logs/input_error.ts";

const holes = Float64Array.of(4, NaN, 1, Infinity, 3, -Infinity, 2);
const whole = Float64Array.of(7, 8, 9, 1, 2, 3, 100);

Deno.test("mediansOf() takes the middle of the finite values of each column", () => {
  assertEquals(mediansOf("fit", ["a", "b"], [holes, whole]), [2.5, 7]);
});

Deno.test("mediansOf() names the column that has no finite value", () => {
  assertThrows(
    () => mediansOf("fit", ["a", "b"], [whole, Float64Array.of(NaN, Infinity)]),
    InputError,
    "Cannot fit: column b has no finite number to impute from in 2 rows",
  );
});

Deno.test("imputed() fills NaN and infinities of a copy and leaves whole columns as they are", () => {
  const before = holes.slice();
  const [filled, same] = imputed([holes, whole], [2.5, 7]);
  assertEquals([...filled], [4, 2.5, 1, 2.5, 3, 2.5, 2]);
  assert(same === whole);
  assertEquals(holes, before);
});
