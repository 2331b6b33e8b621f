import { assertEquals } from "@std/assert";
import {
  allText,
  countInWords,
  nameText,
  shareRangeText,
  shownText,
} from "../../../lib/charts/parts/category_wording.ts";

Deno.test("nameText() quotes what is not plainly one word, and shortens it", () => {
  assertEquals(nameText("checkout-v2"), "checkout-v2");
  assertEquals(nameText("Disk is full"), "“Disk is full”");
  assertEquals(nameText(""), "“”");
  assertEquals(
    nameText("x".repeat(41)),
    `“${"x".repeat(20)}…${"x".repeat(19)}”`,
  );
});

Deno.test("countInWords() writes small numbers out", () => {
  assertEquals(countInWords(1, "service"), "one service");
  assertEquals(countInWords(12, "service"), "twelve services");
  assertEquals(countInWords(1300, "service"), "1,300 services");
});

Deno.test("allText() calls two both", () => {
  assertEquals(allText(2, "service"), "Both services");
  assertEquals(allText(4, "service"), "All four services");
});

Deno.test("shareRangeText() names a share once where both read the same", () => {
  assertEquals(shareRangeText([0.252, 0.248, 0.25]), "24.8% to 25.2%");
  assertEquals(shareRangeText([0.25001, 0.25]), "25.0%");
});

Deno.test("shownText() says nothing where all is shown", () => {
  assertEquals(shownText(15, 15, "message", "the most logs"), "");
  assertEquals(
    shownText(15, 1316, "message", "the most logs"),
    " Shown: the 15 messages with the most logs; and 1,301 more.",
  );
});
