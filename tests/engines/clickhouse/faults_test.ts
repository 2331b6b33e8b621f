import { assert, assertEquals, assertRejects } from "@std/assert";
import { loadLogs } from "../../../lib/engines/clickhouse/load_logs.ts";
import { openLogFrame, openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import {
  type ClickHouseCluster,
  CLUSTER,
  HOSTS,
  PASSWORD,
  testWithClickHouse,
} from "../../interop/clickhouse.ts";
import {
  brokenOff,
  cutShort,
  underStatus200,
  withProxy,
} from "../../interop/proxy.ts";

/** Nobody waits longer to be told that something is wrong. */
const LONGEST_MS = 10_000;

/** A table over both shards, 20 rows each; the column `slow` takes 2 s to read on each. */
async function makeTable({ nodes }: ClickHouseCluster): Promise<void> {
  for (const { run } of nodes) {
    await run(
      "CREATE VIEW logs.part AS SELECT toDateTime(1700000000 + number) AS time, 'a' AS service, toFloat64(sleepEachRow(0.1)) AS slow FROM system.numbers LIMIT 20",
    );
    await run(
      "CREATE TABLE logs.fast (time DateTime, service String) ENGINE = MergeTree ORDER BY time",
    );
    await run(
      "INSERT INTO logs.fast SELECT toDateTime(1700000000 + number), 'a' FROM system.numbers LIMIT 20",
    );
  }
  const [{ run }] = nodes;
  await run(
    `CREATE TABLE logs.app (time DateTime, service String) ENGINE = Distributed(${CLUSTER}, logs, fast)`,
  );
  await run(
    `CREATE TABLE logs.slow (time DateTime, service String, slow Float64) ENGINE = Distributed(${CLUSTER}, logs, part)`,
  );
}

/** The sentence with which opening fails, and fails soon. */
async function failureOf(open: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  const error = await assertRejects(open, InputError);
  assert(performance.now() - start < LONGEST_MS);
  assertEquals(error.message.includes(PASSWORD), false);
  assertEquals(error.message.includes("\n"), false);
  return error.message;
}

function withPassword(password: string, test: () => Promise<void>) {
  Deno.env.set("CLICKHOUSE_PASSWORD", password);
  return test().finally(() => Deno.env.delete("CLICKHOUSE_PASSWORD"));
}

const slow = { map: { latency_ms: "slow" } };

testWithClickHouse(
  "openLogs() gives no figures of a cluster with a dead shard",
  async (cluster) => {
    await makeTable(cluster);
    const url = cluster.url("app");
    assertEquals((await (await openLogs(url)).overview()).rows, 40);
    const [{ run }, second] = cluster.nodes;
    await second.kill();

    assertEquals(
      await failureOf(() => openLogs(url, { timeout: 60 })),
      `Cannot read ${url}: a shard of the cluster does not answer, and without it the figures would be wrong; try again when it is back`,
    );
    assertEquals(
      await run(
        "SELECT count() FROM logs.app SETTINGS skip_unavailable_shards = 1",
      ),
      "20\n",
    );
  },
);

testWithClickHouse(
  "openLogs() gives no figures of a cluster of which a shard dies meanwhile",
  async (cluster) => {
    await makeTable(cluster);
    const url = cluster.url("slow");
    const opening = failureOf(() => openLogs(url, slow));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await cluster.nodes[1].kill();

    const message = await opening;
    assert(
      message.startsWith(`Cannot read ${url}: a shard of the cluster `),
      message,
    );
  },
);

testWithClickHouse(
  "openLogs() waits for a frozen shard as long as it may",
  async (cluster) => {
    await makeTable(cluster);
    const url = cluster.url("app");
    cluster.nodes[1].freeze();

    const message = await failureOf(() => openLogs(url, { timeout: 2 }));
    assert(message.startsWith(`Cannot read ${url}: `), message);
    assert(
      /did not answer within --timeout 2 sec|longer than it may|does not answer/
        .test(message),
      message,
    );
  },
);

testWithClickHouse(
  "openLogs() says what is wrong with the address, the user or the password",
  async (cluster) => {
    await makeTable(cluster);
    const { url, port } = cluster;
    const reader = url("app", "reader");
    const denied =
      "the user or the password is wrong; the user stands before the @, the password in CLICKHOUSE_PASSWORD or in the file that CLICKHOUSE_PASSWORD_FILE names";
    assertEquals(
      await failureOf(() => openLogs(reader)),
      `Cannot read ${reader}: ${denied}`,
    );
    await withPassword(`${PASSWORD}!`, async () => {
      assertEquals(
        await failureOf(() => openLogs(reader)),
        `Cannot read ${reader}: ${denied}`,
      );
    });
    assertEquals(
      await failureOf(() => openLogs(url("nothing"))),
      `Cannot read ${url("nothing")}: there is no such table`,
    );
    const elsewhere = `clickhouse://${HOSTS[0]}:${port}/nowhere/app`;
    assertEquals(
      await failureOf(() => openLogs(elsewhere)),
      `Cannot read clickhouse://default@${
        HOSTS[0]
      }:${port}/nowhere/app: there is no such database`,
    );
    await cluster.nodes[0].kill();
    assertEquals(
      await failureOf(() => openLogs(url("app"), { timeout: 9 })),
      `Cannot read ${url("app")}: no server listens there`,
    );
  },
);

testWithClickHouse(
  "openLogs() needs no more than the right to read; loadLogs() says that it does",
  async (cluster) => {
    await makeTable(cluster);
    await withPassword(PASSWORD, async () => {
      for (const user of ["reader", "strict"]) {
        const logs = await openLogs(cluster.url("app", user));
        assertEquals((await logs.windows("5s")).height, 4);
        assertEquals((await logs.quality()).rows, 40);
      }
      const { input } = await openLogFrame("sample");
      const url = cluster.url("new", "reader");
      assertEquals(
        await failureOf(async () => await loadLogs(input, "sample", url)),
        `Cannot write to ${url}: the user lacks the right to do this`,
      );
    });
  },
);

testWithClickHouse(
  "openLogs() says that a query is over its time or memory",
  async (cluster) => {
    await makeTable(cluster);
    await cluster.nodes[0].run(
      "CREATE VIEW logs.endless AS SELECT toDateTime(1700000000 + number % 1000) AS time FROM system.numbers",
    );
    const endless = cluster.url("endless");
    const period = { from: "2023-11-14", to: "2023-11-16" };
    assertEquals(
      await failureOf(() => openLogs(endless, { ...period, timeout: 1 })),
      `Cannot read ${endless}: a query took longer than it may (--timeout 1 seconds, or a limit of the server); pass a shorter period with --from and --to, or a longer --timeout`,
    );
    await cluster.nodes[0].run(
      "CREATE TABLE logs.many ENGINE = MergeTree ORDER BY time AS SELECT toDateTime(1700000000 + number) AS time, toString(number) AS service FROM system.numbers LIMIT 300000",
    );
    const many = cluster.url("many", "small");
    const message = await failureOf(async () => {
      const logs = await openLogs(many);
      await logs.counts("service");
    });
    assertEquals(
      message,
      `Cannot read ${many}: a query needed more memory than the server allows; pass a shorter period with --from and --to, or have the limit raised`,
    );
  },
);

testWithClickHouse(
  "openLogs() takes no part of an answer for the whole, nor an error for an answer",
  async (cluster) => {
    await makeTable(cluster);
    const target = `http://${HOSTS[0]}:${cluster.port}`;
    for (const spoil of [brokenOff, cutShort]) {
      await withProxy(target, spoil, async (address) => {
        const message = await failureOf(() =>
          openLogs(`clickhouse://${address}/logs/app`, { timeout: 9 })
        );
        assert(message.includes(" broke off in the middle"), message);
      });
    }
    await withProxy(target, underStatus200, async (address) => {
      const url = `clickhouse://default@${address}/logs/nothing`;
      assertEquals(
        await failureOf(() => openLogs(url)),
        `Cannot read ${url}: there is no such table`,
      );
    });
  },
);

testWithClickHouse(
  "openLogs() refuses a profile that skips shards where it cannot overrule it",
  async ({ url, nodes: [{ run }] }) => {
    await run("CREATE TABLE logs.app (time DateTime) ENGINE = TinyLog");
    const skipping = url("app", "skipping");
    assertEquals(
      await failureOf(() => openLogs(skipping)),
      `Cannot read ${skipping}: the user's profile skips shards that do not answer (skip_unavailable_shards), so that figures could be wrong without a word; have it set to 0`,
    );
  },
);
