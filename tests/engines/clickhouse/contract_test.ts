import { testWithChdb } from "../../interop/chdb.ts";
import { CLUSTER, testWithClickHouse } from "../../interop/clickhouse.ts";
import type { LogSource } from "../../../lib/logs/log_source.ts";
import { assertSameAnswers } from "./contract.ts";
import {
  type ContractLogs,
  LARGE,
  MESSY,
  SAMPLE,
  withBoth,
} from "./same_logs.ts";

const BATCH = 50_000;

for (const logs of [SAMPLE, MESSY, LARGE]) {
  const name = `ClickHouseSource answers as PolarsSource does: ${logs.name}`;

  testWithClickHouse(
    `${name}, one server`,
    ({ url }) => withBoth(logs, url("app"), { batch: BATCH }, compare(logs)),
  );

  testWithClickHouse(
    `${name}, two shards`,
    ({ url }) =>
      withBoth(
        logs,
        url("app"),
        { batch: BATCH, cluster: CLUSTER },
        compare(logs),
      ),
  );

  testWithChdb(
    `${name}, a current version`,
    ({ url }) => withBoth(logs, url("app"), { batch: BATCH }, compare(logs)),
  );
}

for (const logs of [SAMPLE, MESSY]) {
  const name =
    `ClickHouseSource answers from a roll-up as PolarsSource does: ${logs.name}`;
  const load = { batch: BATCH, rollup: true };

  testWithClickHouse(
    `${name}, one server`,
    ({ url }) => withBoth(logs, url("app"), load, compare(logs)),
  );

  testWithClickHouse(
    `${name}, two shards`,
    ({ url }) =>
      withBoth(logs, url("app"), { ...load, cluster: CLUSTER }, compare(logs)),
  );

  testWithChdb(
    `${name}, a current version`,
    ({ url }) => withBoth(logs, url("app"), load, compare(logs)),
  );
}

function compare({ every }: ContractLogs) {
  return async (table: LogSource, file: LogSource) => {
    const { first } = await file.overview();
    const from = (first ?? 0) + 30e6;
    await assertSameAnswers(table, file, {
      every,
      spans: [
        { from, to: from + 20e6 },
        { from: from + 60e6, to: from + 95e6 },
      ],
    });
  };
}
