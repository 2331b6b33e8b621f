import { assert, assertEquals, assertThrows } from "@std/assert";
import { parseDuration } from "../../lib/logs/duration.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { resolveEvery } from "../../lib/metrics/resolve_every.ts";
import { timeScale } from "../../lib/metrics/time_scale.ts";

const SECOND = 1e6;

Deno.test("timeScale() is 1 s, 5 s, 30 s and 1 min for 500 to 2,000 seconds", () => {
  const short = {
    finest: "100ms",
    activity: "1s",
    analysis: "5s",
    volume: "30s",
    trend: "1m",
  };
  assertEquals(timeScale(0, 1_409 * SECOND), short);
  assertEquals(timeScale(5e15, 5e15 + 2_000 * SECOND), short);
  assertEquals(timeScale(7, 7), short);
  assertEquals(timeScale(null, null), short);
});

Deno.test("timeScale() grows with the period", () => {
  const day = {
    finest: "6s",
    activity: "1m",
    analysis: "5m",
    volume: "30m",
    trend: "1h",
  };
  assertEquals(timeScale(0, 86_400 * SECOND), day);
  const month = {
    finest: "3m",
    activity: "30m",
    analysis: "3h",
    volume: "1d",
    trend: "2d",
  };
  assertEquals(timeScale(0, 30 * 86_400 * SECOND), month);
});

Deno.test("timeScale() shrinks with the period, but not below whole seconds", () => {
  assertEquals(timeScale(0.5 * SECOND, 1.5 * SECOND).activity, "1ms");
  assertEquals(timeScale(0.5 * SECOND, 60 * SECOND).analysis, "250ms");
  assertEquals(timeScale(0, 60 * SECOND).activity, "1s");
});

Deno.test("timeScale() leaves 100 to 2,000 windows to a chart of any period from half a second on", () => {
  for (let seconds = 0.5000001; seconds < 1e11; seconds *= 1.1) {
    const period = seconds * SECOND;
    const { activity, analysis } = timeScale(0, period);
    for (const length of [activity, analysis]) {
      const windows = period / parseDuration(length);
      assert(windows >= 99 && windows <= 2_001, `${windows} in ${seconds} s`);
    }
  }
});

Deno.test("timeScale() leaves at most 2,000 activity windows of any period", () => {
  for (let seconds = 1; seconds < 1e11; seconds *= 3) {
    const { activity } = timeScale(0, seconds * SECOND);
    assert(seconds * SECOND / parseDuration(activity) <= 2_000);
  }
});

Deno.test("resolveEvery() takes the length asked for before the automatic one", () => {
  assertEquals(resolveEvery("auto", "5s"), "5s");
  assertEquals(resolveEvery("90s", "5s"), "1m30s");
  assertThrows(() => resolveEvery("often", "5s"), InputError, "often");
});
