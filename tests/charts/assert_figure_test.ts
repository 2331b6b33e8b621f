import { assertThrows } from "@std/assert";
import { drawFigure } from "../../lib/charts/draw_figure.ts";
import { assertFigure } from "./assert_figure.ts";
import { parseXml } from "./parse_xml.ts";

const FIGURE = drawFigure({
  title: "Latency",
  subtitle: "ms",
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
    ["a script", "<script>x()</script>"],
    ["a missing number", '<text x="9" y="90" font-size="13">NaN ms</text>'],
  ]
) {
  Deno.test(`assertFigure() fails on ${fault}`, () => {
    assertFigure(FIGURE);
    assertThrows(() => assertFigure(withMarkup(markup)));
  });
}

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
