import { openTable } from "../../lib/engines/clickhouse/open_table.ts";
import { loadLogs } from "../../lib/engines/clickhouse/load_logs.ts";
import { openLogFrame, openLogs } from "../../lib/engines/open_logs.ts";
import type { LogSource } from "../../lib/logs/log_source.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import {
  type ClickHouseNode,
  CLUSTER,
  HOSTS,
  withClickHouse,
} from "../interop/clickhouse.ts";
import { withProxy } from "../interop/proxy.ts";

/** The rows that are loaded, and the multiples of them that are asked. */
const ROWS = 1_000_000;
const MULTIPLES = [1, 3, 10, 30];
/** So many windows whatever the period, as a report chooses them. */
const WINDOWS = 1000;
/** The period of the rows that are loaded, seconds. */
const PERIOD_S = 14_100;

/**
 * Measures what the questions of a report cost the client when a table on two
 * shards grows, by a longer period or (`--dense`) by more logs a second: bytes over
 * the wire, memory and time, without and with a roll-up, and what lies on disk.
 *
 *     deno run -q -P=kernel tests/benchmarks/growth.ts [--dense]
 */
async function main(isDense: boolean): Promise<void> {
  await withClickHouse(async ({ nodes, port, url }) => {
    const path = await Deno.makeTempFile({ suffix: ".csv" });
    await writeSample(path, { rows: ROWS });
    const { input } = await openLogFrame(path);
    await loadLogs(input, "growth", url("app"), {
      cluster: CLUSTER,
      rollup: true,
    });
    await Deno.remove(path);
    console.log(`| ${COLUMNS.join(" | ")} |`);
    console.log(`| ${COLUMNS.map(() => "---:").join(" | ")} |`);
    let loaded = 1;
    for (const multiple of MULTIPLES) {
      for (; loaded < multiple; loaded++) {
        await Promise.all(
          nodes.map((node) => repeat(node, loaded, isDense ? 0 : PERIOD_S)),
        );
      }
      const server = `http://${HOSTS[0]}:${port}`;
      const withRollup = await measure(server);
      const [{ run }] = nodes;
      await run("RENAME TABLE logs.app_rollup TO logs.away");
      const withoutRollup = await measure(server);
      await run("RENAME TABLE logs.away TO logs.app_rollup");
      const rows = multiple * ROWS;
      const cells = [
        `${rows / 1e6} million`,
        `${Math.round(withoutRollup.bytes / 1e3)} kB`,
        `${Math.round(withoutRollup.rss / 1e6)} MB`,
        `${withoutRollup.all_s.toFixed(1)} s`,
        `${withRollup.all_s.toFixed(1)} s`,
        `${withoutRollup.some_s.toFixed(2)} s`,
        `${withRollup.some_s.toFixed(2)} s`,
        `${(await onDisk(nodes, "app_local") / rows).toFixed(1)} B`,
        `${(await onDisk(nodes, "app_rollup_local") / rows).toFixed(1)} B`,
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
  });
}

const COLUMNS = [
  "rows",
  "bytes over the wire",
  "client's memory",
  "all questions",
  "with a roll-up",
  "those that a roll-up answers",
  "from it",
  "a row on disk",
  "in the roll-up",
];

/** What asking cost. */
interface Cost {
  /** All questions of a report. */
  readonly all_s: number;
  /** Those that a roll-up answers, asked again. */
  readonly some_s: number;
  readonly rss: number;
}

async function measure(server: string): Promise<Cost & { bytes: number }> {
  let bytes = 0;
  const count = async (answer: Response) => {
    const text = await answer.text();
    bytes += text.length;
    return new Response(text, { status: answer.status });
  };
  let cost: Cost | undefined;
  await withProxy(server, count, async (address) => {
    cost = await askApart(`clickhouse://${address}/logs/app`);
  });
  if (cost === undefined) throw new Error("Cannot measure: nothing was asked");
  return { ...cost, bytes };
}

/** The bytes of a table on all shards. */
async function onDisk(
  nodes: readonly ClickHouseNode[],
  table: string,
): Promise<number> {
  const sizes = await Promise.all(nodes.map(({ run }) =>
    run(
      `SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'logs' AND table = '${table}'`,
    )
  ));
  return sizes.reduce((sum, size) => sum + Number(size), 0);
}

/** The first million rows once more, that much later. */
async function repeat(
  { run }: ClickHouseNode,
  times: number,
  period_s: number,
): Promise<void> {
  const shift_s = times * period_s;
  const changed: Record<string, string> = {
    timestamp_us: `timestamp_us + ${shift_s}000000`,
    time: `time + ${shift_s}`,
    _row: `_row + ${times * ROWS}`,
  };
  const names = (await run(
    "SELECT name FROM system.columns WHERE database = 'logs' AND table = 'app_local'",
  )).trim().split("\n");
  const values = names.map((name) => changed[name] ?? `\`${name}\``);
  await run(
    `INSERT INTO logs.app_local SELECT ${
      values.join(", ")
    } FROM logs.app_local WHERE _row < ${ROWS}`,
  );
}

/** Asks in a process of its own, whose memory holds nothing else. */
async function askApart(url: string): Promise<Cost> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-P=kernel", import.meta.filename ?? "", url],
    stderr: "inherit",
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** A length of which about {@linkcode WINDOWS} windows fill the period. */
async function lengthOf(logs: LogSource): Promise<string> {
  const { first, last } = await logs.overview();
  const period_us = Number(last) - Number(first);
  return `${Math.ceil(period_us / 1e6 / WINDOWS)}s`;
}

/** What a roll-up has the answers to. */
async function askRollup(logs: LogSource): Promise<void> {
  const every = await lengthOf(logs);
  await logs.windows(every);
  for (const by of ["level", "service"] as const) {
    await logs.counts(by);
    await logs.latency(by);
    await logs.windows(every, by);
  }
}

/** What the notebooks ask. */
async function ask(logs: LogSource): Promise<void> {
  const { first } = await logs.overview();
  const every = await lengthOf(logs);
  await logs.quality();
  await logs.windows(every);
  for (const by of ["level", "service", "message"] as const) {
    await logs.counts(by);
    await logs.latency(by);
    await logs.windows(every, by);
  }
  await logs.counts(["service", "level"]);
  await logs.latencyHistogram(1);
  const span = { from: Number(first), to: Number(first) + 60e6 };
  for (const column of ["User", "ClientIP", "RequestID"]) {
    await logs.breakdown(column, [span]);
  }
  await logs.sample({ ...span, failures: true }, 5);
}

const [argument] = Deno.args;
if (argument === undefined || argument === "--dense") {
  await main(argument !== undefined);
} else {
  const seconds = async (ask: () => Promise<void>) => {
    const start = performance.now();
    await ask();
    return (performance.now() - start) / 1000;
  };
  const all_s = await seconds(async () => await ask(await openLogs(argument)));
  const { rss } = Deno.memoryUsage();
  const again = await openTable(argument, {});
  const some_s = await seconds(() => askRollup(again));
  console.log(JSON.stringify({ all_s, some_s, rss }));
}
