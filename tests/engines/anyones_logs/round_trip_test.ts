import { assertAlmostEquals, assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { gzipSync } from "node:zlib";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import type { LogSource } from "../../../lib/logs/log_source.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { formatTimestamp } from "../../../lib/logs/timestamp.ts";
import { withFolder } from "../../runner/build_notebook.ts";

/** A log as it was drawn. */
interface Row {
  readonly time_us: number;
  readonly level: string;
  readonly service: string;
  readonly message: string;
  readonly latency_ms: number;
}

const SPELLINGS = {
  TRACE: ["trace", "Verbose"],
  DEBUG: ["debug", "DBG"],
  INFO: ["INFO", "info", "Information"],
  WARNING: ["warn", "WARNING"],
  ERROR: ["error", "ERR", "severe"],
  FATAL: ["fatal", "CRITICAL", "panic"],
} as const;
type Level = keyof typeof SPELLINGS;
const LEVELS = Object.keys(SPELLINGS) as Level[];
const WORDS = 'no "stock", for=cart; 7% ünï|code it\'s <b> \\n {x} 日本'.split(
  " ",
);

interface Drawn {
  readonly rows: readonly Row[];
  /** The level as each row spells it. */
  readonly spelt: readonly string[];
}

function draw(seed: number): Drawn {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const of = <T>(items: readonly T[]) => items[below(items.length)];
  let time_us = Date.UTC(2024, 1, 28, 23, 59, 30) * 1000;
  const spelt: string[] = [];
  const rows = Array.from({ length: 200 + below(300) }, () => {
    time_us += below(400_000);
    const level = of(LEVELS);
    spelt.push(of(SPELLINGS[level]));
    const words = Array.from({ length: 1 + below(4) }, () => of(WORDS));
    return {
      time_us,
      level,
      service: of(["cart", "mail-v2", "stock.api"]),
      message: ["Seen", ...words].join(" "),
      latency_ms: below(100_000) / 100,
    };
  });
  return { rows, spelt };
}

const HEADER = ["time", "level", "service", "message", "duration_ms"];

function delimited({ rows, spelt }: Drawn, delimiter: string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map((row, i) =>
    [
      formatTimestamp(row.time_us),
      spelt[i],
      row.service,
      quoted(row.message),
      row.latency_ms,
    ].join(delimiter)
  );
  return `${[HEADER.join(delimiter), ...lines].join("\n")}\n`;
}

function ndjson({ rows, spelt }: Drawn): string {
  return rows.map((row, i) =>
    `${
      JSON.stringify({
        time: row.time_us,
        level: spelt[i],
        service: { name: row.service },
        message: row.message,
        duration_ms: row.latency_ms,
      })
    }\n`
  ).join("");
}

function logfmt({ rows, spelt }: Drawn): string {
  return rows.map((row, i) =>
    `time=${formatTimestamp(row.time_us)} level=${
      spelt[i]
    } service=${row.service} msg=${
      JSON.stringify(row.message)
    } duration=${row.latency_ms}ms\n`
  ).join("");
}

/** Log4j has milliseconds behind a comma. */
function log4j({ rows, spelt }: Drawn): string {
  return rows.map((row, i) => {
    const time = formatTimestamp(row.time_us).slice(0, 23)
      .replace("T", " ").replace(".", ",");
    return `${time} ${
      spelt[i].padEnd(11)
    } [main] ${row.service} - ${row.message}\n`;
  }).join("");
}

function frameOf({ rows, spelt }: Drawn): pl.DataFrame {
  const micros = rows.map(({ time_us }) => time_us);
  return pl.DataFrame([
    pl.Series("time", micros, pl.Float64).cast(pl.Int64)
      .cast(pl.Datetime("us")),
    pl.Series("level", [...spelt], pl.Utf8),
    pl.Series("service", rows.map(({ service }) => service), pl.Utf8),
    pl.Series("message", rows.map(({ message }) => message), pl.Utf8),
    pl.Series(
      "duration_ms",
      rows.map(({ latency_ms }) => latency_ms),
      pl.Float64,
    ),
  ]);
}

type Write = (path: string, drawn: Drawn) => void;

function text(write: (drawn: Drawn) => string): Write {
  return (path, drawn) => Deno.writeTextFileSync(path, write(drawn));
}

const WRITERS: Readonly<Record<string, Write>> = {
  CSV: text((drawn) => delimited(drawn, ",")),
  "CSV with semicolons and CRLF": text((drawn) =>
    delimited(drawn, ";").replaceAll("\n", "\r\n")
  ),
  TSV: text((drawn) => delimited(drawn, "\t")),
  NDJSON: text(ndjson),
  logfmt: text(logfmt),
  log4j: text(log4j),
  "gzip of NDJSON": (path, drawn) =>
    Deno.writeFileSync(path, gzipSync(ndjson(drawn))),
  Parquet: (path, drawn) => frameOf(drawn).writeParquet(path),
  Arrow: (path, drawn) => frameOf(drawn).writeIPC(path),
};

for (const [format, write] of Object.entries(WRITERS)) {
  Deno.test(`openLogs() reads what was written as ${format}`, () =>
    withFolder(async (folder) => {
      for (let seed = 1; seed <= 10; seed++) {
        const path = `${folder}/${seed}`;
        const drawn = draw(seed);
        write(path, drawn);
        const logs = await openLogs(path, { templates: false });
        await assertSame(logs, drawn.rows, format !== "log4j");
      }
    }));
}

async function assertSame(
  logs: LogSource,
  rows: readonly Row[],
  isWhole: boolean,
): Promise<void> {
  const overview = await logs.overview();
  assertEquals(overview.rows, rows.length);
  assertEquals(overview.reading.rejected, []);
  const unit_us = isWhole ? 1 : 1000;
  const cut = (us: number) => Math.floor(us / unit_us) * unit_us;
  assertEquals(
    [overview.first, overview.last],
    [cut(rows[0].time_us), cut(rows[rows.length - 1].time_us)],
  );
  const counts = await logs.counts(["level", "service", "message"]);
  assertEquals(
    sorted(
      counts.select("level", "service", "message", "logs").rows().map(String),
    ),
    sorted(tally(rows, (row) => [row.level, row.service, row.message])),
  );
  const windows = await logs.windows("1s");
  const starts = windows.select(
    pl.col("start").cast(pl.Int64).cast(pl.Float64),
    pl.col("logs"),
  ).rows().filter(([, logs]) => logs > 0).map(String);
  assertEquals(
    sorted(starts),
    sorted(tally(rows, (row) => [Math.floor(row.time_us / 1e6) * 1e6])),
  );
  if (isWhole) await assertLatencies(logs, rows);
}

async function assertLatencies(logs: LogSource, rows: readonly Row[]) {
  const found = (await logs.latency("service")).toRecords();
  const services = Map.groupBy(rows, ({ service }) => service);
  assertEquals(found.length, services.size);
  for (const { service, count, mean_ms } of found) {
    const own = services.get(String(service)) ?? [];
    const sum = own.reduce((sum, { latency_ms }) => sum + latency_ms, 0);
    assertEquals(count, own.length);
    assertAlmostEquals(Number(mean_ms), sum / own.length, 1e-6);
  }
}

/** `key,count` for each key. */
function tally(
  rows: readonly Row[],
  key: (row: Row) => readonly (string | number)[],
): string[] {
  const groups = Map.groupBy(rows, (row) => String(key(row)));
  return [...groups].map(([key, { length }]) => `${key},${length}`);
}

function sorted(texts: readonly string[]): string[] {
  return texts.toSorted();
}
