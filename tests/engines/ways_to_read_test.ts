import { assertEquals } from "@std/assert";
import type pl from "nodejs-polars";
import type { LogSource } from "../../lib/logs/log_source.ts";
import { assertSameFrames } from "./clickhouse/contract.ts";
import { withSample } from "./ways_to_read.ts";

const from = Date.UTC(2023, 10, 20, 8, 50) * 1000;
const spans = [
  { from, to: from + 30e6 },
  { from: from + 60e6, to: from + 70e6 },
];

type Question = (logs: LogSource) => Promise<pl.DataFrame>;

const QUESTIONS: readonly Question[] = [
  (logs) => logs.windows("5s"),
  (logs) => logs.windows("1m", "service"),
  (logs) => logs.counts(["service", "level"]),
  (logs) => logs.counts("message", { from, failures: true }),
  (logs) => logs.latency("service"),
  (logs) => logs.latencyHistogram(5),
  (logs) => logs.sample({ from }, 3),
  (logs) => logs.sample({ ...spans[0], failures: true }, 7),
  (logs) => logs.sample({ service: "ServiceB", message: "Crashes" }, 7),
  (logs) => logs.sample({ service: "nobody" }, 7),
  ...["Service", "Message", "ClientIP", "LogLevel", ""].map(
    (column) => async (logs: LogSource) =>
      (await logs.breakdown(column, spans, 20)).values,
  ),
];

Deno.test("a LogSource answers the same from memory, from a scan and from parsed files", () =>
  withSample(async ({ kept, scanned, parsed }) => {
    for (const other of [scanned, parsed]) {
      for (const ask of QUESTIONS) {
        assertSameFrames(await ask(other), await ask(kept), String(ask));
      }
      assertEquals(await other.quality(), await kept.quality());
      const { reading: _how, name: _name, ...overview } = await other
        .overview();
      const { reading: _kept, name: _same, ...expected } = await kept
        .overview();
      assertEquals(overview, expected);
    }
    const { reading } = await parsed.overview();
    assertEquals(reading.files[0].encoding, "gzip, UTF-8");
    assertEquals(reading.files[0].lines, 100_001);
    assertEquals(reading.zoneless, 100_000);
  }));
