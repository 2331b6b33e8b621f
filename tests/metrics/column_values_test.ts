import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import {
  finiteColumn,
  numberColumn,
  textColumn,
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
