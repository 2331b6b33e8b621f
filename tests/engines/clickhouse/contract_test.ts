import { CLUSTER, testWithClickHouse } from "../../interop/clickhouse.ts";
import { assertSameAnswers } from "./contract.ts";
import { LARGE, MESSY, SAMPLE, withBoth } from "./same_logs.ts";

for (const logs of [SAMPLE, MESSY, LARGE]) {
  for (const cluster of [undefined, CLUSTER]) {
    const where = cluster === undefined ? "one server" : "two shards";
    testWithClickHouse(
      `ClickHouseSource answers as PolarsSource does: ${logs.name}, ${where}`,
      ({ url }) =>
        withBoth(
          logs,
          url("app"),
          { cluster, batch: 50_000 },
          async (table, file) => {
            const { first } = await file.overview();
            const from = (first ?? 0) + 30e6;
            await assertSameAnswers(table, file, {
              every: logs.every,
              spans: [
                { from, to: from + 20e6 },
                { from: from + 60e6, to: from + 95e6 },
              ],
            });
          },
        ),
    );
  }
}
