import { assertEquals, assertThrows } from "@std/assert";
import {
  chiSquareFit,
  chiSquareIndependence,
} from "../../lib/stats/chi_square.ts";
import { chiSquareQuantile } from "../../lib/stats/chi_square_quantile.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("chiSquareFit() agrees with SciPy", () => {
  for (const { observed, expected, ...scipy } of reference.chi_square_fit) {
    const test = chiSquareFit(observed, expected ?? undefined);
    assertClose(test.statistic, scipy.statistic);
    assertClose(test.p_value, scipy.p_value);
    assertClose(test.effect, scipy.effect);
  }
});

Deno.test("chiSquareFit() finds the published volume of four services within chance", () => {
  const { statistic, df, p_value } = chiSquareFit([24886, 24775, 25200, 25139]);
  assertEquals(df, 3);
  assertClose(statistic, 4.92, 1e-3);
  assertClose(p_value, 0.178, 5e-3);
});

Deno.test("chiSquareFit() has nothing to say about one category or no counts", () => {
  assertEquals(chiSquareFit([7]).p_value, 1);
  assertEquals(chiSquareFit([]).p_value, 1);
  assertEquals(chiSquareFit([0, 0, 0]).p_value, 1);
});

Deno.test("chiSquareFit() refuses expected shares of another length or without weight", () => {
  assertThrows(() => chiSquareFit([1, 2], [1]), RangeError, "2 categories");
  assertThrows(() => chiSquareFit([1, 2], [1, 0]), RangeError, "above 0");
});

Deno.test("chiSquareIndependence() agrees with SciPy", () => {
  for (const { rows, ...scipy } of reference.chi_square_independence) {
    const test = chiSquareIndependence(rows);
    assertClose(test.statistic, scipy.statistic);
    assertEquals(test.df, scipy.df);
    assertClose(test.p_value, scipy.p_value);
    assertClose(test.effect, scipy.effect);
  }
});

Deno.test("chiSquareIndependence() leaves out rows and columns without counts", () => {
  const table = [[20, 10, 5], [10, 30, 8]];
  const padded = [[20, 0, 10, 5], [0, 0, 0, 0], [10, 0, 30, 8]];
  assertEquals(chiSquareIndependence(padded), chiSquareIndependence(table));
});

Deno.test("chiSquareIndependence() has nothing to say about a single row or column", () => {
  assertEquals(chiSquareIndependence([[1, 2, 3]]).p_value, 1);
  assertEquals(chiSquareIndependence([[1], [2]]).p_value, 1);
  assertEquals(chiSquareIndependence([]).p_value, 1);
});

Deno.test("chiSquareQuantile() agrees with SciPy", () => {
  for (const { p, df, value } of reference.chi_square_quantile) {
    assertClose(chiSquareQuantile(p, df), value);
  }
});
