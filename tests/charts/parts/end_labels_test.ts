import { assert, assertEquals } from "@std/assert";
import { drawFigure } from "../../../lib/charts/draw_figure.ts";
import {
  endLabelMargin,
  endLabels,
} from "../../../lib/charts/parts/end_labels.ts";
import { assertDrawing, figureTexts } from "../assert_figure.ts";

const FRAME = { height: 200, marginTop: 20, marginBottom: 20 };

/** A figure with nothing but labels. */
function labelled(labels: Parameters<typeof endLabels>[0]) {
  return drawFigure({
    title: "Labels",
    subtitle: "",
    range: "",
    caption: "",
    plot: {
      ...FRAME,
      axis: null,
      y: { domain: [0, 10] },
      marginRight: endLabelMargin(labels),
      marks: endLabels(labels, { ...FRAME, domain: [0, 10] }),
    },
  });
}

Deno.test("endLabels() moves labels apart where series end together", () => {
  const values = [0, 0, 0.1, 9.9, 10, 10, 5];
  const figure = labelled(
    values.map((value, i) => ({ text: `series ${i}`, value })),
  );
  assertDrawing(figure);
  assertEquals(figureTexts(figure).length, 1 + values.length);
});

Deno.test("endLabels() cuts long names to the margin", () => {
  const figure = labelled([{ text: "wide ".repeat(60), value: 5 }]);
  assertDrawing(figure);
  assert(figureTexts(figure)[1].endsWith("…"));
});
