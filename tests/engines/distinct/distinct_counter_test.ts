import { assertEquals } from "@std/assert";
import { countDistinctRows } from "../../../lib/engines/distinct/count_distinct_rows.ts";
import { DistinctCounter } from "../../../lib/engines/distinct/distinct_counter.ts";
import pl from "nodejs-polars";

/** Hashes of numbers, spread over all bits. */
function hashes(from: number, count: number): BigUint64Array {
  const values = new Uint32Array(2 * count);
  for (let i = 0; i < count; i++) {
    values[2 * i] = Math.imul(from + i, 0x9e3779b1);
    values[2 * i + 1] = Math.imul(from + i, 0x85ebca6b);
  }
  return new BigUint64Array(values.buffer);
}

Deno.test("DistinctCounter counts each hash once, also that of 0", () => {
  using counter = new DistinctCounter();
  counter.add(hashes(0, 5000));
  counter.add(hashes(2500, 5000));

  assertEquals(counter.count(), 7500);
});

Deno.test("DistinctCounter counts more hashes than it keeps in memory", () => {
  using counter = new DistinctCounter();
  for (const from of [0, 1_000_000, 2_000_000, 1_500_000]) {
    counter.add(hashes(from, 1_000_000));
  }

  assertEquals(counter.count(), 3_000_000);
});

Deno.test("countDistinctRows() tells rows apart by all columns and their order", async () => {
  const rows = pl.DataFrame([
    pl.Series("a", ["x", "y", "x", null, "x", null], pl.Utf8),
    pl.Series("b", ["y", "x", "y", "x", null, "x"], pl.Utf8),
  ]);
  const parts = [rows.slice(0, 3).lazy(), rows.slice(3, 3).lazy()];

  assertEquals(await countDistinctRows(parts, ["a", "b"]), 4);
});
