import { assertEquals, assertThrows } from "@std/assert";
import pl from "nodejs-polars";
import { InputError } from "../../lib/logs/input_error.ts";
import {
  finiteColumn,
  numberColumn,
  textColumn,
  timeColumn,
} from "../../lib/metrics/column_values.ts";

const frame = pl.DataFrame({
  logs: pl.Series("logs", [3, null], pl.Int64),
  service: pl.Series("service", ["A", null], pl.Utf8),
});

Deno.test("numberColumn() keeps null, finiteColumn() makes it NaN", () => {
  assertEquals(numberColumn(frame, "logs"), [3, null]);
  assertEquals(finiteColumn(frame, "logs"), [3, NaN]);
});

Deno.test("textColumn() makes null the empty text", () => {
  assertEquals(textColumn(frame, "service"), ["A", ""]);
});

Deno.test("timeColumn() gives microseconds, beyond what a Date holds", () => {
  const frame = pl.DataFrame([
    pl.Series("start", [1_500_000, 250, null], pl.Int64),
  ]).withColumn(pl.col("start").cast(pl.Datetime("us")));
  assertEquals(timeColumn(frame, "start"), [1_500_000, 250, null]);
});

Deno.test("numberColumn() names the columns that there are, and a missing await", () => {
  assertThrows(
    () => numberColumn(frame, "start"),
    InputError,
    'Cannot read the column "start": the frame has logs, service',
  );
  assertThrows(
    () => timeColumn(JSON.parse("{}"), "start"),
    InputError,
    "is an await missing?",
  );
});
