import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import * as Plot from "@observablehq/plot";
import { drawFigure } from "../../lib/charts/draw_figure.ts";
import { emptyFigure } from "../../lib/charts/parts/empty_figure.ts";
import { hoverText } from "../../lib/charts/parts/hover.ts";
import { toPng } from "../../lib/charts/png.ts";
import {
  assertDrawing,
  assertFigure,
  figureTexts,
  hoverTitles,
} from "./assert_figure.ts";
import { HOSTILE_NAMES } from "./hostile_names.ts";

const PARTS = {
  title: "Latency is steady",
  subtitle: "Mean latency, ms",
  range: "54.4 to 55.7 ms",
  caption: "20 November 2023, UTC.",
  plot: { height: 60, axis: null },
};

Deno.test("drawFigure() sets title, subtitle and caption around the plot", () => {
  const figure = drawFigure(PARTS);
  assertDrawing(figure);
  assertEquals(figureTexts(figure), [
    "Latency is steady",
    "Mean latency, ms",
    "20 November 2023, UTC.",
  ]);
  assertEquals(
    figure.alt,
    "Latency is steady. Range: 54.4 to 55.7 ms. Mean latency, ms. 20 November 2023, UTC.",
  );
});

Deno.test("drawFigure() keeps hostile text as text, in the frame and in marks", () => {
  for (const name of HOSTILE_NAMES) {
    const figure = drawFigure({
      ...PARTS,
      title: `Slowest: ${name}`,
      range: "54.4 to 55.7 ms",
      caption: name,
      plot: { axis: null, height: 60, marks: [Plot.text(['x < y & z > "q"'])] },
    });
    assertDrawing(figure);
    assertStringIncludes(figureTexts(figure).join(" "), 'x < y & z > "q"');
  }
});

Deno.test("drawFigure() does not say the range twice where the title ends with it", () => {
  const title = "Latency is steady: 54.4 to 55.7 ms";
  const { alt } = drawFigure({ ...PARTS, title });
  assertEquals(alt, `${title}. Mean latency, ms. 20 November 2023, UTC.`);
});

Deno.test("drawFigure() leaves texts alone that read like attributes and colours", () => {
  const name = 'a class="b" style="c" currentColor 1.23456';
  const figure = drawFigure({
    ...PARTS,
    plot: { axis: null, height: 60, marks: [Plot.text([name])] },
  });
  assertStringIncludes(figureTexts(figure).join(" "), name);
});

Deno.test("drawFigure() keeps hostile text as text in hover titles", () => {
  for (const name of HOSTILE_NAMES) {
    const text = hoverText(name, ["10 ms"]);
    const marks = [Plot.cell([text], { title: String })];
    const figure = drawFigure({ ...PARTS, plot: { height: 60, marks } });
    assertFigure(figure);
    assertEquals(hoverTitles(figure), [text]);
  }
});

Deno.test("toPng() draws the same picture with and without hover titles", async () => {
  const plot = (title?: string) => ({
    height: 60,
    axis: null,
    marks: [Plot.cell(["日本: 10 ms"], { fill: "#0072b2", title })],
  });
  const draw = (title?: string) =>
    toPng(drawFigure({ ...PARTS, plot: plot(title) }));
  assertEquals(await draw("日本: 10 ms"), await draw());
});

Deno.test("drawFigure() wraps long texts and cuts the longest", () => {
  const figure = drawFigure({ ...PARTS, caption: "many words ".repeat(200) });
  assertDrawing(figure);
  assertEquals(
    figureTexts(figure).filter((text) => text.startsWith("many")).length,
    4,
  );
  assert(figure.height > drawFigure(PARTS).height);
});

Deno.test("drawFigure() leaves no style, class, id or reference behind", () => {
  const figure = drawFigure({
    ...PARTS,
    plot: {
      marks: [
        Plot.lineY([1, 3, 2], { clip: false }),
        Plot.ruleY([2]),
        Plot.text(["label"], { frameAnchor: "middle" }),
      ],
    },
  });
  assertDrawing(figure);
});

Deno.test("drawFigure() gives the same bytes again", () => {
  const parts = { ...PARTS, plot: { marks: [Plot.dot([1, 2, 3])] } };
  assertEquals(drawFigure(parts), drawFigure(parts));
});

Deno.test("emptyFigure() says why there is nothing to show", () => {
  const figure = emptyFigure("Failure rate", "the logs have no column level");
  assertDrawing(figure);
  assertEquals(
    figure.alt,
    "Failure rate: nothing to show. The logs have no column level.",
  );
});

Deno.test("toPng() gives a picture of twice the size", async () => {
  const figure = drawFigure(PARTS);
  const header = new DataView((await toPng(figure)).buffer);
  assertEquals(header.getUint32(16), 2 * figure.width);
  assertEquals(header.getUint32(20), 2 * figure.height);
});
