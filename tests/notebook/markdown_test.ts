import { assertEquals } from "@std/assert";
import { markdownText, md } from "../../lib/notebook/markdown.ts";

Deno.test("markdownText() reads escapes back and keeps markup", () => {
  assertEquals(markdownText(md`**${"a_b < $5"}**`), "**a_b < $5**");
});

Deno.test("md() escapes text, writes numbers and keeps Markdown", () => {
  assertEquals(
    md`${"_A_"}: ${-1.5} of ${3n}, ${md`**${"<b>"}**`}`,
    { markdown: "\\_A\\_: -1.5 of 3, **&lt;b&gt;**" },
  );
});
