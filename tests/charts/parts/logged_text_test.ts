import { assertEquals } from "@std/assert";
import { loggedText } from "../../../lib/charts/parts/logged_text.ts";

const FIRST = Date.UTC(2023, 10, 20, 8, 40, 50) * 1000;

Deno.test("loggedText() writes the period behind what is counted", () => {
  assertEquals(
    loggedText("2 logs", { first: FIRST, last: FIRST + 60e6 }),
    "2 logs, 08:40:50 to 08:41:50 UTC, 20 November 2023.",
  );
});

Deno.test("loggedText() goes without a period that is not known", () => {
  assertEquals(loggedText("2 logs"), "2 logs.");
  assertEquals(loggedText("2 logs", { first: null, last: null }), "2 logs.");
});
