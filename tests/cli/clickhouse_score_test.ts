import { assertEquals } from "@std/assert";
import { join } from "@std/path";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { saveModel } from "../../lib/anomaly/saved_model.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import { writeScenario } from "../../lib/logs/scenario.ts";
import { CLUSTER, testWithClickHouse } from "../interop/clickhouse.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { runCommand, startCommand, until } from "./cluster_command.ts";

/** A model fitted on the windows of logs, as a file. */
async function writeModel(path: string, logs: string): Promise<void> {
  const source = await openLogs(logs);
  const { forest } = detectAnomalies(await source.windows("5s"));
  if (forest === null) throw new Error("the logs give no forest");
  await Deno.writeTextFile(path, JSON.stringify(saveModel(forest, "5s")));
}

testWithClickHouse(
  "score says of a cluster what it says of the file that was loaded into it",
  ({ url }) =>
    withFolder(async (folder) => {
      const path = join(folder, "app.csv");
      await writeScenario(path, { rows: 60_000, strength: "strong" });
      await writeModel(join(folder, "model.json"), path);
      const table = url("app");
      for (const rollup of [[], ["--rollup"]]) {
        const load = ["app.csv", table, "--cluster", CLUSTER, ...rollup];
        assertEquals((await runCommand("load", folder, load)).code, 0);
        const [ofFile, ofTable] = await Promise.all(
          ["app.csv", table].map((logs) =>
            runCommand("score", folder, [logs, "--model", "model.json"])
          ),
        );

        assertEquals(ofTable, {
          ...ofFile,
          stdout: ofFile.stdout.replace(/^app\.csv/, "app"),
        });
        assertEquals(ofFile.stderr, "");
      }
    }),
);

testWithClickHouse(
  "score ends its queries on the cluster when Ctrl-C ends it",
  ({ url, nodes: [{ run }] }) =>
    withFolder(async (folder) => {
      const path = join(folder, "app.csv");
      await writeSample(path, { rows: 20_000 });
      await writeModel(join(folder, "model.json"), path);
      await run(
        "CREATE VIEW logs.slow AS SELECT toDateTime(1700000000 + number % 1000) AS time FROM system.numbers",
      );
      const score = startCommand("score", folder, [
        ...[url("slow"), "--model", "model.json", "--from", "2023-11-14"],
      ]);
      const running = async () =>
        Number(
          await run(
            "SELECT count() FROM system.processes WHERE query_id LIKE 'logbook-%'",
          ),
        );
      await until(async () => await running() > 0);
      score.kill("SIGINT");

      assertEquals((await score.output()).code, 130);
      await until(async () => await running() === 0);
    }),
);
