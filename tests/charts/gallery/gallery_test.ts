import { withLogs } from "../../logs_file.ts";
import { assertDated, assertFigure } from "../assert_figure.ts";
import { allCharts } from "./all_charts.ts";
import { GALLERY_CASES } from "./gallery_cases.ts";

for (const { name, csv, every_s } of GALLERY_CASES) {
  Deno.test(`Every chart is whole and dated, with no text clipped or on another, on ${name}`, () =>
    withLogs(csv, async (logs) => {
      const figures = await allCharts(logs, `${every_s}s`);
      const problems = Object.entries(figures).flatMap(([chart, figure]) => {
        try {
          assertFigure(figure);
          assertDated(figure);
          return [];
        } catch (error) {
          return [`${chart}: ${error}`];
        }
      });
      if (problems.length > 0) throw new Error(problems.join("\n"));
    }));
}
