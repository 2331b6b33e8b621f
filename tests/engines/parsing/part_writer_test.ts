import { assertEquals } from "@std/assert";
import { join } from "@std/path";
import pl from "nodejs-polars";
import { CanonicalValues } from "../../../lib/engines/parsing/canonical_values.ts";
import { PartWriter } from "../../../lib/engines/parsing/part_writer.ts";
import { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import type { LogMapping } from "../../../lib/logs/mapping/column_mapping.ts";
import { inferMapping } from "../../../lib/logs/mapping/infer_mapping.ts";
import { readLatency } from "../../../lib/logs/latency.ts";
import { readLevel } from "../../../lib/logs/read_level.ts";

const ROWS = 430_000;
const BATCH = 50_000;
const START_MS = 1_700_000_000_000;

/** A row as a log has it; undefined where it lacks a column. */
function rowAt(i: number): Record<string, string | undefined> {
  return {
    time: String(START_MS + i),
    level: ["info", "WARN", "odd", undefined][i % 4],
    took: i % 7 === 0 ? undefined : `${i % 50}ms`,
    message: i % 11 === 0 ? undefined : `request ${i % 3} of ${i}`,
    late: i < 300_000 ? undefined : `late ${i % 5}`,
  };
}

function writeRows(folder: string, mapping: LogMapping) {
  using writer = new PartWriter(folder, mapping);
  const values = new CanonicalValues(mapping, {});
  for (let from = 0; from < ROWS; from += BATCH) {
    const entries = new EntryColumns();
    for (let i = from; i < Math.min(from + BATCH, ROWS); i++) {
      for (const [name, value] of Object.entries(rowAt(i))) {
        if (value !== undefined) entries.set(name, value);
      }
      entries.keep(i + 1);
    }
    writer.write(entries, values, 0);
  }
  writer.end();
  return writer;
}

Deno.test("PartWriter writes every row as it stands, in order, over several files", async () => {
  const folder = await Deno.makeTempDir();
  const head = Array.from({ length: 1000 }, (_, i) => rowAt(i));
  const mapping = inferMapping(
    new Map(["time", "level", "took", "message"].map((name) => [
      name,
      head.map((row) => row[name] ?? null),
    ])),
    { latency_ms: "took" },
  );
  const writer = writeRows(folder, mapping);
  const parts = Array.from(
    { length: writer.parts },
    (_, i) => pl.readParquet(join(folder, `${i}.parquet`)),
  );
  assertEquals(parts.length > 1, true);
  assertEquals(writer.names, ["time", "level", "took", "message", "late"]);

  let i = 0;
  for (const part of parts) {
    const names = ["line", ...writer.names.map((_, at) => `c${at}`)];
    names.push("timestamp", "level", "latency_ms", "template");
    const held = names.map((name) =>
      part.columns.includes(name)
        ? part.select(pl.col(name)).getColumn(name).toArray()
        : new Array(part.height).fill(null)
    );
    for (let at = 0; at < part.height; at++, i++) {
      const row = rowAt(i);
      const level = row.level ?? null;
      const got = held.map((column) => column[at]);
      const expected = [
        i + 1,
        ...Object.values(row).map((value) => value ?? null),
        (START_MS + i) * 1000,
        level === null ? null : readLevel(level) ?? level,
        row.took === undefined ? null : readLatency(row.took),
      ];
      const same = expected.every((value, k) =>
        value === (typeof got[k] === "bigint" ? Number(got[k]) : got[k])
      ) && (got[got.length - 1] === null) === (row.message === undefined);
      if (!same) {
        assertEquals(got, expected);
      }
    }
  }
  assertEquals(i, ROWS);
  await Deno.remove(folder, { recursive: true });
});
