import { assertEquals, assertRejects } from "@std/assert";
import {
  loadLogs,
  type LoadOptions,
} from "../../../lib/engines/clickhouse/load_logs.ts";
import { openLogFrame, openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import { testWithChdb } from "../../interop/chdb.ts";
import { CLUSTER, testWithClickHouse } from "../../interop/clickhouse.ts";
import { assertSameFrames } from "./contract.ts";
import { OTEL_LOGS } from "./otel_logs.ts";

const ROWS = 2000;

function csv(header: string): string {
  const lines = Array.from({ length: ROWS }, (_, i) =>
    [
      new Date(1_700_000_000_000 + 500 * i).toISOString(),
      ["info", "ERROR"][i % 2],
      `s${i % 3}`,
      ["plain", '\'; DROP \\ ""x'][i % 2],
      `${i % 90}`,
      `User${i % 7}`,
    ].map((value) => `"${value}"`).join(","));
  return [header, ...lines, ""].join("\n");
}

const HEADER = "time,level,service,message,took_ms,user";

async function load(
  text: string,
  identity: string,
  url: string,
  options: LoadOptions = {},
) {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await Deno.writeTextFile(path, text);
    const { input } = await openLogFrame(path);
    return await loadLogs(input, identity, url, { batch: 700, ...options });
  } finally {
    await Deno.remove(path);
  }
}

testWithClickHouse(
  "loadLogs() fills a table that others made, by name and meaning, and once",
  async ({ url, nodes }) => {
    for (const { run } of nodes) {
      await run(
        "CREATE TABLE logs.part (time DateTime, Severity String, ServiceName String, Body String, duration_us UInt32, USER Nullable(String), extra UInt8 DEFAULT 7) ENGINE = MergeTree ORDER BY time",
      );
    }
    const [{ run }] = nodes;
    await run(
      `CREATE TABLE logs.app AS logs.part ENGINE = Distributed(${CLUSTER}, logs, part, rand())`,
    );

    assertEquals(await load(csv(HEADER), "a", url("app")), {
      rows: ROWS,
      written: ROWS,
      notes: [
        'the column "time" is DateTime: what is finer is cut off',
        'the column "duration_us" is UInt32: what is finer is cut off',
      ],
    });
    assertEquals(
      (await load(csv(HEADER), "a", url("app"))).written,
      0,
    );
    assertEquals(
      await run(
        "SELECT count(), uniqExact(time), min(duration_us), max(duration_us), uniqExact(USER), max(extra) FROM logs.app",
      ),
      `${ROWS}\t1000\t0\t89000\t7\t7\n`,
    );
    assertEquals(
      await run("SELECT arraySort(groupUniqArray(length(Body))) FROM logs.app"),
      "[5,12]\n",
    );
    assertEquals(
      await run("SHOW TABLES FROM logs LIKE '%load%'"),
      "",
    );
  },
);

testWithClickHouse(
  "loadLogs() says why logs do not fit into a table that others made",
  async ({ url, nodes: [{ run }] }) => {
    await run(
      "CREATE TABLE logs.app (time DateTime, took_ms Float64) ENGINE = MergeTree ORDER BY time",
    );
    const table = url("app");
    await assertRejects(
      () => load("time,took_ms\n1700000000,5\n1700000001,\n", "a", table),
      InputError,
      `Cannot load into ${table}: its column "took_ms" must have a value, and 1 logs have none for it; make it Nullable`,
    );
    await run("CREATE TABLE logs.other (at DateTime) ENGINE = TinyLog");
    await assertRejects(
      () => load(csv(HEADER), "a", url("other")),
      InputError,
      'Cannot find a timestamp among the columns "at"',
    );
    await assertRejects(
      () => load(csv(HEADER), "b", table, { cluster: CLUSTER }),
      InputError,
      `Cannot use --cluster: ${table} exists and was not made by deno task load`,
    );
    assertEquals((await load(csv(HEADER), "c", table)).notes, [
      'no column of the table takes "level", "service", "message", "user"',
      'the column "time" is DateTime: what is finer is cut off',
    ]);
    assertEquals(await run("SELECT count() FROM logs.app"), `${ROWS}\n`);
  },
);

testWithClickHouse(
  "loadLogs() tells by a given table's rows whether what was broken off is in it",
  async ({ url, nodes: [{ run }] }) => {
    await run(
      "CREATE TABLE logs.app (time DateTime) ENGINE = MergeTree ORDER BY time",
    );
    await load("time\n1700000000\n", "first", url("app"));
    const begin = (identity: string, before: number) =>
      run(`INSERT INTO logs.app_filled VALUES ('${identity}', ${before}, 0)`);
    await begin("written", 1);
    await begin("not written", 1 + ROWS);
    await begin("half", 2 * ROWS - 1);
    await run(
      `INSERT INTO logs.app SELECT toDateTime(number) FROM system.numbers LIMIT ${ROWS}`,
    );

    const text = csv(HEADER);
    assertEquals((await load(text, "written", url("app"))).written, 0);
    assertEquals((await load(text, "not written", url("app"))).written, ROWS);
    await assertRejects(
      () => load(text, "half", url("app")),
      InputError,
      "was broken off, and it has 2 rows more than before",
    );
    assertEquals(
      await run("SELECT count() FROM logs.app"),
      `${1 + 2 * ROWS}\n`,
    );
  },
);

testWithChdb(
  "loadLogs() fills OpenTelemetry's table",
  async ({ url, run }) => {
    await run(OTEL_LOGS);
    const { notes } = await load(csv(HEADER), "a", url("otel_logs"));
    assertEquals(notes, ['no column of the table takes "took_ms", "user"']);
    const path = await Deno.makeTempFile({ suffix: ".csv" });
    await Deno.writeTextFile(path, csv(HEADER));
    const [table, file] = [
      await openLogs(url("otel_logs")),
      await openLogs(path),
    ];

    for (const by of ["level", "service", "message"] as const) {
      assertSameFrames(await table.counts(by), await file.counts(by), by);
    }
    await Deno.remove(path);
  },
);
