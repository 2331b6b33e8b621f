import { assertEquals } from "@std/assert";
import { groupingAccuracy } from "./grouping_accuracy.ts";

Deno.test("groupingAccuracy() counts the messages of groups found exactly", () => {
  const labelled = ["a", "a", "b", "b", "c"].map((truth) => ({
    message: truth,
    truth,
  }));
  assertEquals(groupingAccuracy(labelled, [7, 7, 2, 2, 5]), 1);
  assertEquals(groupingAccuracy(labelled, [0, 1, 2, 2, 3]), 0.6); // a in two
  assertEquals(groupingAccuracy(labelled, [0, 0, 2, 2, 2]), 0.4); // b and c in one
});
