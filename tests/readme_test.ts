import { assert, assertEquals, equal } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { openLogs } from "../lib/engines/open_logs.ts";
import { reportFindings } from "../lib/findings/report_findings.ts";
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
  // To tell how pictures differ would take gigabytes.
  assert(equal(await Deno.readFile(PICTURE), png), "another picture: --update");
});

Deno.test("README.md quotes the finding of 04_latency as it is", async () => {
  const [, finding] = await shown("trend-chart");
  const [sentence] = String(finding["text/plain"]).split(" *(");
  const readme = await Deno.readTextFile(join(PROJECT, "README.md"));
  assert(readme.replaceAll("\n> ", " ").includes(sentence), sentence);
});

Deno.test("README.md's script runs as it stands and prints what the report supports", async () => {
  const readme = await Deno.readTextFile(join(PROJECT, "README.md"));
  const [script] = readme.split("## In a script")[1].split("```ts\n")[1]
    .split("```");
  assert(script.trim().split("\n").length <= 12, "a dozen lines");
  const file = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(file, script);
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-P=files", "--config", "deno.json", file],
    cwd: PROJECT,
    env: { NO_COLOR: "1" },
  }).output();
  await Deno.remove(file);
  const decoder = new TextDecoder();
  assertEquals([code, decoder.decode(stderr)], [0, ""]);
  const findings = await reportFindings(await openLogs("sample"));
  const supported = findings.filter(({ verdict }) => verdict === "supported");
  assertEquals(
    decoder.decode(stdout).trimEnd().split("\n"),
    supported.map(({ statement }) => statement),
  );
});
