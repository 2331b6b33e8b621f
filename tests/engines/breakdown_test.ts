import { assert, assertEquals, assertRejects } from "@std/assert";
import pl from "nodejs-polars";
import { InputError } from "../../lib/logs/input_error.ts";
import { MESSY_CSV, withLogs } from "../logs_file.ts";

const JANUARY_1_2024_US = 1_704_067_200_000_000;
const span = (from_s: number, to_s: number) => ({
  from: JANUARY_1_2024_US + from_s * 1e6,
  to: JANUARY_1_2024_US + to_s * 1e6,
});

Deno.test("breakdown() sets what values have in a span beside what they have outside", () =>
  withLogs(MESSY_CSV, async (logs) => {
    const { values, distinct } = await logs.breakdown("service", [span(0, 3)]);

    assertEquals(distinct, 3);
    assertEquals(values.select("span", "value", "logs", "failures").rows(), [
      [null, null, 3, 2],
      [null, "a", 1, 0],
      [null, "b", 2, 2],
      [0, null, 2, 1],
      [0, "(missing)", 1, 1],
      [0, "a", 1, 0],
    ]);
    assertEquals(
      values.select("latency_count", "latency_mean_ms").rows().slice(0, 4),
      [[2, 500], [0, null], [2, 500], [1, 28]],
    );
    assertEquals(values.columns.at(-1), "latency_sd_ms");
  }));

Deno.test("breakdown() takes any column, whatever its name", () =>
  withLogs(
    "time,*,,^t.*$\n2024-01-01T00:00:00,a,b,c\n2024-01-01T00:00:09,a,d,c\n",
    async (logs) => {
      const counts = async (column: string) =>
        (await logs.breakdown(column, [])).values.select("value", "logs")
          .rows();
      assertEquals(await counts("*"), [[null, 2], ["a", 2]]);
      assertEquals(await counts(""), [[null, 2], ["b", 1], ["d", 1]]);
      assertEquals(await counts("^t.*$"), [[null, 2], ["c", 2]]);
      assertEquals((await counts("time")).length, 3);
      const { values } = await logs.breakdown("*", []);
      assertEquals(values.getColumn("failures").toArray(), [null, null]);
    },
  ));

Deno.test("breakdown() gives only the largest values, and counts the others", () => {
  const hosts = Array.from(
    { length: 1000 },
    (_, i) => `2024-01-01T00:00:${i < 500 ? "01" : "09"},INFO,host${i % 400}`,
  );
  const failing = Array(3).fill("2024-01-01T00:00:01,ERROR,host7");
  const csv = `time,level,host\n${[...hosts, ...failing].join("\n")}\n`;
  return withLogs(csv, async (logs) => {
    const spans = [span(0, 5)];
    const { values, distinct } = await logs.breakdown("host", spans, 2);

    assertEquals(distinct, 400);
    const names = new Set(values.getColumn("value").toArray());
    assert(names.has("host7") && names.size <= 9, [...names].join());
    const totals = values.filter(pl.col("value").isNull());
    assertEquals(totals.getColumn("logs").toArray(), [500, 503]);
    const seven = values.filter(pl.col("value").eq(pl.lit("host7")));
    assertEquals(seven.select("logs", "failures").rows(), [[1, 0], [5, 3]]);
  });
});

Deno.test("breakdown() refuses a column that the logs do not have", () =>
  withLogs(MESSY_CSV, async (logs) => {
    await assertRejects(
      () => logs.breakdown("host", []),
      InputError,
      'by the column "host": the columns are "time", "severity", "service"',
    );
  }));
