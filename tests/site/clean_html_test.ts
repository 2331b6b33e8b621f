import { assertEquals, assertNotMatch } from "@std/assert";
import { cleanHtml } from "../../lib/site/clean_html.ts";
import { table } from "../../lib/notebook/table.ts";

Deno.test("cleanHtml() removes everything that can act or load", () => {
  const attacks = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    `<a href="javascript:alert(1)">x</a>`,
    `<a href="https://evil.example">x</a>`,
    `<td style="background:url(https://evil.example)">`,
    `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
    `<form action="https://evil.example"><input><button>x</button></form>`,
    `<svg><style><img src=x onerror=alert(1)></style></svg>`,
    `<link rel=stylesheet href="https://evil.example">`,
    `<meta http-equiv="refresh" content="0;url=https://evil.example">`,
    `<p id="content" class="skip" onclick="alert(1)">x</p>`,
    `<style>p { color: red }</style>`,
    `<table><caption onclick=alert(1)><script>alert(1)</script>`,
    `<div><noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
  ];
  for (const attack of attacks) {
    assertNotMatch(
      cleanHtml(attack),
      /<(?:script|img|a|iframe|form|input|svg|style|link|meta)\b|<[^>]*\s(?:on\w+|style|id)=|<[^>]*evil/i,
      attack,
    );
  }
});

Deno.test("cleanHtml() keeps what table() says by layout, without styles", () => {
  const { html } = table([{
    service: "A",
    logs: 7,
    message: "x".repeat(40),
    whole: `${"y".repeat(90)}"<b>`,
  }], { caption: "Logs" });
  assertEquals(
    cleanHtml(html).split("\n"),
    [
      '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>',
      "<caption>Logs</caption>",
      "<thead>",
      '<tr><th scope="col" class="nowrap">service</th>' +
      '<th scope="col" class="right">logs</th>' +
      '<th scope="col" class="long">message</th>' +
      '<th scope="col" class="long">whole</th></tr>',
      "</thead>",
      "<tbody>",
      '<tr><td class="nowrap">A</td><td class="right">7</td>' +
      `<td class="long">${"x".repeat(40)}</td>` +
      `<td title="${"y".repeat(90)}&quot;&lt;b&gt;" class="long">` +
      `${"y".repeat(79)}…</td></tr>`,
      "</tbody>",
      "</table></div>",
    ],
  );
});

Deno.test("cleanHtml() closes what was left open", () => {
  assertEquals(
    cleanHtml("</div></main><table><tr><td>1"),
    '<div class="scroll" role="group" aria-label="Table" tabindex="0">' +
      "<table><tr><td>1</td></tr></table></div>",
  );
});
