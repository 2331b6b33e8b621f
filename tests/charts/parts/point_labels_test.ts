import { assertEquals } from "@std/assert";
import { drawFigure } from "../../../lib/charts/draw_figure.ts";
import {
  type LabelledPoint,
  pointLabels,
} from "../../../lib/charts/parts/point_labels.ts";
import { assertDrawing, figureTexts } from "../assert_figure.ts";

const AREA = {
  height: 200,
  marginTop: 20,
  marginBottom: 20,
  marginLeft: 40,
  marginRight: 40,
  domain: [0, 10],
  across: [0, 10],
} as const;

/** The labels that find room, on a figure that is whole. */
function placed(points: readonly LabelledPoint[], most?: number): string[] {
  const { domain, across, ...frame } = AREA;
  const figure = drawFigure({
    title: "Labels",
    subtitle: "",
    range: "",
    caption: "",
    plot: {
      ...frame,
      axis: null,
      x: { domain: across },
      y: { domain },
      marks: pointLabels(points, AREA, most),
    },
  });
  assertDrawing(figure);
  return figureTexts(figure).filter((text) => text !== "Labels" && text !== "");
}

const point = (at: number, value: number) => ({
  at,
  value,
  text: `${at} and ${value}`,
});

Deno.test("pointLabels() labels points at every edge inside the plot", () => {
  const points = [0, 5, 10].flatMap((at) =>
    [0, 5, 10].map((value) => point(at, value))
  );
  assertEquals(
    placed(points, 9).toSorted(),
    points.map(({ text }) => text).toSorted(),
  );
});

Deno.test("pointLabels() leaves out what would touch, the last first", () => {
  const crowd = Array.from({ length: 40 }, (_, i) => point(5 + i / 1e3, 5));
  const labels = placed(crowd, 40);
  assertEquals(labels.includes("5 and 5"), true);
  assertEquals(labels.length < 10, true);
});

Deno.test("pointLabels() writes no more labels than asked for, the first ones", () => {
  const points = [1, 3, 5, 7].map((at) => point(at, at));
  assertEquals(placed(points, 2), ["1 and 1", "3 and 3"]);
});
