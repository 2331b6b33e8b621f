import { assertAlmostEquals, assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { granularity } from "../../lib/metrics/granularity.ts";

/** Windows of one second from 12:00:00 on. */
function seconds(logs: number[], partial: boolean[] = []): pl.DataFrame {
  const start = Date.UTC(2024, 0, 1, 12);
  return pl.DataFrame([
    pl.Series(
      "start",
      logs.map((_, i) => new Date(start + 1000 * i)),
      pl.Datetime("us"),
    ),
    pl.Series("logs", logs, pl.Float64),
    pl.Series("partial", logs.map((_, i) => partial[i] ?? false), pl.Bool),
  ]);
}

Deno.test("granularity() gives count, mean, spread and counting noise of each length", () => {
  const frame = granularity(seconds([1, 3, 5, 7]), ["1s", "2s"]);
  assertEquals(frame.getColumn("every").toArray(), ["1s", "2s"]);
  assertEquals(frame.getColumn("windows").toArray(), [4, 2]);
  assertEquals(frame.getColumn("logs_mean").toArray(), [4, 8]);
  assertAlmostEquals(frame.getColumn("logs_sd").get(1), Math.sqrt(32));
  assertAlmostEquals(frame.getColumn("spread").get(1), Math.sqrt(32) / 8);
  assertEquals(frame.getColumn("counting_noise").get(0), 0.5);
});

Deno.test("granularity() leaves out windows that the logs do not fill", () => {
  const frame = granularity(seconds([9, 2, 2, 2, 2, 2, 2], [true]), [
    "1s",
    "2s",
    "4s",
  ]);
  assertEquals(frame.getColumn("windows").toArray(), [6, 2, 0]);
  assertEquals(frame.getColumn("logs_mean").toArray(), [2, 4, null]);
});

Deno.test("granularity() agrees with windows asked of the logs", async () => {
  const logs = await openLogs("sample");
  const frame = granularity(await logs.windows("1s"), ["5s"]);
  const asked = (await logs.windows("5s")).filter(pl.col("partial").not());
  assertEquals(frame.getColumn("windows").get(0), asked.height);
  assertAlmostEquals(
    frame.getColumn("logs_mean").get(0),
    Number(asked.getColumn("logs").mean()),
  );
});

Deno.test("granularity() has no spread of windows without logs, and none of no windows", () => {
  const empty = granularity(seconds([0, 0, 0]), ["1s"]);
  assertEquals(empty.getColumn("spread").toArray(), [null]);
  assertEquals(granularity(seconds([]), ["1s"]).getColumn("windows").get(0), 0);
});
