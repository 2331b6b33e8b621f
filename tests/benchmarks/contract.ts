import { writeSample } from "../../lib/logs/sample.ts";
import { assertSameAnswers } from "../engines/clickhouse/contract.ts";
import { withBoth } from "../engines/clickhouse/same_logs.ts";
import { CLUSTER, withClickHouse } from "../interop/clickhouse.ts";

const ROWS = 3_000_000;
/** Five minutes somewhere in the logs. */
const SPAN_US = 300e6;

/**
 * Asks ClickHouse on two shards, without and with a roll-up, and Polars all that the
 * contract asks, of several millions of rows. Fails where an answer differs.
 *
 *     deno run -q -P=kernel tests/benchmarks/contract.ts [ROWS]
 */
async function main(rows: number): Promise<void> {
  const logs = {
    name: "millions",
    write: async (path: string) => {
      await writeSample(path, { rows });
    },
    every: ["1m"],
  };
  for (const rollup of [false, true]) {
    await withClickHouse(({ url }) =>
      withBoth(
        logs,
        url("app"),
        { cluster: CLUSTER, rollup },
        async (table, file) => {
          const start = performance.now();
          const { first } = await file.overview();
          const from = (first ?? 0) + SPAN_US;
          await assertSameAnswers(table, file, {
            ...logs,
            spans: [{ from, to: from + SPAN_US }],
          });
          const seconds = Math.round((performance.now() - start) / 1000);
          console.log(
            `${rows} rows, ${
              rollup ? "with" : "without"
            } a roll-up: the same answers, ${seconds} s`,
          );
        },
      )
    );
  }
}

await main(Number(Deno.args[0] ?? ROWS));
