import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { PolarsSource } from "../../lib/engines/polars_source.ts";
import { mapColumns } from "../../lib/logs/column_mapping.ts";
import type { LogSource } from "../../lib/logs/log_source.ts";
import { ensureSample } from "../../lib/logs/sample.ts";

async function sampleOf(bytes: number): Promise<LogSource> {
  const lines = pl.scanCSV(await ensureSample(), { inferSchemaLength: 0 });
  const mapping = mapColumns(lines.columns);
  return new PolarsSource({ name: "sample.csv", lines, mapping, bytes });
}

Deno.test("PolarsSource answers the same from memory and from a scan", async () => {
  const [kept, scanned] = [await sampleOf(0), await sampleOf(Infinity)];
  const from = Date.UTC(2023, 10, 20, 8, 50) * 1000;
  const questions: ((logs: LogSource) => Promise<pl.DataFrame>)[] = [
    (logs) => logs.windows("5s"),
    (logs) => logs.windows("1m", "service"),
    (logs) => logs.counts(["service", "level"]),
    (logs) => logs.counts("message", { from, failures: true }),
    (logs) => logs.latency("service"),
    (logs) => logs.latencyHistogram(5),
    (logs) => logs.sample({ from }, 3),
  ];
  assertEquals(await kept.overview(), await scanned.overview());
  for (const ask of questions) {
    assertEquals(
      (await ask(kept)).toRecords(),
      (await ask(scanned)).toRecords(),
    );
  }
});
