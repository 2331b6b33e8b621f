import { assert, assertEquals } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import {
  CLUSTER,
  HOSTS,
  PASSWORD,
  testWithClickHouse,
} from "../interop/clickhouse.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { readFiles } from "./read_files.ts";
import { runReport } from "./run_report.ts";

const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));
const LOAD = new URL("../../lib/cli/load.ts", import.meta.url).href;
const REPORT = new URL("../../lib/cli/report.ts", import.meta.url).href;

async function runLoad(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--config", CONFIG, "-P=cluster", LOAD, ...args],
    cwd: folder,
    env: { NO_COLOR: "1" },
  }).output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

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
      const loaded = await runLoad(
        folder,
        "app.csv",
        url,
        "--cluster",
        CLUSTER,
      );
      assertEquals(loaded, {
        code: 0,
        stdout: "Loaded 5,000 logs",
        stderr: "",
      });
      assertEquals(
        (await runLoad(folder, "app.csv", url, "--cluster", CLUSTER)).stdout,
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
      const report = new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "-q", "--config", CONFIG, "-P=cluster", REPORT],
          ...[cluster.url("slow"), "--from", "2023-11-14"],
        ],
        cwd: folder,
        stdout: "null",
        stderr: "null",
      }).spawn();
      const running = async () =>
        Number(
          await run(
            "SELECT count() FROM system.processes WHERE query_id LIKE 'logbook-%'",
          ),
        );
      await until(async () => await running() > 0);
      report.kill("SIGINT");

      assertEquals((await report.status).code, 130);
      await until(async () => await running() === 0);
    }),
);

/** Waits for something that takes its time; fails if it takes ten seconds. */
async function until(test: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await test()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("waited in vain");
}
