import { assert, assertEquals, assertRejects } from "@std/assert";
import { loadLogs } from "../../../lib/engines/clickhouse/load_logs.ts";
import { openTable } from "../../../lib/engines/clickhouse/open_table.ts";
import { openLogFrame, openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import { writeSample } from "../../../lib/logs/sample.ts";
import {
  type ClickHouseCluster,
  CLUSTER,
  PASSWORD,
  testWithClickHouse,
} from "../../interop/clickhouse.ts";

const SENTENCE =
  "Shard 2 of the cluster did not answer; its logs are in no figure.";

/** Loads logs into both shards and tells how many the first one has. */
async function load({ nodes, url }: ClickHouseCluster): Promise<number> {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await writeSample(path, { rows: 3000 });
    const { input } = await openLogFrame(path);
    await loadLogs(input, "a", url("app"), { cluster: CLUSTER, rollup: true });
  } finally {
    await Deno.remove(path);
  }
  return Number(await nodes[0].run("SELECT count() FROM logs.app_local"));
}

testWithClickHouse(
  "openTable() leaves out a dead shard where that is allowed, and says which",
  async (cluster) => {
    const there = await load(cluster);
    const url = cluster.url("app");
    const whole = await openTable(url, { allowPartial: true });
    assertEquals((await whole.overview()).missingShards, undefined);
    assertEquals((await whole.overview()).rows, 3000);
    await cluster.nodes[1].kill();

    await assertRejects(() => openTable(url, {}), InputError, "a shard of the");
    const logs = await openTable(url, { allowPartial: true });
    const { rows, missingShards, reading } = await logs.overview();
    assert(there > 0 && there < 3000);
    assertEquals({ rows, missingShards }, { rows: there, missingShards: [2] });
    assertEquals(reading.files[0].notes, [SENTENCE]);
    assertEquals((await logs.quality()).rows, there);
    assertEquals((await logs.counts("level")).getColumn("logs").sum(), there);
  },
);

testWithClickHouse(
  "openTable() gives no figures of other shards than at the beginning",
  async (cluster) => {
    await load(cluster);
    const url = cluster.url("app");
    const changed = "other shards answer than at the beginning; try again";
    const logs = await openTable(url, { allowPartial: true });
    await cluster.nodes[1].kill();

    await assertRejects(() => logs.counts("level"), InputError, changed);
    await assertRejects(
      () => openTable(url, { allowPartial: [] }),
      InputError,
      changed,
    );
    const known = await openTable(url, { allowPartial: [2] });
    assertEquals((await known.overview()).missingShards, [2]);
  },
);

testWithClickHouse(
  "openTable() refuses to leave out shards where the user may not ask for that",
  async (cluster) => {
    await load(cluster);
    Deno.env.set("CLICKHOUSE_PASSWORD", PASSWORD);
    try {
      const strict = cluster.url("app", "strict");
      await assertRejects(
        () => openTable(strict, { allowPartial: true }),
        InputError,
        `Cannot use --allow-partial with ${strict}: the user may change no settings`,
      );
      const reader = cluster.url("app", "reader");
      await cluster.nodes[1].kill();
      const logs = await openTable(reader, { allowPartial: true });
      assertEquals((await logs.overview()).missingShards, [2]);
    } finally {
      Deno.env.delete("CLICKHOUSE_PASSWORD");
    }
  },
);

Deno.test("openLogs() refuses to leave out shards of files", () =>
  assertRejects(
    () => openLogs("sample", { allowPartial: true }),
    InputError,
    "Cannot use --allow-partial with files: it is for tables of ClickHouse",
  ));
