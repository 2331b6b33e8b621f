import { assertEquals, assertThrows } from "@std/assert";
import pl from "nodejs-polars";
import { numberColumn } from "../../lib/metrics/column_values.ts";
import { rollingMean } from "../../lib/metrics/rolling_mean.ts";
import reference from "../testdata/stats/reference.json" with { type: "json" };

function means(frame: pl.DataFrame): (number | null)[] {
  return numberColumn(frame, "logs_rolling_mean");
}

Deno.test("rollingMean() agrees with pandas' centred rolling mean for odd and even sizes", () => {
  for (const { values, size, means: pandas } of reference.rolling_mean) {
    const frame = pl.DataFrame({ logs: pl.Series("logs", values, pl.Float64) });
    const rolled = means(rollingMean(frame, "logs", size));
    assertEquals(
      rolled.map((value) => value?.toFixed(9)),
      pandas.map((value) => value?.toFixed(9)),
    );
  }
});

Deno.test("rollingMean() leaves out partial windows", () => {
  const frame = pl.DataFrame({
    logs: [1, 10, 20, 30, 2],
    partial: [true, false, false, false, true],
  });
  assertEquals(means(rollingMean(frame, "logs", 3)), [
    null,
    null,
    20,
    null,
    null,
  ]);
});

Deno.test("rollingMean() of fewer rows than its size, or of none, is null throughout", () => {
  const short = pl.DataFrame({ logs: [1, 2] });
  assertEquals(means(rollingMean(short, "logs", 3)), [null, null]);
  const empty = pl.DataFrame({ logs: pl.Series("logs", [], pl.Float64) });
  assertEquals(means(rollingMean(empty, "logs", 3)), []);
});

Deno.test("rollingMean() does not change its input", () => {
  const frame = pl.DataFrame({ logs: [1, 2, 3] });
  rollingMean(frame, "logs", 3);
  assertEquals(frame.columns, ["logs"]);
});

Deno.test("rollingMean() refuses a size that is no whole number of rows", () => {
  const frame = pl.DataFrame({ logs: [1, 2, 3] });
  for (const size of [0, 1.5, -3, NaN]) {
    assertThrows(() => rollingMean(frame, "logs", size), RangeError, `${size}`);
  }
});
