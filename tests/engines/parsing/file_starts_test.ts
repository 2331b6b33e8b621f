import { assertEquals } from "@std/assert";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { formatTimestamp } from "../../../lib/logs/timestamp.ts";

/** The period of lines in a file that was last written at a moment. */
async function periodOf(lines: string[], written: string) {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = `${folder}/shop.log`;
    await Deno.writeTextFile(path, lines.join("\n"));
    await Deno.utime(path, new Date(written), new Date(written));
    const logs = await openLogs(path);
    const { first, last, reading } = await logs.overview();
    return {
      period: [first, last].map((us) => formatTimestamp(us ?? NaN)),
      dayFrom: reading.dayFrom,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const TIMES = ["22:34:56 INFO up", "23:59:59 WARN slow", "00:10:00 INFO up"];

Deno.test("firstStarts() takes the newest days for times without a date", async () => {
  assertEquals(await periodOf(TIMES, "2024-03-06T00:10:01Z"), {
    period: ["2024-03-05T22:34:56.000000Z", "2024-03-06T00:10:00.000000Z"],
    dayFrom: "2024-03-05",
  });
});

Deno.test("laterStarts() goes back another day where the last time would be in the future", async () => {
  assertEquals(await periodOf(TIMES, "2024-03-06T00:09:59Z"), {
    period: ["2024-03-04T22:34:56.000000Z", "2024-03-05T00:10:00.000000Z"],
    dayFrom: "2024-03-04",
  });
});

Deno.test("firstStarts() takes no day of boot from when a kernel's log was written", async () => {
  const lines = [
    "[    0.000000] Linux version 5.10",
    "[   61.500000] eth0: up",
  ];

  assertEquals(await periodOf(lines, "2024-03-06T00:10:01Z"), {
    period: ["1970-01-01T00:00:00.000000Z", "1970-01-01T00:01:01.500000Z"],
    dayFrom: "1970-01-01",
  });
});
