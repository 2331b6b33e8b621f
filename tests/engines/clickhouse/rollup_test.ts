import { assertEquals } from "@std/assert";
import { readAddress } from "../../../lib/engines/clickhouse/address.ts";
import {
  loadLogs,
  type LoadOptions,
} from "../../../lib/engines/clickhouse/load_logs.ts";
import { openLogFrame } from "../../../lib/engines/open_logs.ts";
import { openTable } from "../../../lib/engines/clickhouse/open_table.ts";
import { fitsRollup } from "../../../lib/engines/clickhouse/fits_rollup.ts";
import {
  type ClickHouseCluster,
  CLUSTER,
  testWithClickHouse,
} from "../../interop/clickhouse.ts";

const ROWS = 5000;
const CSV = [
  "time,level,service,took_ms",
  ...Array.from(
    { length: ROWS },
    (_, i) => `${1_700_000_000 + i / 10},info,s${i % 3},${i % 7}`,
  ),
].join("\n");

/** Loads the same logs, each time as others. */
async function load(url: string, identity: string, options: LoadOptions) {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await Deno.writeTextFile(path, CSV);
    const { input } = await openLogFrame(path);
    return await loadLogs(input, identity, url, { batch: 2000, ...options });
  } finally {
    await Deno.remove(path);
  }
}

/** How many logs a table that is opened now tells of when its rows are gone. */
async function rowsWithoutRows({ nodes, url }: ClickHouseCluster) {
  const logs = await openTable(url("app"), {});
  const { table } = readAddress(url("app"));
  for (const { run } of nodes) {
    await run(`TRUNCATE TABLE IF EXISTS logs.${table}_local`);
  }
  const counts = (await logs.counts("level")).getColumn("logs").toArray();
  const windows = (await logs.windows("1m")).getColumn("logs").sum();
  return [counts, windows];
}

testWithClickHouse(
  "openTable() asks a roll-up that has all logs, and not the rows",
  async (cluster) => {
    const options = { cluster: CLUSTER, rollup: true };
    await load(cluster.url("app"), "a", options);
    await load(cluster.url("app"), "b", { cluster: CLUSTER });

    assertEquals(await rowsWithoutRows(cluster), [[2 * ROWS], 2 * ROWS]);
  },
);

testWithClickHouse(
  "openTable() does not ask a roll-up that lacks some logs; load mends it",
  async (cluster) => {
    const options = { cluster: CLUSTER, rollup: true };
    const url = cluster.url("app");
    await load(url, "a", options);
    await cluster.nodes[1].run("DROP TABLE logs.app_rollup_local_view");
    await load(url, "b", { cluster: CLUSTER });
    const logs = await openTable(url, {});

    assertEquals((await logs.overview()).rows, 2 * ROWS);
    assertEquals((await logs.counts("level")).rows(), [
      ["INFO", 2 * ROWS, 0, 0, 0],
    ]);
    assertEquals(await load(url, "b", options), { rows: ROWS, written: 0 });
    assertEquals(await rowsWithoutRows(cluster), [[2 * ROWS], 2 * ROWS]);
  },
);

testWithClickHouse(
  "openTable() asks a roll-up for the part of a table that is meant",
  async (cluster) => {
    const url = cluster.url("app");
    await load(url, "a", { rollup: true });
    const logs = await openTable(url, {
      from: "2023-11-14T22:13:30Z",
      to: "2023-11-14T22:14:00Z",
    });
    assertEquals((await logs.overview()).rows, 300);
    await cluster.nodes[0].run("TRUNCATE TABLE logs.app");

    assertEquals((await logs.latency()).getColumn("count").get(0), 300);
    const between = { from: 1_700_000_020e6, to: 1_700_000_025e6 };
    assertEquals((await logs.counts("service", between)).height, 3);
    const exact = { ...between, to: 1_700_000_024_500_000 };
    assertEquals((await logs.counts("service", exact)).height, 0);
  },
);

testWithClickHouse(
  "openTable() takes no other table for a roll-up",
  async ({ url, nodes: [{ run }] }) => {
    await run("CREATE TABLE logs.app (time DateTime) ENGINE = Memory");
    await run("CREATE TABLE logs.app_rollup (r_logs Int64) ENGINE = Memory");
    await run("INSERT INTO logs.app VALUES (1700000000)");

    const logs = await openTable(url("app"), {});
    assertEquals((await logs.overview()).rows, 1);
  },
);

Deno.test("fitsRollup() knows whole seconds, levels and services", () => {
  assertEquals(fitsRollup({ by: ["level", "service"], every_us: 5e6 }), true);
  assertEquals(fitsRollup({ filter: { from: 1e6, failures: true } }), true);
  assertEquals(fitsRollup({ every_us: 1_500_000 }), false);
  assertEquals(fitsRollup({ by: ["message"] }), false);
  assertEquals(fitsRollup({ filter: { to: 1 } }), false);
  assertEquals(fitsRollup({ filter: { service: "(missing)" } }), false);
});
