import { assertEquals } from "@std/assert";
import {
  countsFor,
  cumulativeCounts,
} from "../../lib/stats/cumulative_counts.ts";

Deno.test("cumulativeCounts() adds each count to those before it", () => {
  assertEquals(cumulativeCounts([3, 2, 1]), [3, 5, 6]);
  assertEquals(cumulativeCounts([]), []);
});

Deno.test("countsFor() counts up to the one that reaches the part", () => {
  assertEquals(countsFor([50, 30, 15, 5], 0.8), 2);
  assertEquals(countsFor([50, 29, 16, 5], 0.8), 3);
  assertEquals(countsFor([1, 1, 1], 1), 3);
  assertEquals(countsFor([7], 0.8), 1);
});

Deno.test("countsFor() needs none where nothing is counted", () => {
  assertEquals(countsFor([], 0.8), 0);
});
