import {
  assertEquals,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import {
  firstParagraph,
  type Heading,
  renderMarkdown,
} from "../../lib/site/render_markdown.ts";

function newPage(notebooks: string[] = []) {
  return { headings: [] as Heading[], notebooks: new Set(notebooks) };
}

Deno.test("renderMarkdown() shows HTML as text", () => {
  assertEquals(
    renderMarkdown("<script>alert(1)</script>\n\na <b>c</b>", newPage()),
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>a &lt;b&gt;c&lt;/b&gt;</p>\n",
  );
});

Deno.test("renderMarkdown() gives headings anchors and collects them", () => {
  const page = newPage();
  const html = renderMarkdown("# One\n\n## A & `b`\n\n## A b\n\n# Two", page);
  assertEquals(page.headings, [
    { level: 1, id: "one", text: "One" },
    { level: 2, id: "a-b", text: "A & b" },
    { level: 2, id: "a-b-2", text: "A b" },
    { level: 2, id: "two", text: "Two" },
  ]);
  assertStringIncludes(
    html,
    '<h2 id="a-b">A &amp; <code>b</code> <a class="anchor" href="#a-b" ' +
      'aria-label="Link to “A &amp; b”">#</a></h2>',
  );
  assertStringIncludes(html, '<h2 id="two">');
});

Deno.test("renderMarkdown() gives a heading without letters an id", () => {
  const page = newPage();
  renderMarkdown('## "><img>\n\n## !!', page);
  assertEquals(page.headings.map(({ id }) => id), ["img", "section"]);
});

Deno.test("renderMarkdown() leads to pages, and nowhere that may not exist", () => {
  const page = newPage(["04_latency"]);
  assertEquals(
    renderMarkdown(
      "[a](04_latency.ipynb#trend) [b](../README.md) [c](09_none.ipynb) [d](#e)",
      page,
    ),
    '<p><a href="04_latency.html#trend">a</a> b c <a href="#d">d</a></p>\n'
      .replace("#d", "#e"),
  );
  assertStringIncludes(
    renderMarkdown("[x](https://example.org)", page),
    '<a href="https://example.org" rel="noopener noreferrer">',
  );
});

Deno.test("renderMarkdown() links to nothing that can act", () => {
  for (
    const link of [
      "javascript:alert(1)",
      "JaVaScRiPt:x",
      "vbscript:x",
      "data:text/html,x",
      "file:///etc/passwd",
      "//evil.example/x",
    ]
  ) {
    assertNotMatch(
      renderMarkdown(`[x](${link}) <${link}>`, newPage()),
      /<a\b/,
      link,
    );
  }
});

Deno.test("renderMarkdown() loads no picture from elsewhere", () => {
  assertEquals(
    renderMarkdown('![a "b"](https://evil.example/x.png)', newPage()),
    "<p>a &quot;b&quot;</p>\n",
  );
  assertStringIncludes(
    renderMarkdown("![a](data:image/png;base64,AA==)", newPage()),
    '<img src="data:image/png;base64,AA==" alt="a">',
  );
});

Deno.test("renderMarkdown() aligns columns by class and lets tables scroll", () => {
  const html = renderMarkdown(
    "| a | b |\n| --- | ---: |\n| 1 | 2 |",
    newPage(),
  );
  assertStringIncludes(html, 'tabindex="0"><table>');
  assertStringIncludes(html, '<td class="right">2</td>');
  assertNotMatch(html, /style=/);
});

Deno.test("renderMarkdown() highlights fenced TypeScript", () => {
  assertStringIncludes(
    renderMarkdown("```ts\nlet a\n```", newPage()),
    '<span class="hljs-keyword">let</span>',
  );
});

Deno.test("firstParagraph() reads the first paragraph as plain text", () => {
  assertEquals(
    firstParagraph("# T\n\nHow *much*\n`logs`?\n\nMore."),
    "How much logs?",
  );
  assertEquals(firstParagraph("# T"), "");
});
