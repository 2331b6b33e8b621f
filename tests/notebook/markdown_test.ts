import { assertEquals, assertNotMatch } from "@std/assert";
import markdownIt from "markdown-it";
import {
  markdownEscape,
  markdownText,
  md,
} from "../../lib/notebook/markdown.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  `<img src=x onerror="alert(1)">`,
  "[click](javascript:alert(1))",
  "![](https://evil.example/x.png)",
  "<https://evil.example>",
  "https://evil.example/a_b",
  "www.evil.example",
  "someone@evil.example",
  "**bold** _em_ ~~gone~~ `code`",
  "# heading",
  "- item",
  "+ item",
  "1. item",
  "> quotation",
  "===",
  "---",
  "    indented",
  "a | b",
  "| --- |",
  "&lt;b&gt; &#42; &amp;amp;",
  "\\*not escaped\\*",
  "$x^2$ and $$y$$ and \\(z\\)",
  "[a]: https://evil.example",
  "[^1] ^[note] :smile: {{ template }} {% raw %}",
  "a\n\n# b\n```js\n",
  "\u202egnp.exe",
];

// What front ends do more than CommonMark: links without brackets, tables, HTML.
const render = markdownIt({ html: true, linkify: true, typographer: false });

Deno.test("markdownEscape() leaves no markup, in a paragraph, an item or a cell", () => {
  for (const text of HOSTILE) {
    const shown = render.render(markdownEscape(text));
    assertNotMatch(shown, /<(?!\/?p>)/, text);
    const item = render.render(`- ${markdownEscape(text)}`);
    assertNotMatch(item, /<(?!\/?(ul|li)>)/, text);
    const row = render.render(`| a |\n| - |\n| ${markdownEscape(text)} |\n`);
    assertEquals(row.match(/<td>/g)?.length, 1, text);
  }
});

Deno.test("markdownEscape() renders as the text that went in", () => {
  for (
    const text of ["a_b*c", "&lt;b&gt; <b>", "\\*\\", "5 < 6 | $7", "08:40"]
  ) {
    const shown = render.render(markdownEscape(text));
    const escaped = render.utils.escapeHtml(text);
    assertEquals(shown, `<p>${escaped}</p>\n`);
  }
});

Deno.test("markdownEscape() leaves no delimiter of math", () => {
  assertNotMatch(markdownEscape("$x$ \\(y\\) \\begin{z}"), /[$]|\\[(b]/);
});

Deno.test("markdownText() reads escapes back", () => {
  for (const text of ["<b>*hot*</b>", "a & &lt; b", "\\( $ \\", "www.x.org"]) {
    assertEquals(markdownText({ markdown: markdownEscape(text) }), text);
  }
});

Deno.test("md() escapes text, writes numbers and keeps Markdown", () => {
  assertEquals(
    md`${"_A_"}: ${-1.5} of ${3n}, ${md`**${"<b>"}**`}`,
    { markdown: "\\_A\\_: -1.5 of 3, **&lt;b&gt;**" },
  );
});
