import { assert, assertEquals } from "@std/assert";
import { drawFigure } from "../../lib/charts/draw_figure.ts";
import { FIGURE_MIME_TYPE } from "../../lib/notebook/mime_bundle.ts";
import { smallChart } from "../../lib/site/small_chart.ts";

const TITLE =
  "A title of so many words that it takes two lines at the least, " +
  "because it names each of the forty services and says what each of them did";

function display(svg: string) {
  return { output_type: "display_data", data: { [FIGURE_MIME_TYPE]: svg } };
}

Deno.test("smallChart() has the title of a figure as text, and no text in the picture", () => {
  const { svg } = drawFigure({
    title: `${TITLE} <b>`,
    subtitle: "Logs by service",
    caption: "20 November 2023, UTC.",
    range: "from 0 to 1",
    plot: { height: 300, x: { domain: [0, 1] }, y: { domain: [0, 1] } },
  });
  assert(svg.includes("</text><text"), "the title takes two lines");
  const chart = smallChart(display(svg), "a-");
  assertEquals(chart?.title, `${TITLE} <b>`);
  assertEquals(/<(?:text|b)\b/.test(chart?.svgHtml ?? ""), false);
});

Deno.test("smallChart() shows the plot's height and little more", () => {
  const { svg, height } = drawFigure({
    title: TITLE,
    subtitle: "Logs by service",
    caption: "20 November 2023, UTC.",
    range: "from 0 to 1",
    plot: { height: 300 },
  });
  const [, , width, shown] =
    smallChart(display(svg), "")?.svgHtml.match(/viewBox="([^"]*)"/)?.[1]
      .split(" ").map(Number) ?? [];
  assertEquals(width, 880);
  assert(shown >= 290 && shown < 330, `${shown} of ${height}`);
});

Deno.test("smallChart() makes nothing of an output that is no figure", () => {
  assertEquals(smallChart({ output_type: "stream", text: "x" }, ""), null);
  assertEquals(smallChart(display("no SVG"), ""), null);
  assertEquals(smallChart(display("<svg><rect/></svg>"), ""), null);
  assertEquals(
    smallChart(display(`<svg><text font-weight="700">A</text></svg>`), ""),
    null,
  );
});
