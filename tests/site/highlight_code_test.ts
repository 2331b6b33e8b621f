import { assertEquals, assertStringIncludes } from "@std/assert";
import { highlightCode } from "../../lib/site/highlight_code.ts";

Deno.test("highlightCode() escapes code and shows what acts unseen", () => {
  const html = highlightCode(`const a = "<script>\u202e"; // </code>`);
  assertStringIncludes(html, "&lt;script&gt;‹U+202E›");
  assertStringIncludes(html, "&lt;/code&gt;");
});

Deno.test("highlightCode() only escapes other languages", () => {
  assertEquals(highlightCode("let <b>", "text"), "let &lt;b&gt;");
});
