import { assert, assertEquals } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { isCode } from "../lib/runner/notebook.ts";
import { readNotebook } from "../lib/runner/read_notebook.ts";

const PROJECT = join(fromFileUrl(import.meta.url), "../..");
const NOTEBOOK = join(PROJECT, "notebooks/04_latency.ipynb");
const PICTURE = join(PROJECT, "notebooks/latency_trend.png");

/** The bundles that a cell of the notebook shows. */
async function shown(id: string): Promise<Record<string, unknown>[]> {
  const { cells } = await readNotebook(NOTEBOOK);
  const cell = cells.filter(isCode).find((cell) => cell.id === id);
  return (cell?.outputs ?? []).flatMap((output) =>
    output.output_type === "display_data" ? [output.data] : []
  );
}

/** `deno test … -- --update` takes the picture from the notebook. */
Deno.test("README.md shows the chart of 04_latency as it is", async () => {
  const [chart] = await shown("trend-chart");
  const png = Uint8Array.fromBase64(String(chart["image/png"]));
  if (Deno.args.includes("--update")) await Deno.writeFile(PICTURE, png);
  const readme = await Deno.readTextFile(join(PROJECT, "README.md"));
  const alt = String(chart["text/plain"]).split(". ")[0];
  assert(readme.includes(`![${alt}](notebooks/latency_trend.png)`), alt);
  assertEquals(await Deno.readFile(PICTURE), png);
});

Deno.test("README.md quotes the finding of 04_latency as it is", async () => {
  const [, finding] = await shown("trend-chart");
  const [sentence] = String(finding["text/plain"]).split(" *(");
  const readme = await Deno.readTextFile(join(PROJECT, "README.md"));
  assert(readme.replaceAll("\n> ", " ").includes(sentence), sentence);
});
