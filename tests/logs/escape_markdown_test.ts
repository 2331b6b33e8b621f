import { assertEquals, assertNotMatch } from "@std/assert";
import markdownIt from "markdown-it";
import {
  escapeMarkdown,
  unescapeMarkdown,
} from "../../lib/logs/escape_markdown.ts";
import { visibleText } from "../../lib/logs/visible_text.ts";

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
  "-",
  "1.",
  "--",
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
  "1) item",
  "<img src=x onerror=alert(1)>",
  "**bold** _it_ ~~gone~~ `code`",
  "$x^2$ and $$y$$ and \\(z\\)",
  "[a]: https://evil.example",
  "[^1] ^[note] :smile: {{ template }} {% raw %}",
  "a\n\n# b\n```js\n",
  "\u202egnp.exe",
];

// What front ends do more than CommonMark: links without brackets, tables, HTML.
const render = markdownIt({ html: true, linkify: true, typographer: false });

/** Dollars and backslashes are code, so that nobody takes them for math. */
function withoutCode(html: string): string {
  return html.replace(/<code>([\\$]+)<\/code>/g, "$1");
}

Deno.test("escapeMarkdown() leaves no markup, in a paragraph, an item or a cell", () => {
  for (const text of HOSTILE) {
    const shown = withoutCode(render.render(escapeMarkdown(text)));
    assertNotMatch(shown, /<(?!\/?p>)/, text);
    const item = withoutCode(render.render(`- ${escapeMarkdown(text)}`));
    assertNotMatch(item, /<(?!\/?(ul|li)>)/, text);
    const row = render.render(`| a |\n| - |\n| ${escapeMarkdown(text)} |\n`);
    assertEquals(row.match(/<td>/g)?.length, 1, text);
  }
});

Deno.test("escapeMarkdown() renders as the text that went in", () => {
  for (
    const text of [
      "a_b*c",
      "&lt;b&gt; <b>",
      "\\*\\",
      "5 < 6 | $7",
      "08:40",
      "[a](b) ![c](d)",
      "1) one",
      "\\(x^2\\) \\[y\\] &#60;",
      "https://evil.example www.evil.example a@b.c",
    ]
  ) {
    const shown = withoutCode(render.render(escapeMarkdown(text)));
    const escaped = render.utils.escapeHtml(text);
    assertEquals(shown, `<p>${escaped}</p>\n`);
  }
});

Deno.test("escapeMarkdown() leaves numbers as they are", () => {
  for (const text of ["-0.9%", "10.5 ms", "+3", "08:40:50 UTC"]) {
    assertEquals(escapeMarkdown(text), text);
  }
});

Deno.test("escapeMarkdown() leaves no delimiter of math", () => {
  const text = "$x$ \\(y\\) \\[z\\] \\begin{z}";
  const outside = escapeMarkdown(text).replace(/`[^`]*`/g, " ");
  assertNotMatch(outside, /[$]|\\[()[\]b]/);
});

Deno.test("escapeMarkdown() shows line breaks and what turns the direction of writing", () => {
  assertEquals(escapeMarkdown("a\n\u202eb"), "a‹LF›‹U+202E›b");
});

Deno.test("unescapeMarkdown() reads escapes back", () => {
  for (const text of [...HOSTILE, "a & &lt; b", "\\( $ \\", "&amp;lt;"]) {
    const shown = visibleText(text).replace(/^\s+/, " ");
    assertEquals(unescapeMarkdown(escapeMarkdown(text)), shown);
  }
});
