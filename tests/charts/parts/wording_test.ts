import { countText } from "../../../lib/logs/format_number.ts";
import { assertEquals } from "@std/assert";
import {
  lengthText,
  rangeText,
  threeDigits,
} from "../../../lib/charts/parts/wording.ts";

Deno.test("lengthText() takes the unit that people say", () => {
  const lengths = [1e6, 5e6, 60e6, 90e6, 3_600e6, 250e3];
  assertEquals(
    lengths.map(lengthText),
    ["second", "5 seconds", "minute", "90 seconds", "hour", "250 milliseconds"],
  );
});

Deno.test("lengthText() calls a length that is unknown a window", () => {
  assertEquals(lengthText(0), "window");
});

Deno.test("threeDigits() keeps whole numbers whole and zero plain", () => {
  assertEquals(
    [1409.4, 71.23, 5.376, 0.0154, 0, -0.5].map(threeDigits),
    ["1,409", "71.2", "5.38", "0.015", "0", "-0.500"],
  );
});

Deno.test("rangeText() names one value where both read the same", () => {
  assertEquals(rangeText([54.41, 55.69, 55], "ms"), "54.4 to 55.7 ms");
  assertEquals(rangeText([55.01, 55.02], "ms"), "55.0 ms");
});

Deno.test("countText() agrees with its noun", () => {
  assertEquals([countText(1, "log"), countText(1409, "log")], [
    "1 log",
    "1,409 logs",
  ]);
});
