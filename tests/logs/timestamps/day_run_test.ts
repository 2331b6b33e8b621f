import { assertEquals } from "@std/assert";
import { formatTimestamp } from "../../../lib/logs/timestamp.ts";
import { TimestampReader } from "../../../lib/logs/timestamps/timestamp_reader.ts";

/** The moments that times of day get in turn when the first is of a Tuesday. */
function moments(times: string[]): string[] {
  const reader = new TimestampReader({ unit: "clock", day: 19_787 });
  const found = times.map((time) => formatTimestamp(reader.read(time)));
  assertEquals(reader.dateless, times.length);
  return found.map((text) => text.slice(0, 16));
}

Deno.test("DayRun passes midnight, again and again", () => {
  assertEquals(moments(["12:00", "23:59:59", "00:00:01", "20:00", "07:00"]), [
    "2024-03-05T12:00",
    "2024-03-05T23:59",
    "2024-03-06T00:00",
    "2024-03-06T20:00",
    "2024-03-07T07:00",
  ]);
});

Deno.test("DayRun leaves times that are late in their day", () => {
  assertEquals(
    moments(["18:00", "09:30", "23:50", "00:05", "23:55", "00:06"]),
    [
      "2024-03-05T18:00",
      "2024-03-05T09:30",
      "2024-03-05T23:50",
      "2024-03-06T00:05",
      "2024-03-05T23:55",
      "2024-03-06T00:06",
    ],
  );
});

Deno.test("TimestampReader takes times of day for timestamps only as a clock", () => {
  const clock = new TimestampReader({ unit: "clock" });
  assertEquals(clock.read("[08:40:50,664]"), 31_250_664_000);
  assertEquals(clock.form, "time of day, without a date");
  assertEquals(clock.read("25:00:00"), NaN);
  assertEquals(clock.refusal("25:00:00"), "no such time of day");
  assertEquals(clock.read("084050"), NaN);
  assertEquals(clock.read("2023-11-20T08:40:50Z"), 1_700_469_650_000_000);
  assertEquals(new TimestampReader().read("08:40:50"), NaN);
});
