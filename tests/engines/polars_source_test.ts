import { assertEquals, assertRejects } from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { MESSY_CSV, withLogs } from "../logs_file.ts";

const JANUARY_1_2024_US = 1_704_067_200_000_000;

Deno.test("overview() tells rows, period and what feeds the canonical columns", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const overview = await logs.overview();

    assertEquals(overview.rows, 6);
    assertEquals(overview.first, JANUARY_1_2024_US + 500_000);
    assertEquals(overview.last, JANUARY_1_2024_US + 11_000_000);
    assertEquals(overview.engine, "polars");
    assertEquals(overview.name, "logs.csv");
    assertEquals(
      overview.columns.map(({ canonical, type }) => [canonical, type]),
      [
        ["timestamp", "timestamp"],
        ["level", "text"],
        ["service", "text"],
        ["message", "text"],
        ["latency_ms", "number"],
      ],
    );
  }));

Deno.test("quality() counts and locates what is wrong", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const facts = await logs.quality();

    assertEquals(facts.duplicates, 1);
    assertEquals(facts.outOfOrder, 1);
    assertEquals(facts.unknownLevels, 1);
    assertEquals(facts.unknownSpellings?.map(({ rows }) => rows), [1]);
    assertEquals(facts.negativeLatencies, 1);
    assertEquals(facts.longestGap, {
      start: JANUARY_1_2024_US + 3_000_000,
      end: JANUARY_1_2024_US + 11_000_000,
    });
    assertEquals(facts.unreadable, [
      { column: "duration", file: null, line: 3, value: "x" },
      { column: "time", file: null, line: 5, value: "nope" },
    ]);
    assertEquals(
      facts.columns.map((column) => column.missing),
      [0, 0, 1, 0, 0],
    );
    assertEquals(facts.columns[4].min, "-5");
  }));

Deno.test("counts() keeps rows without a timestamp or a service", () =>
  withLogs(MESSY_CSV, async (logs) => {
    assertEquals((await logs.counts("level")).toRecords(), [
      { level: "FATAL", logs: 3, errors: 0, fatals: 3, failures: 3 },
      { level: "ERROR", logs: 1, errors: 1, fatals: 0, failures: 1 },
      { level: "OTHER", logs: 1, errors: 0, fatals: 0, failures: 0 },
      { level: "WARNING", logs: 1, errors: 0, fatals: 0, failures: 0 },
    ]);
    assertEquals(
      (await logs.counts(["service", "level"])).select(
        "service",
        "level",
        "logs",
      )
        .toRecords()[0],
      { service: "b", level: "FATAL", logs: 3 },
    );
  }));

Deno.test("windows() has every window, with no log as count 0 and latency null", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const windows = await logs.windows("5s");

    assertEquals(
      windows.select("logs", "failures", "latency_mean_ms", "partial")
        .toRecords(),
      [
        { logs: 3, failures: 1, latency_mean_ms: 28, partial: true },
        { logs: 0, failures: 0, latency_mean_ms: null, partial: false },
        { logs: 2, failures: 2, latency_mean_ms: 500, partial: true },
      ],
    );
    assertEquals(windows.columns, [
      "start",
      "logs",
      "failures",
      "latency_mean_ms",
      "latency_sd_ms",
      "latency_p50_ms",
      "latency_p95_ms",
      "latency_p99_ms",
      "latency_count",
      "partial",
    ]);
  }));

Deno.test("windows() gives every value of a dimension every window", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const windows = await logs.windows("5s", "service");

    assertEquals(windows.height, 9);
    assertEquals(
      windows.getColumn("service").toArray().slice(0, 3),
      ["(missing)", "a", "b"],
    );
    assertEquals(windows.getColumn("logs").sum(), 5);
  }));

Deno.test("windows() aligns to the epoch, also before 1970", () =>
  withLogs(
    "time\n1969-12-31T23:59:58\n1970-01-01T00:00:01\n",
    async (logs) => {
      const starts = (await logs.windows("5s")).getColumn("start").toArray();

      assertEquals(starts.map((start) => Number(start)), [-5000, 0]);
    },
  ));

Deno.test("windows() refuses a length that gives millions of windows", () =>
  withLogs(
    "time\n2000-01-01T00:00:00\n2024-01-01T00:00:00\n",
    async (logs) => {
      await assertRejects(
        () => logs.windows("1s"),
        InputError,
        "give a longer --every",
      );
    },
  ));

Deno.test("latency() leaves out what cannot be a latency", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const [overall] = (await logs.latency()).toRecords();

    assertEquals(overall.count, 4);
    assertEquals(overall.min_ms, 28);
    assertEquals(overall.p50_ms, 500);
  }));

Deno.test("latency() gives quantiles that occur in the logs", async () => {
  const rows = Array.from(
    { length: 100 },
    (_, i) => `2024-01-01T00:00:00,${i + 1}ms`,
  );
  await withLogs(`time,latency\n${rows.join("\n")}\n`, async (logs) => {
    const [overall] = (await logs.latency()).toRecords();

    assertEquals(
      [overall.p50_ms, overall.p95_ms, overall.p99_ms],
      [51, 96, 100],
    );
  });
});

Deno.test("latencyHistogram() counts into half-open bins", () =>
  withLogs(MESSY_CSV, async (logs) => {
    assertEquals((await logs.latencyHistogram(5)).toRecords(), [
      { start_ms: 25, logs: 1 },
      { start_ms: 500, logs: 3 },
    ]);
  }));

Deno.test("sample() picks raw rows in the file's order", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const failures = await logs.sample({ failures: true }, 2);
    const window = await logs.sample(
      { from: JANUARY_1_2024_US, to: JANUARY_1_2024_US + 3_000_000 },
      10,
    );

    assertEquals(failures.getColumn("time").toArray(), [
      "2024-01-01 00:00:02",
      "nope",
    ]);
    assertEquals(window.getColumn("msg").toArray(), ["hello", "bye"]);
  }));

Deno.test("counts() and windows() are empty by a column that the logs lack", () =>
  withLogs("time\n2024-01-01T00:00:00\n", async (logs) => {
    const counts = await logs.counts("service");
    const windows = await logs.windows("5s", "service");

    assertEquals(counts.shape, { height: 0, width: 5 });
    assertEquals(windows.shape, { height: 0, width: 11 });
    assertEquals(
      (await logs.windows("5s")).select("logs", "failures", "latency_mean_ms")
        .toRecords(),
      [{ logs: 1, failures: null, latency_mean_ms: null }],
    );
  }));

Deno.test("counts() counts only what passes a filter", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const late = await logs.counts("service", {
      from: JANUARY_1_2024_US + 3_000_000,
      failures: true,
    });

    assertEquals(late.select("service", "logs").toRecords(), [
      { service: "b", logs: 2 },
    ]);
  }));

Deno.test("counts() does not know failures where logs have no level", () =>
  withLogs("time,service\n2024-01-01T00:00:00,a\n", async (logs) => {
    assertEquals((await logs.counts("service")).toRecords(), [
      { service: "a", logs: 1, errors: null, fatals: null, failures: null },
    ]);
  }));
