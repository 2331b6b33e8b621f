import { assertEquals } from "@std/assert";
import {
  FIGURE_MIME_TYPE,
  picture,
  PICTURE_MIME_TYPE,
} from "../../lib/notebook/mime_bundle.ts";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import type { Output } from "../../lib/runner/notebook.ts";
import { Pictures } from "../../lib/runner/pictures.ts";
import { buildNotebook, withFolder } from "./build_notebook.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">' +
  '<rect width="40" height="20" fill="#0072b2"/></svg>';

function display(data: Record<string, string>): Output {
  return { output_type: "display_data", data, metadata: {} };
}

Deno.test("Pictures adds a PNG to a chart without one, and to nothing else", async () => {
  const others: Output[] = [
    display({ "text/plain": "no chart" }),
    display({ [FIGURE_MIME_TYPE]: SVG, [PICTURE_MIME_TYPE]: "its own" }),
    { output_type: "stream", name: "stdout", text: SVG },
  ];
  const chart = { [FIGURE_MIME_TYPE]: SVG, "text/plain": "A box." };
  const [drawn, ...left] = await new Pictures().added([
    display(chart),
    ...others,
  ]);
  const png = await picture(SVG);
  assertEquals(drawn, display({ ...chart, [PICTURE_MIME_TYPE]: png }));
  assertEquals(left, others);
});

Deno.test("executeNotebook() completes the charts of cells, also above one that fails", () =>
  withFolder(async (cwd) => {
    const bundle = JSON.stringify({ [FIGURE_MIME_TYPE]: SVG });
    const notebook = buildNotebook(
      `await Deno.jupyter.broadcast("display_data",
        { data: ${bundle}, metadata: {}, transient: {} });`,
      "throw new Error('out')",
    );
    const failed = await executeNotebook(notebook, { cwd }).catch((error) =>
      error.notebook
    );
    assertEquals(failed.cells[0].outputs, [
      display({
        [FIGURE_MIME_TYPE]: SVG,
        [PICTURE_MIME_TYPE]: await picture(SVG),
      }),
    ]);
  }));
