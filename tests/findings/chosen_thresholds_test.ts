import { assert, assertEquals, assertThrows } from "@std/assert";
import { failureRate } from "../../lib/charts/failure_rate.ts";
import { failureRateFinding } from "../../lib/findings/mod.ts";
import { useThresholds } from "../../lib/findings/chosen_thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../../lib/findings/thresholds.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { inlineCounts } from "../charts/inline_counts.ts";

const COUNTS = inlineCounts({ service: ["a", "b"] }, {
  logs: [10_000, 10_000],
  errors: [1000, 1300],
});

Deno.test("useThresholds() changes finding and chart alike, until it is called again", () => {
  try {
    assertEquals(failureRateFinding(COUNTS).verdict, "supported");
    useThresholds({ failure_rate: 0.5 });
    assertEquals(failureRateFinding(COUNTS).verdict, "refuted");
    assert(failureRate(COUNTS).title.includes("nearly equally often"));
    const own = { thresholds: { failure_rate: 0.2 } };
    assertEquals(failureRateFinding(COUNTS, own).verdict, "supported");
  } finally {
    useThresholds({});
  }
  assertEquals(failureRateFinding(COUNTS).verdict, "supported");
});

Deno.test("useThresholds() refuses names and sizes that there are not", () => {
  assertThrows(
    () => useThresholds({ failures: 0.1 }),
    InputError,
    "there are significance, service_volume",
  );
  for (const size of [0, -1, Infinity, NaN, "0.1", null]) {
    assertThrows(
      () => useThresholds({ failure_rate: size }),
      InputError,
      "it must be a number above 0",
    );
  }
  assertEquals(
    failureRateFinding(COUNTS).effect?.matters,
    DEFAULT_THRESHOLDS.failure_rate,
  );
});
