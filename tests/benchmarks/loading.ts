import { join } from "@std/path";
import { writeSample } from "../../lib/logs/sample.ts";
import { startCommand } from "../cli/cluster_command.ts";
import { CLUSTER, withClickHouse } from "../interop/clickhouse.ts";

const ROWS = 3_000_000;

/**
 * Measures how long `load` takes to read logs and write them into two shards, the
 * start of the process included.
 *
 *     deno run -q -P=kernel tests/benchmarks/loading.ts [RUNS]
 */
async function main(runs: number): Promise<void> {
  const folder = await Deno.makeTempDir();
  await writeSample(join(folder, "logs.csv"), { rows: ROWS });
  for (let run = 0; run < runs; run++) {
    await withClickHouse(async ({ nodes: [{ run }], url }) => {
      const start = performance.now();
      const { success } = await startCommand("load", folder, [
        ...["logs.csv", url("app"), "--cluster", CLUSTER],
      ]).output();
      const seconds = (performance.now() - start) / 1000;
      const rows = (await run("SELECT uniqExact(_row) FROM logs.app")).trim();
      console.log(`${rows} rows in ${seconds.toFixed(1)} s`);
      if (!success) throw new Error("Cannot measure: load failed");
    });
  }
  await Deno.remove(folder, { recursive: true });
}

await main(Number(Deno.args[0] ?? 3));
