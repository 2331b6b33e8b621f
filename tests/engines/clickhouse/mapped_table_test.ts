import { assert, assertEquals, assertRejects } from "@std/assert";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import type { LogSource } from "../../../lib/logs/log_source.ts";
import { writeSample } from "../../../lib/logs/sample.ts";
import { testWithChdb } from "../../interop/chdb.ts";
import { CLUSTER, testWithClickHouse } from "../../interop/clickhouse.ts";
import { assertSameFrames } from "./contract.ts";
import { OTEL_LOGS } from "./otel_logs.ts";

/** A file of the sample's world, as text and opened. */
async function withSample(
  test: (csv: string, file: LogSource) => Promise<void>,
): Promise<void> {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  try {
    await writeSample(path, { rows: 3000 });
    await test(await Deno.readTextFile(path), await openLogs(path));
  } finally {
    await Deno.remove(path);
  }
}

async function assertSameFigures(table: LogSource, file: LogSource) {
  for (const by of ["level", "service", "message"] as const) {
    assertSameFrames(await table.counts(by), await file.counts(by), by);
    assertSameFrames(await table.latency(by), await file.latency(by), by);
  }
  assertSameFrames(
    await table.windows("5s", "service"),
    await file.windows("5s", "service"),
    "windows",
  );
  const [a, b] = [await table.quality(), await file.quality()];
  assertEquals(a.longestGap, b.longestGap);
  assertEquals(a.rows, b.rows);
  assertEquals(a.outOfOrder, null);
}

testWithClickHouse(
  "openLogs() reads a table with the columns of the published file, all of them text",
  ({ url, nodes }) =>
    withSample(async (csv, file) => {
      const columns =
        "Id String, Timestamp String, LogLevel String, Service String, Message String, RequestID String, User String, ClientIP String, TimeTaken String";
      const [, ...lines] = csv.trimEnd().split("\n");
      for (const [i, { run }] of nodes.entries()) {
        await run(`CREATE TABLE logs.part (${columns}) ENGINE = TinyLog`);
        const half = lines.filter((_, line) => line % 2 === i);
        await run(`INSERT INTO logs.part FORMAT CSV\n${half.join("\n")}\n`);
      }
      await nodes[0].run(
        `CREATE TABLE logs.whole AS logs.part ENGINE = Distributed(${CLUSTER}, logs, part)`,
      );
      const table = await openLogs(url("whole"));

      await assertSameFigures(table, file);
      const { mapping, reading } = await table.overview();
      assertEquals(mapping, {
        timestamp: "Timestamp",
        level: "LogLevel",
        service: "Service",
        message: "Message",
        latency_ms: "TimeTaken",
      });
      assertEquals(reading.mapping[0].examples[0], lines[0].split(",")[1]);
      const breakdown = await table.breakdown("User", []);
      const expected = await file.breakdown("User", []);
      assertSameFrames(breakdown.values, expected.values, "User");
    }),
);

testWithClickHouse(
  "openLogs() takes expressions for columns, and reads the part that is asked for",
  async ({ url, nodes: [{ run }] }) => {
    await run(
      "CREATE TABLE logs.app (at DateTime, meta String, `it's \\`a` String, took UInt32) ENGINE = MergeTree PARTITION BY toDate(at) ORDER BY at",
    );
    await run(
      "INSERT INTO logs.app SELECT toDateTime('2024-05-01 00:00:00', 'UTC') + number, concat('{\"lvl\":\"', if(number % 4 = 0, 'err', 'info'), '\"}'), 'a', number FROM system.numbers LIMIT 100",
    );
    const table = await openLogs(url("app"), {
      map: {
        timestamp: "at",
        level: "visitParamExtractString(meta, 'lvl')",
        service: "it's `a",
        latency_ms: "took:us",
      },
      from: "2024-05-01T00:00:10Z",
      to: "2024-05-01T00:00:30Z",
    });

    assertEquals((await table.overview()).rows, 20);
    assertEquals((await table.counts("level")).rows(), [
      ["INFO", 15, 0, 0, 0],
      ["ERROR", 5, 5, 0, 5],
    ]);
    assertEquals((await table.latency()).getColumn("min_ms").get(0), 0.01);
    assertEquals((await table.counts("service")).rows()[0].slice(0, 2), [
      "a",
      20,
    ]);
    await assertRejects(
      () => openLogs(url("app"), { map: { timestamp: "when" } }),
      InputError,
      'Cannot map timestamp to the column "when": the columns are "at"',
    );
    await assertRejects(
      () => openLogs(url("app"), { map: { timestamp: "at", level: "f(((" } }),
      InputError,
      "Syntax error",
    );
  },
);

testWithClickHouse(
  "openLogs() tells messages by what they have in common where there are too many",
  async ({ url, nodes: [{ run }] }) => {
    await run(
      "CREATE TABLE logs.app (time DateTime, message String) ENGINE = MergeTree ORDER BY time",
    );
    await run(
      "INSERT INTO logs.app SELECT toDateTime(1700000000 + number), concat(if(number % 2, 'took ', 'user '), toString(number), if(number % 2, 'ms', ' from 10.0.0.1')) FROM system.numbers LIMIT 1000",
    );
    const table = await openLogs(url("app"));
    const counts = (await table.counts("message")).rows();

    assertEquals(counts.map(([name, logs]) => [name, logs]), [
      ["took <*>", 500],
      ["user <*> from <*>", 500],
    ]);
    const { templates } = (await table.overview()).reading;
    assertEquals(templates?.[0].example, "took 101ms");
  },
);

testWithChdb(
  "openLogs() reads OpenTelemetry's table as it is",
  ({ url, run }) =>
    withSample(async (csv, file) => {
      await run(OTEL_LOGS);
      const rows = csv.trimEnd().split("\n").slice(1).map((line, i) => {
        const [, at, level, service, message, , , , took] = line.split(",");
        const attributes = `{'duration_ms':'${took.replace("ms", "")}'}`;
        // Every other log has its level as a number only.
        const numbers: Record<string, number> = {
          DEBUG: 5,
          INFO: 9,
          WARNING: 13,
          ERROR: 17,
          FATAL: 21,
        };
        const text = i % 2 === 0 ? level : "";
        return `('${at.replace("T", " ")}', '${text}', ${
          numbers[level]
        }, '${service}', '${message}', ${attributes})`;
      });
      await run(
        `INSERT INTO logs.otel_logs (Timestamp, SeverityText, SeverityNumber, ServiceName, Body, LogAttributes) VALUES ${
          rows.join(", ")
        }`,
      );
      const map = { latency_ms: "LogAttributes['duration_ms']" };
      const table = await openLogs(url("otel_logs"), { map });

      await assertSameFigures(table, file);
      const { first } = await file.overview();
      const from = new Date((first ?? 0) / 1000 + 10_000).toISOString();
      const part = await openLogs(url("otel_logs"), { map, from });
      const { rows: some } = await part.overview();
      assert(some > 0 && some < 3000);
    }),
);
