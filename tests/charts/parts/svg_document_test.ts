import * as Plot from "@observablehq/plot";
import { assertEquals } from "@std/assert";
import { DOMParser } from "linkedom";
import { SvgDocument } from "../../../lib/charts/parts/svg_document.ts";

/** What Plot draws with a document. */
function draw(document: unknown, options: Plot.PlotOptions): string {
  return Plot.plot(Object.assign({}, options, { document, figure: false }))
    .innerHTML;
}

const ROWS = Array.from({ length: 12 }, (_, i) => ({
  x: i,
  y: i * i % 7,
  kind: i % 2 ? "a & b" : "<c>",
}));

const PLOTS: Record<string, Plot.PlotOptions> = {
  "lines, areas and texts of several lines": {
    marks: [
      Plot.areaY(ROWS, { x: "x", y1: 0, y2: "y", fill: "kind" }),
      Plot.line(ROWS, { x: "x", y: "y", z: "kind" }),
      Plot.text(ROWS, {
        x: "x",
        y: "y",
        text: () => "one\ntwo",
        title: "kind",
      }),
    ],
  },
  "facets, bars and rules": {
    marks: [
      Plot.barY(ROWS, { x: "x", y: "y", fx: "kind" }),
      Plot.ruleY([0], { strokeOpacity: 0.5 }),
      Plot.frame(),
    ],
  },
  "dots with titles, ticks, links and regressions": {
    grid: true,
    marks: [
      Plot.dot(ROWS, { x: "x", y: "y", symbol: "kind", title: "kind" }),
      Plot.tickX(ROWS, { x: "x" }),
      Plot.link(ROWS, { x1: "x", x2: 0, y1: "y", y2: 0 }),
      Plot.linearRegressionY(ROWS, { x: "x", y: "y" }),
    ],
  },
};

for (const [name, options] of Object.entries(PLOTS)) {
  Deno.test(`SvgDocument has Plot draw ${name} as a whole DOM does`, () => {
    const html = "<!doctype html><html><body></body></html>";
    const document = new DOMParser().parseFromString(html, "text/html");
    assertEquals(draw(new SvgDocument(), options), draw(document, options));
  });
}

Deno.test("SvgDocument writes hostile text and attributes as well-formed markup", () => {
  const element = new SvgDocument().createElement("g");
  const text = element.appendChild(element.ownerDocument.createElement("text"));
  text.setAttribute("href", `"><script>&`);
  text.textContent = "<script>&";
  assertEquals(
    element.innerHTML,
    '<text href="&quot;&gt;&lt;script&gt;&amp;">&lt;script&gt;&amp;</text>',
  );
});

Deno.test("SvgDocument moves an element that is put into another one", () => {
  const document = new SvgDocument();
  const [a, b, child] = ["a", "b", "c"].map((n) => document.createElement(n));
  a.appendChild(child);
  b.insertBefore(child, null);
  assertEquals([a.innerHTML, b.innerHTML], ["", "<c />"]);
  assertEquals(child.parentNode, b);
});
