import { assertEquals } from "@std/assert";
import {
  binomialTail,
  chiSquareTail,
  fTail,
  normalTwoSided,
  tTwoSided,
} from "../../lib/stats/tails.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("chiSquareTail() agrees with SciPy, also far out", () => {
  for (const { x, df, p_value } of reference.chi_square_tail) {
    assertClose(chiSquareTail(x, df), p_value);
  }
});

Deno.test("fTail() agrees with SciPy, also far out", () => {
  for (const { x, df1, df2, p_value } of reference.f_tail) {
    assertClose(fTail(x, df1, df2), p_value);
  }
});

Deno.test("binomialTail() agrees with SciPy", () => {
  for (const { k, n, share, p_value } of reference.binomial_tail) {
    assertClose(binomialTail(k, n, share), p_value);
  }
});

Deno.test("binomialTail() is sure of nothing and refuses more than all", () => {
  assertEquals(binomialTail(0, 10, 0.3), 1);
  assertEquals(binomialTail(11, 10, 0.3), 0);
});

Deno.test("every tail is 1 in the middle of its distribution", () => {
  assertEquals(chiSquareTail(0, 3), 1);
  assertEquals(fTail(0, 3, 9), 1);
  assertEquals(tTwoSided(0, 9), 1);
  assertEquals(normalTwoSided(0), 1);
});
