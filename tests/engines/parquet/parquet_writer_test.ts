import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import type { ColumnPages } from "../../../lib/engines/parquet/column_pages.ts";
import type { ColumnType } from "../../../lib/engines/parquet/format.ts";
import { ParquetWriter } from "../../../lib/engines/parquet/parquet_writer.ts";
import { TextColumn } from "../../../lib/logs/formats/text_column.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { withFolder } from "../../runner/build_notebook.ts";

type Value = string | number | null;
/** Columns by name, each with its type and a value for each row. */
type Group = Readonly<Record<string, readonly [ColumnType, readonly Value[]]>>;

function put(
  pages: ColumnPages,
  type: ColumnType,
  values: readonly Value[],
): void {
  if (type === "text") {
    const column = new TextColumn();
    values.forEach((value, i) => {
      if (value !== null) column.put(i, String(value));
    });
    return pages.texts(column, values.length);
  }
  const numbers = values.map((value) => value === null ? NaN : Number(value));
  if (type === "double") pages.doubles(Float64Array.from(numbers));
  else if (type === "long") pages.longs(Float64Array.from(numbers));
  else {
    pages.counts(Int32Array.from(numbers, (value) => value >= 0 ? value : -1));
  }
}

/** What Polars reads of row groups that were written. */
async function readBack(groups: readonly Group[]) {
  let frame = pl.DataFrame();
  await withFolder(async (folder) => {
    const path = `${folder}/rows.parquet`;
    using writer = new ParquetWriter(path, [{ name: "known", type: "text" }]);
    for (const group of groups) {
      const columns = Object.entries(group);
      writer.write(
        columns[0][1][1].length,
        columns.map(([name, [type, values]]) => ({
          name,
          type,
          put: (pages) => put(pages, type, values),
        })),
      );
    }
    writer.end();
    frame = await pl.scanParquet(path).collect();
  });
  return frame;
}

function valuesOf(frame: pl.DataFrame, name: string): Value[] {
  const values: unknown[] = frame.getColumn(name).toArray();
  return values.map((value) =>
    value === null || typeof value === "string" ? value : Number(value)
  );
}

async function assertReadBack(group: Group): Promise<void> {
  const frame = await readBack([group]);
  for (const [name, [, values]] of Object.entries(group)) {
    assertEquals(valuesOf(frame, name), [...values], name);
  }
}

const rows = <T>(length: number, valueAt: (i: number) => T) =>
  Array.from({ length }, (_, i) => valueAt(i));

Deno.test("ParquetWriter writes texts that repeat, that do not, long ones and none", () =>
  assertReadBack({
    repeating: ["text", rows(1000, (i) => ["INFO", "", "ü🙂"][i % 3])],
    same: ["text", rows(1000, () => "same")],
    different: ["text", rows(1000, (i) => `no. ${i}`)],
    some: ["text", rows(1000, (i) => i % 7 < 3 ? null : `no. ${i % 300}`)],
    late: ["text", rows(1000, (i) => i < 990 ? null : `no. ${i}`)],
    long: ["text", rows(1000, (i) => "x".repeat(i % 500) + i)],
    none: ["text", rows(1000, () => null)],
  }));

Deno.test("ParquetWriter writes numbers of every kind, and none", () =>
  assertReadBack({
    double: ["double", rows(999, (i) => i % 5 === 0 ? null : i / 7 - 50)],
    extreme: [
      "double",
      rows(999, (i) => [-0, 1e308, -5e-324, Infinity][i % 4]),
    ],
    long: ["long", rows(999, (i) => i % 3 === 0 ? null : i * 1e12 - 4e14)],
    edge: ["long", rows(999, (i) => [2 ** 53, -(2 ** 53), -1, 2 ** 32][i % 4])],
    count: ["count", rows(999, (i) => i % 4 === 0 ? null : i * 100)],
    zero: ["count", rows(999, () => 0)],
    none: ["double", rows(999, () => null)],
    nothing: ["count", rows(999, () => null)],
  }));

Deno.test("ParquetWriter writes any number of different texts, at any place of their bits", async () => {
  for (const different of [2, 3, 4, 5, 8, 9, 255, 256, 257, 4097, 70_000]) {
    const random = seededRandom(different);
    const values = rows(
      2 * different + 5,
      () => random() < 0.1 ? null : `t${Math.floor(different * random())}`,
    );
    await assertReadBack({ texts: ["text", values] });
  }
});

Deno.test("ParquetWriter has a column null in the row groups that lack it", async () => {
  const frame = await readBack([
    { a: ["text", ["x", "y"]] },
    { a: ["text", [null]], b: ["long", [7]] },
    { b: ["long", [8]] },
  ]);
  assertEquals(valuesOf(frame, "a"), ["x", "y", null, null]);
  assertEquals(valuesOf(frame, "b"), [null, null, 7, 8]);
  assertEquals(valuesOf(frame, "known"), [null, null, null, null]);
});

Deno.test("ParquetWriter writes a file without rows", async () => {
  const frame = await readBack([]);
  assertEquals(frame.height, 0);
  assertEquals(frame.columns, ["known"]);
});

Deno.test("ParquetWriter writes many columns and row groups, of which some are read", async () => {
  const group = (at: number): Group =>
    Object.fromEntries(
      rows(
        40,
        (i) => [`c${i}`, ["text", rows(30, (row) => `${i} ${at + row}`)]],
      ),
    );
  await withFolder(async (folder) => {
    const path = `${folder}/rows.parquet`;
    using writer = new ParquetWriter(path);
    for (let at = 0; at < 900; at += 30) {
      writer.write(
        30,
        Object.entries(group(at)).map(([name, [type, values]]) => ({
          name,
          type,
          put: (pages) => put(pages, type, values),
        })),
      );
    }
    writer.end();
    const read = await pl.scanParquet(path).select(pl.col("c17")).slice(100, 3)
      .collect();
    assertEquals(valuesOf(read, "c17"), ["17 100", "17 101", "17 102"]);
  });
});
