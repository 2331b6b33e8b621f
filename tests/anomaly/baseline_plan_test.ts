import { assertEquals, assertThrows } from "@std/assert";
import { planBaseline } from "../../lib/anomaly/baseline_plan.ts";
import { InputError } from "../../lib/logs/input_error.ts";

const HOUR_US = 3600e6;

Deno.test("planBaseline() takes the most that the logs are long enough for", () => {
  const kinds = [
    [23 / 60, 5e6],
    [5.9, 60e6],
    [6, 60e6],
    [6, 600e6],
    [71, 600e6],
    [72, 600e6],
    [21 * 24 - 1, HOUR_US],
    [21 * 24, HOUR_US],
  ].map(([hours, every_us]) => planBaseline(hours * HOUR_US, every_us).kind);
  assertEquals(kinds, [
    "constant",
    "constant",
    "rolling",
    "constant",
    "rolling",
    "time of day",
    "time of day",
    "time of week",
  ]);
});

Deno.test("planBaseline() sees no time of day in windows of more than three hours", () => {
  const month = 30 * 24 * HOUR_US;
  assertEquals(planBaseline(month, 3 * HOUR_US).kind, "time of week");
  assertEquals(planBaseline(month, 4 * HOUR_US).kind, "rolling");
});

Deno.test("planBaseline() says in words what it does", () => {
  const text = (hours: number, every_us: number) =>
    planBaseline(hours * HOUR_US, every_us).text;
  assertEquals(
    text(1, 5e6),
    "one constant level, the robust mean of all windows",
  );
  assertEquals(
    text(24, 300e6),
    "a level that drifts (robust local lines over 4 h)",
  );
  assertEquals(
    text(120, 1800e6),
    "what is usual for the time of day, and a level that drifts (robust local lines over 2 d)",
  );
});

Deno.test("planBaseline() takes the kind asked for, or refuses it", () => {
  assertEquals(planBaseline(HOUR_US, 5e6, "rolling").kind, "rolling");
  assertThrows(
    () => planBaseline(1e15, 24 * HOUR_US, "time of day"),
    InputError,
    "windows must be 3h long or shorter, got 1d",
  );
  const wrong = "weekly" as "rolling";
  assertThrows(
    () => planBaseline(1e15, HOUR_US, wrong),
    InputError,
    "it must be auto, constant, rolling, time of day, time of week, got weekly",
  );
});
