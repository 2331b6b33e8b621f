import { assertEquals } from "@std/assert";
import { formatMoment, formatTimestamp } from "../../lib/logs/timestamp.ts";

Deno.test("formatTimestamp() keeps microseconds, also before 1970", () => {
  assertEquals(formatTimestamp(1), "1970-01-01T00:00:00.000001Z");
  assertEquals(formatTimestamp(-1), "1969-12-31T23:59:59.999999Z");
});

Deno.test("formatMoment() rounds down to the second", () => {
  assertEquals(formatMoment(1_999_999), "1970-01-01 00:00:01 UTC");
  assertEquals(formatMoment(-1), "1969-12-31 23:59:59 UTC");
});
