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

/**
 * Measures what the questions of a report cost the client when a table on two
 * shards grows: bytes over the wire, memory and time.
 *
 *     deno run -q -P=kernel tests/benchmarks/growth.ts
 */
async function main(): Promise<void> {
  await withClickHouse(async ({ nodes, port, url }) => {
    const path = await Deno.makeTempFile({ suffix: ".csv" });
    await writeSample(path, { rows: ROWS });
    const { input } = await openLogFrame(path);
    await loadLogs(input, "growth", url("app"), { cluster: CLUSTER });
    await Deno.remove(path);
    console.log("| rows | bytes over the wire | client's memory | time |");
    console.log("| --- | --- | --- | --- |");
    let loaded = 1;
    for (const multiple of MULTIPLES) {
      for (; loaded < multiple; loaded++) {
        await Promise.all(nodes.map((node) => repeat(node, loaded)));
      }
      let bytes = 0;
      const count = async (answer: Response) => {
        const text = await answer.text();
        bytes += text.length;
        return new Response(text, { status: answer.status });
      };
      await withProxy(`http://${HOSTS[0]}:${port}`, count, async (address) => {
        const { seconds, rss } = await askApart(
          `clickhouse://${address}/logs/app`,
        );
        console.log(
          `| ${multiple * ROWS / 1e6} million | ${
            Math.round(bytes / 1e3)
          } kB | ${Math.round(rss / 1e6)} MB | ${seconds.toFixed(1)} s |`,
        );
      });
    }
  });
}

/** The first million rows once more, that much later. */
async function repeat(
  { run }: ClickHouseNode,
  times: number,
): Promise<void> {
  const shift_s = times * 14_100;
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
async function askApart(
  url: string,
): Promise<{ seconds: number; rss: number }> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-P=kernel", import.meta.filename ?? "", url],
    stderr: "inherit",
  }).output();
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** What the notebooks ask. */
async function ask(logs: LogSource): Promise<void> {
  const { first, last } = await logs.overview();
  const period_us = Number(last) - Number(first);
  const every = `${Math.ceil(period_us / 1e6 / WINDOWS)}s`;
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

const [url] = Deno.args;
if (url === undefined) await main();
else {
  const start = performance.now();
  await ask(await openLogs(url));
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, rss: Deno.memoryUsage().rss }));
}
