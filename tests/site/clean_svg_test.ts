import { assertEquals, assertNotMatch } from "@std/assert";
import { cleanSvg } from "../../lib/site/clean_svg.ts";

const OPTIONS = { alt: "A chart", idPrefix: "f1-" };

function inner(content: string): string {
  return cleanSvg(`<svg>${content}</svg>`, OPTIONS)
    .replace(/^<svg role="img" aria-label="A chart">|<\/svg>$/g, "");
}

Deno.test("cleanSvg() removes everything that can act", () => {
  const attacks = [
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    `<script href="data:,alert(1)"/>`,
    `<rect onclick="alert(1)" onload=alert(1) />`,
    `<a href="javascript:alert(1)"><text>x</text></a>`,
    `<a xlink:href="javascript:alert(1)"><text>x</text></a>`,
    `<foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject>`,
    `<animate attributeName="href" to="javascript:alert(1)"/>`,
    `<set attributeName="onclick" to="alert(1)"/>`,
    `<use href="data:image/svg+xml,x#y"/>`,
    `<image href="https://evil.example/x.png"/>`,
    `<style>@import "https://evil.example";</style>`,
    `<title><img src=x onerror=alert(1)></title>`,
    `<desc><![CDATA[<script>alert(1)</script>]]></desc>`,
    `<!--><script>alert(1)</script>-->`,
    `<g><math><mtext><img src=x onerror=alert(1)></mtext></math></g>`,
  ];
  for (const attack of attacks) {
    assertNotMatch(
      inner(attack),
      /<(?:script|a|img|iframe|image|use|style|animate|set|math)\b|\son\w+=|evil|=["']?javascript/i,
      attack,
    );
  }
});

Deno.test("cleanSvg() keeps shapes, text, hover titles and the case of names", () => {
  const chart = `<defs><clipPath id="c"><rect width="9"/></clipPath></defs>` +
    `<g clip-path="url(#c)" transform="translate(1,2)">` +
    `<circle r="4"><title>highest: 94</title></circle>` +
    `<path d="M0,0L1,1" stroke="#0072B2"/></g>` +
    `<text x="1" text-anchor="end">a &lt; b</text>`;
  assertEquals(
    inner(chart).replaceAll("f1-c", "c"),
    chart,
  );
});

Deno.test("cleanSvg() leaves out what a hidden picture would show to a pointer", () => {
  const chart = `<svg><circle r="4"><title>highest: 94</title></circle>` +
    `<g fill="#ffffff" fill-opacity="0"><rect width="9"><title>web: 9 ms</title></rect></g></svg>`;
  assertEquals(
    cleanSvg(chart, { alt: null, idPrefix: "f1-" }),
    `<svg aria-hidden="true" focusable="false"><circle r="4"/></svg>`,
  );
});

Deno.test("cleanSvg() makes ids and references to them the figure's own", () => {
  assertEquals(
    inner(`<g id="a" fill="url('#a')" clip-path="url( #b )" />`),
    `<g id="f1-a" fill="url(#f1-a)"></g>`,
  );
});

Deno.test("cleanSvg() drops references to anything else", () => {
  for (
    const value of [
      "url(https://evil.example/x#y)",
      "url(//evil.example)",
      "image-set('x')",
      "u\\72l(x)",
      "expression(alert(1))",
    ]
  ) {
    assertEquals(inner(`<g fill="${value}"></g>`), "<g></g>", value);
    assertEquals(inner(`<g style="fill:${value}"></g>`), "<g></g>", value);
  }
});

Deno.test("cleanSvg() turns styles into attributes, which need no style source", () => {
  assertEquals(
    inner(
      `<g style="fill: rgb(0, 114, 178); position: fixed; opacity:.5"></g>`,
    ),
    `<g fill="rgb(0, 114, 178)" opacity=".5"></g>`,
  );
});

Deno.test("cleanSvg() escapes the alternative text, and hides a picture without one", () => {
  assertEquals(
    cleanSvg("<svg></svg>", { alt: `"><script>`, idPrefix: "" }),
    `<svg role="img" aria-label="&quot;&gt;&lt;script&gt;"></svg>`,
  );
  assertEquals(
    cleanSvg(`<svg role="img" aria-label="x"></svg>`, {
      alt: null,
      idPrefix: "",
    }),
    `<svg aria-hidden="true" focusable="false"></svg>`,
  );
});

Deno.test("cleanSvg() gives nothing for what is no SVG", () => {
  for (
    const text of ["", "x", "<p>", "<svg", "<svgx></svgx>", "<p><svg></svg>"]
  ) {
    assertEquals(cleanSvg(text, OPTIONS), "", text);
  }
});
