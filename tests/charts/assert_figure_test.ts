import { assertThrows } from "@std/assert";
import { drawFigure } from "../../lib/charts/draw_figure.ts";
import { levelDistribution } from "../../lib/charts/level_distribution.ts";
import { assertDated, assertDrawing, assertFigure } from "./assert_figure.ts";
import { inlineCounts } from "./inline_counts.ts";
import { parseXml } from "./parse_xml.ts";

const FIGURE = drawFigure({
  title: "Latency",
  subtitle: "ms",
  range: "10 to 99 ms",
  caption: "UTC.",
  plot: { height: 60, axis: null },
});
/** The figure with something more in it. */
const withMarkup = (markup: string) => ({
  ...FIGURE,
  svg: FIGURE.svg.replace("</svg>", `${markup}</svg>`),
});

for (
  const [fault, markup] of [
    [
      "text beyond the edge",
      '<text x="870" y="90" font-size="13">clipped</text>',
    ],
    [
      "text below the edge",
      '<text x="9" y="999" font-size="13">clipped</text>',
    ],
    ["text on another", '<text x="18" y="31" font-size="13">on top</text>'],
    ["small text", '<text x="9" y="90" font-size="9">small</text>'],
    ["a value that is none", '<circle cx="NaN" r="3"/>'],
    ["a negative size", '<rect width="-3" height="2"/>'],
    ["an event handler", '<g onclick="x()"/>'],
    ["a colour of the page", '<g fill="currentColor"/>'],
    ["a title of the whole", "<title>10 ms</title>"],
    ["a title without a value", "<g><rect><title>web</title></rect></g>"],
    [
      "a title with a hidden character",
      "<rect><title>w\u202eeb: 10 ms</title></rect>",
    ],
    [
      "a title that nobody reads",
      `<rect><title>${"w".repeat(500)}: 10 ms</title></rect>`,
    ],
    ["a script", "<script>x()</script>"],
    ["a missing number", '<text x="9" y="90" font-size="13">NaN ms</text>'],
  ]
) {
  Deno.test(`assertDrawing() fails on ${fault}`, () => {
    assertDrawing(FIGURE);
    assertThrows(() => assertDrawing(withMarkup(markup)));
  });
}

const HOVER = "<rect><title>web: 10 ms</title></rect>";

Deno.test("assertFigure() asks for the range of the values, and for something to hover over", () => {
  assertFigure(withMarkup(HOVER));
  assertThrows(() => assertFigure(FIGURE), Error, "nothing to hover over");
  const alt = "Latency. In ms.";
  assertThrows(
    () => assertFigure({ ...withMarkup(HOVER), alt }),
    Error,
    "lacks the range",
  );
});

for (
  const xml of [
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a>x & y</a>",
    "<a>&nbsp;</a>",
    '<a b="<"/>',
    "<a b=c/>",
    '<a b="1" b="2"/>',
    "<a>\0</a>",
    "<a>\ud800</a>",
    "<a><!-- --></a>",
    "text",
  ]
) {
  Deno.test(`parseXml() refuses ${JSON.stringify(xml)}`, () => {
    assertThrows(() => parseXml(xml));
  });
}

Deno.test("assertDated() asks for date and time zone", () => {
  const counts = inlineCounts({ level: ["INFO"] }, { logs: [1] });
  assertThrows(() => assertDated(levelDistribution(counts)), Error, "no date");
  assertDated(levelDistribution(counts, { first: 0, last: 60e6 }));
});
