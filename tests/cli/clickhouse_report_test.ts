import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import {
  CLUSTER,
  HOSTS,
  PASSWORD,
  testWithClickHouse,
} from "../interop/clickhouse.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { runCommand, startCommand, until } from "./cluster_command.ts";
import { readFiles } from "./read_files.ts";
import { runReport } from "./run_report.ts";

/** What a file and a table are called, and what widths of columns follow from it. */
function plain(text: string): string {
  return text.replaceAll("clickhouse:///logs/app", "app.csv")
    .replaceAll("app.csv", "app").replaceAll(/polars/gi, "clickhouse")
    .replaceAll("ClickHouse", "clickhouse")
    .replaceAll(/ {2,}|-{5,}/g, " ");
}

testWithClickHouse(
  "report says of a cluster what it says of the file that was loaded into it",
  (cluster) =>
    withFolder(async (folder) => {
      await writeSample(join(folder, "app.csv"), { rows: 5000 });
      const url = cluster.url("app");
      const load = ["app.csv", url, "--cluster", CLUSTER];
      const loaded = await runCommand("load", folder, load);
      assertEquals(loaded, {
        code: 0,
        stdout: "Loaded 5,000 logs",
        stderr: "",
      });
      assertEquals(
        (await runCommand("load", folder, load)).stdout,
        "Loaded 0 logs; the other 5,000 were there already",
      );
      const notebooks = (await projectNotebooks()).filter((path) =>
        /01_|04_|06_/.test(path)
      );
      const reports = await Promise.all(
        ["app.csv", cluster.url("app", "reader")].map(async (logs, i) => {
          const args = [logs, "--out", `site${i}`];
          const env = { CLICKHOUSE_PASSWORD: PASSWORD };
          const run = await runReport(folder, args, { env, notebooks });
          assertEquals(run.code, 0, run.stderr);
          return await readFiles(join(folder, `site${i}`));
        }),
      );
      const [file, table] = reports;

      assertEquals(Object.keys(table), Object.keys(file));
      for (const [name, text] of Object.entries(table)) {
        for (const secret of [PASSWORD, HOSTS[0], "reader"]) {
          assert(!text.includes(secret), `${name} holds ${secret}`);
        }
        // Results have more digits than sums in another order agree in.
        if (!name.startsWith("results/")) {
          assertEquals(plain(text), plain(file[name]), name);
        }
      }
    }),
);

testWithClickHouse(
  "report ends its queries on the cluster when Ctrl-C ends it",
  (cluster) =>
    withFolder(async (folder) => {
      const [{ run }] = cluster.nodes;
      await run(
        "CREATE VIEW logs.slow AS SELECT toDateTime(1700000000 + number % 1000) AS time FROM system.numbers",
      );
      const report = startCommand("report", folder, [
        ...[cluster.url("slow"), "--from", "2023-11-14"],
      ]);
      const running = async () =>
        Number(
          await run(
            "SELECT count() FROM system.processes WHERE query_id LIKE 'logbook-%'",
          ),
        );
      await until(async () => await running() > 0);
      report.kill("SIGINT");

      assertEquals((await report.output()).code, 130);
      await until(async () => await running() === 0);
    }),
);
