import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import { formatNumber } from "../../lib/logs/format_number.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import { HOSTS, testWithClickHouse } from "../interop/clickhouse.ts";
import { type Spoil, withProxy } from "../interop/proxy.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { runCommand, startCommand, until } from "./cluster_command.ts";

const ROWS = 350_000;

/** An INSERT's answer has nothing in it; those from some row on are never given. */
function withoutAnswer(rows: () => Promise<number>, released: Promise<void>) {
  const spoil: Spoil = async (answer) => {
    const text = await answer.text();
    if (text === "" && await rows() > 0) await released;
    return new Response(text, { status: answer.status });
  };
  return spoil;
}

testWithClickHouse(
  "load goes on after it was killed between writing a batch and knowing so",
  ({ nodes: [{ run }], port, url }) =>
    withFolder(async (folder) => {
      await writeSample(join(folder, "app.csv"), { rows: ROWS });
      const rows = async () =>
        Number(await run("SELECT count() FROM logs.app").catch(() => "0"));
      const { promise, resolve } = Promise.withResolvers<void>();
      await withProxy(
        `http://${HOSTS[0]}:${port}`,
        withoutAnswer(rows, promise),
        async (address) => {
          const killed = startCommand("load", folder, [
            "app.csv",
            `clickhouse://${address}/logs/app`,
          ]);
          await until(async () => await rows() >= 200_000);
          killed.kill("SIGKILL");
          await killed.output();
          resolve();
        },
      );
      const there = await rows();
      assert(there >= 200_000 && there < ROWS, String(there));

      assertEquals(await runCommand("load", folder, ["app.csv", url("app")]), {
        code: 0,
        stdout: `Loaded ${formatNumber(ROWS - there)} logs; the other ${
          formatNumber(there)
        } were there already`,
        stderr: "",
      });
      assertEquals(
        await run("SELECT count(), uniqExact(_row) FROM logs.app"),
        `${ROWS}\t${ROWS}\n`,
      );
    }),
);

testWithClickHouse(
  "load ends what it runs on the cluster when Ctrl-C ends it",
  ({ nodes: [{ run }], url }) =>
    withFolder(async (folder) => {
      await writeSample(join(folder, "app.csv"), { rows: 100 });
      await run("CREATE TABLE logs.app (time DateTime) ENGINE = TinyLog");
      await run(
        "CREATE VIEW logs.app_loads AS SELECT number % 9 AS number, '' AS identity, '' AS about FROM system.numbers",
      );
      const load = startCommand("load", folder, ["app.csv", url("app")]);
      const running = async () =>
        Number(
          await run(
            "SELECT count() FROM system.processes WHERE query_id LIKE 'logbook-%'",
          ),
        );
      await until(async () => await running() > 0);
      load.kill("SIGINT");

      assertEquals((await load.output()).code, 130);
      await until(async () => await running() === 0);
    }),
);
