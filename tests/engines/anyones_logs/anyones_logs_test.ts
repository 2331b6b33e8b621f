import { assertAlmostEquals, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import type { Dimension, LogSource } from "../../../lib/logs/log_source.ts";
import type { MappingReading } from "../../../lib/logs/reading.ts";
import { formatTimestamp } from "../../../lib/logs/timestamp.ts";
import { CSV_LOGS } from "./csv_logs.ts";
import type { ExpectedLogs } from "./expected_logs.ts";
import { JSON_LOGS } from "./json_logs.ts";
import { TEXT_LOGS } from "./text_logs.ts";
import { VALUE_LOGS } from "./value_logs.ts";

const FOLDER = fromFileUrl(
  new URL("../../testdata/logs/", import.meta.url),
);
const LOGS = [...CSV_LOGS, ...JSON_LOGS, ...TEXT_LOGS, ...VALUE_LOGS];

for (const expected of LOGS) {
  Deno.test(`openLogs() reads ${expected.file} as expected`, async () => {
    const logs = await openLogs(FOLDER + expected.file, expected.options);
    await assertLogs(logs, expected);
  });
}

Deno.test("openLogs() is told of all files in tests/testdata/logs", () => {
  const folders = ["csv", "json", "wrapped", "times", "values", "bytes"];
  const files = folders.flatMap((folder) =>
    [...Deno.readDirSync(FOLDER + folder)].map(({ name }) =>
      `${folder}/${name}`
    )
  );
  assertEquals(files.sort(), LOGS.map(({ file }) => file).sort());
});

const COMPRESSIONS = [
  { kind: "gzip", compress: gzipSync },
  { kind: "zstd", compress: zstdCompressSync },
] as const;

for (const { kind, compress } of COMPRESSIONS) {
  Deno.test(`openLogs() reads the same from ${kind} as without`, async () => {
    const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
    try {
      for (const expected of LOGS) {
        const path = `${folder}/logs`;
        const bytes = await Deno.readFile(FOLDER + expected.file);
        await Deno.writeFile(path, compress(bytes));
        await assertLogs(await openLogs(path, expected.options), {
          ...expected,
          encoding: `${kind}, ${expected.encoding ?? "UTF-8"}`,
        });
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

async function assertLogs(logs: LogSource, expected: ExpectedLogs) {
  const { first, last, rows, reading } = await logs.overview();
  const [file] = reading.files;
  const { format, encoding, notes } = file;
  assertEquals(
    [format, encoding, notes],
    [expected.format, expected.encoding ?? "UTF-8", expected.notes ?? []],
  );
  const others = { continuation: 0, header: 0, blank: 0, rejected: 0 };
  const lines = { ...others, ...expected.lines };
  const { continuation, header, blank, rejected } = file;
  assertEquals(
    { lines: file.lines, continuation, header, blank, rejected },
    withoutRows(lines),
  );
  assertEquals(
    lines.rows + continuation + header + blank + rejected,
    file.lines,
  );
  assertEquals(
    Object.fromEntries(reading.rejected.map((r) => [r.reason, r.lines])),
    expected.rejected ?? {},
  );
  assertEquals(
    Object.fromEntries(reading.mapping.map((m) => [m.canonical, fed(m)])),
    expected.mapping,
  );
  assertEquals([first, last].map(shortTime), expected.period);
  const [levels, services] = [expected.levels, expected.services];
  assertEquals(await countsOf(logs, "level"), levels ?? {});
  assertEquals(await countsOf(logs, "service"), services ?? {});
  const total = Object.values(levels ?? services ?? {})
    .reduce((sum, count) => sum + count, 0);
  if (total > 0) assertEquals(rows, total);
  await assertLatency(logs, expected);
  await assertQuality(logs, expected);
}

function withoutRows({ rows: _rows, ...others }: ExpectedLogs["lines"]) {
  return others;
}

/** A canonical column's sources, as `ExpectedLogs` tells them. */
function fed({ canonical, columns, joined, read }: MappingReading): string {
  const from = columns.join(joined ? "+" : "|");
  const isTold = canonical === "level" || canonical === "latency_ms";
  return isTold && read !== null ? `${from} (${read})` : from;
}

function shortTime(timestamp_us: number | null): string {
  return formatTimestamp(timestamp_us ?? NaN).replace(/\.?0+Z$/, "Z");
}

async function countsOf(logs: LogSource, by: Dimension) {
  const counts = await logs.counts(by);
  return Object.fromEntries(
    counts.toRecords().map((row) => [row[by], row.logs]),
  );
}

async function assertLatency(logs: LogSource, { latency }: ExpectedLogs) {
  const [row] = (await logs.latency()).toRecords();
  const [mean_ms, count] = latency ?? [0, 0];
  assertEquals(Number(row?.count ?? 0), count);
  assertAlmostEquals(Number(row?.mean_ms ?? 0), mean_ms, 1e-9);
}

async function assertQuality(
  logs: LogSource,
  { unreadable = {}, quality }: ExpectedLogs,
) {
  const facts = await logs.quality();
  const unparsable = facts.columns.filter((column) => column.unparsable > 0);
  assertEquals(
    Object.fromEntries(unparsable.map((c) => [c.name, c.unparsable])),
    unreadable,
  );
  const expected = {
    duplicates: 0,
    outOfOrder: 0,
    unknownLevels: 0,
    negativeLatencies: 0,
    absurdLatencies: 0,
    ...quality,
  };
  const found = Object.keys(expected).map((name) =>
    [name, facts[name as keyof typeof expected]] as const
  );
  assertEquals(Object.fromEntries(found), expected);
}
