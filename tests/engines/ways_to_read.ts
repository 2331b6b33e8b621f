import { join } from "@std/path";
import { gzipSync } from "node:zlib";
import { readLogsHead } from "../../lib/engines/logs_head.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { readHead } from "../../lib/engines/parsing/file_head.ts";
import { PolarsSource } from "../../lib/engines/polars_source.ts";
import { canonicalFrame } from "../../lib/engines/scanning/canonical_frame.ts";
import { scanCsv } from "../../lib/engines/scanning/scan_csv.ts";
import { locateLogs } from "../../lib/logs/locate_logs.ts";
import type { LogSource } from "../../lib/logs/log_source.ts";
import { inferMapping } from "../../lib/logs/mapping/infer_mapping.ts";

/** The bundled sample, read in each of the ways that a file can be. */
export interface SampleSources {
  /** Scanned, and kept in memory. */
  readonly kept: LogSource;
  /** Scanned for every question, as a large file is. */
  readonly scanned: LogSource;
  /** Parsed, as a compressed file is. */
  readonly parsed: LogSource;
}

export async function withSample(
  test: (sources: SampleSources) => Promise<void>,
): Promise<void> {
  const kept = await openLogs("sample");
  const [file] = await locateLogs("sample");
  const head = await readHead(file);
  const csv = await scanCsv(head);
  const mapping = inferMapping((await readLogsHead(file, undefined)).sample);
  const frame = csv && canonicalFrame(csv, mapping);
  if (frame === undefined) throw new Error("the sample cannot be scanned");
  const { name, reading } = await kept.overview();
  const scanned = new PolarsSource({ ...frame, name, reading });
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = join(folder, "sample.csv.gz");
    await Deno.writeFile(path, gzipSync(await Deno.readFile(file.path)));
    await test({ kept, scanned, parsed: await openLogs(path) });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
