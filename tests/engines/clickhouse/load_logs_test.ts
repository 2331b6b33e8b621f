import { assert, assertEquals, assertRejects } from "@std/assert";
import { identityOf } from "../../../lib/engines/clickhouse/load_identity.ts";
import { loadLogs } from "../../../lib/engines/clickhouse/load_logs.ts";
import { openLogFrame, openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import { locateLogs } from "../../../lib/logs/locate_logs.ts";
import {
  type ClickHouseCluster,
  CLUSTER,
  testWithClickHouse,
} from "../../interop/clickhouse.ts";

const CSV = [
  "time,level,service,message",
  ...Array.from(
    { length: 5000 },
    (_, i) => `${1_700_000_000 + i},info,s${i % 3},m${i % 5}`,
  ),
].join("\n");

/** The rows that a table has, and those that differ. */
async function rowsIn({ nodes: [{ run }] }: ClickHouseCluster) {
  const text = await run(
    "SELECT count(), uniqExact((_load, _row)) FROM logs.app",
  );
  return text.trim().split("\t").map(Number);
}

async function withFile(
  content: string,
  test: (path: string) => Promise<void>,
): Promise<void> {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await Deno.writeTextFile(path, content);
    await test(path);
  } finally {
    await Deno.remove(path);
  }
}

testWithClickHouse(
  "loadLogs() goes on where a load broke off, and writes no row twice",
  (cluster) =>
    withFile(CSV, async (path) => {
      const { input } = await openLogFrame(path);
      const url = cluster.url("app");
      const load = { cluster: CLUSTER, batch: 2000 };
      const stop = new Error("stopped");
      await assertRejects(
        () =>
          loadLogs(input, "same", url, {
            ...load,
            onProgress: (rows) => {
              if (rows >= 4000) throw stop;
            },
          }),
        Error,
        "stopped",
      );
      const [some, different] = await rowsIn(cluster);
      assert(some >= 4000);
      assertEquals(different, some);
      await assertRejects(
        () => openLogs(url),
        InputError,
        "a load into it was begun and not finished",
      );
      // A batch of which one shard has some rows and the other none.
      await cluster.nodes[1].run("TRUNCATE TABLE logs.app_local");
      const [left] = await rowsIn(cluster);

      assertEquals(await loadLogs(input, "same", url, load), {
        rows: 5000,
        written: 5000 - left,
      });
      assertEquals(await rowsIn(cluster), [5000, 5000]);
      assertEquals((await (await openLogs(url)).overview()).rows, 5000);
      assertEquals(await loadLogs(input, "same", url, load), {
        rows: 5000,
        written: 0,
      });
      assertEquals(await rowsIn(cluster), [5000, 5000]);
    }),
);

testWithClickHouse(
  "loadLogs() spreads the rows over the shards; any of them can be asked",
  (cluster) =>
    withFile(CSV, async (path) => {
      const { input } = await openLogFrame(path);
      await loadLogs(input, "a", cluster.url("app"), { cluster: CLUSTER });
      const counts = await Promise.all(
        cluster.nodes.map(({ run }) =>
          run("SELECT count() > 1000 FROM logs.app_local")
        ),
      );

      assertEquals(counts, ["1\n", "1\n"]);
      const second = cluster.url("app").replace(
        cluster.nodes[0].host,
        cluster.nodes[1].host,
      );
      assertEquals((await (await openLogs(second)).overview()).rows, 5000);
      assertEquals(await loadLogs(input, "a", second), {
        rows: 5000,
        written: 0,
      });
    }),
);

testWithClickHouse(
  "loadLogs() adds other logs with the same columns, and refuses those with others",
  (cluster) =>
    withFile(CSV, async (path) => {
      const url = cluster.url("app");
      const { input } = await openLogFrame(path);
      await loadLogs(input, "a", url);
      await loadLogs(input, "b", url);
      const logs = await openLogs(url);

      assertEquals((await logs.overview()).rows, 10_000);
      assertEquals((await logs.overview()).reading.files.length, 2);
      assertEquals((await logs.quality()).duplicates, 5000);
      await withFile("time,text\n1700000000,a b\n", async (path) => {
        const { input } = await openLogFrame(path);
        await assertRejects(
          () => loadLogs(input, "c", url),
          InputError,
          `Cannot load into ${url}: the logs in it have other columns ("time", "level", "service", "message"); name another table`,
        );
      });
      await cluster.nodes[0].run(
        "CREATE TABLE logs.foreign (time DateTime) ENGINE = TinyLog",
      );
      await assertRejects(
        () => loadLogs(input, "a", cluster.url("foreign")),
        InputError,
        "the table exists and was not made by deno task load",
      );
      await assertRejects(
        () => loadLogs(input, "a", cluster.url("new"), { cluster: "none" }),
        InputError,
        `there is no cluster "none"; the clusters are "${CLUSTER}"`,
      );
    }),
);

Deno.test("identityOf() tells content and options, not names, from one another", () =>
  withFile(
    CSV,
    (first) =>
      withFile(CSV, (second) =>
        withFile(`${CSV}\n`, async (third) => {
          const identity = async (path: string, year?: number) =>
            identityOf(
              await locateLogs(path),
              year === undefined ? {} : { year },
            );

          assertEquals(await identity(first), await identity(second));
          assertEquals(await identity(first) === await identity(third), false);
          assertEquals(
            await identity(first) === await identity(first, 2020),
            false,
          );
        })),
  ));
