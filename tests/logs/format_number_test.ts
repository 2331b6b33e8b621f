import { assertEquals } from "@std/assert";
import {
  countText,
  decimalsFor,
  formatNumber,
  formatPercent,
  formatSignificant,
} from "../../lib/logs/format_number.ts";

Deno.test("decimalsFor() gives the largest value four significant digits", () => {
  assertEquals(decimalsFor([0.123456]), 3);
  assertEquals(decimalsFor([9.87654, 0.1]), 3);
  assertEquals(decimalsFor([58.72345]), 2);
  assertEquals(decimalsFor([-158.72345]), 1);
  assertEquals(decimalsFor([12345.678, 0.5]), 0);
});

Deno.test("decimalsFor() adds no decimals that all values can do without", () => {
  assertEquals(decimalsFor([1, 2.5, -3.5]), 1);
  assertEquals(decimalsFor([0, NaN, Infinity]), 0);
  assertEquals(decimalsFor([0.1 + 0.2]), 1);
  assertEquals(decimalsFor([]), 0);
});

Deno.test("formatNumber() separates thousands", () => {
  assertEquals(formatNumber(999), "999");
  assertEquals(formatNumber(-1000), "-1,000");
  assertEquals(formatNumber(1234567.125, 2), "1,234,567.13");
  assertEquals(formatNumber(9007199254740993n), "9,007,199,254,740,993");
});

Deno.test("formatNumber() lets only zero read as zero", () => {
  assertEquals(formatNumber(-0, 2), "0.00");
  assertEquals(formatNumber(0.0004, 2), "4.0e-4");
  assertEquals(formatNumber(-0.0004, 2), "-4.0e-4");
  assertEquals(formatNumber(-0.4, 0), "0");
});

Deno.test("formatNumber() writes what is not finite or huge without endless digits", () => {
  assertEquals(formatNumber(NaN, 2), "NaN");
  assertEquals(formatNumber(-Infinity, 2), "-∞");
  assertEquals(formatNumber(1.7976931348623157e308, 2), "1.798e+308");
});

Deno.test("formatPercent() bounds a share that rounds to nothing", () => {
  assertEquals(formatPercent(0), "0.0%");
  assertEquals(formatPercent(1), "100%");
  assertEquals(formatPercent(0.0004), "<0.1%");
  assertEquals(formatPercent(0.0006), "0.1%");
  assertEquals(formatPercent(-0.0004), ">-0.1%");
  assertEquals(formatPercent(0.2784, 0), "28%");
});

Deno.test("formatPercent() writes what is whole or more without decimals", () => {
  assertEquals(formatPercent(9.994), "999%");
  assertEquals(formatPercent(-64.674), "-6,467%");
});

Deno.test("formatSignificant() keeps three digits and all before the point", () => {
  assertEquals(formatSignificant(54.98), "55.0");
  assertEquals(formatSignificant(-1.8349), "-1.83");
  assertEquals(formatSignificant(0.17792), "0.178");
  assertEquals(formatSignificant(-0.00609), "-0.00609");
  assertEquals(formatSignificant(123456.7), "123,457");
});

Deno.test("formatSignificant() counts the digits after rounding", () => {
  assertEquals(formatSignificant(9.996), "10.0");
  assertEquals(formatSignificant(99.96), "100");
  assertEquals(formatSignificant(0.09996), "0.100");
});

Deno.test("formatSignificant() writes zero, tiny values and what is not finite", () => {
  assertEquals(formatSignificant(0), "0");
  assertEquals(formatSignificant(-0), "0");
  assertEquals(formatSignificant(0.0000123), "1.23e-5");
  assertEquals(formatSignificant(NaN), "NaN");
  assertEquals(formatSignificant(-Infinity), "-∞");
});

Deno.test("countText() puts the noun in the right number", () => {
  assertEquals(countText(0, "row"), "0 rows");
  assertEquals(countText(1, "row"), "1 row");
});
