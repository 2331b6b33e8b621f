import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "@std/path";
import { readNotebook } from "../../lib/runner/read_notebook.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import {
  buildNotebook,
  type CellPlan,
  outputsOf,
  tagged,
  withFolder,
} from "../runner/build_notebook.ts";
import { readFiles } from "./read_files.ts";
import { runReport } from "./run_report.ts";

const LOGS = "time,level,service\n" + Array.from(
  { length: 60 },
  (_, i) =>
    `2024-01-01T00:00:${String(i).padStart(2, "0")},${
      i % 9 ? "INFO" : "ERROR"
    },${i % 2 ? "web" : "db"}\n`,
).join("");

const PARAMETERS = tagged(
  `let logs = "sample"; // a path
let every = "auto";
let map: Record<string, string> = {};
let seed = 42;`,
  "parameters",
);

/** A folder with logs and notebooks, one for each list of cells. */
async function withNotebooks(
  cells: Record<string, CellPlan[]>,
  test: (folder: string, notebooks: string[]) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "work"));
    await Deno.writeTextFile(join(folder, "app.csv"), LOGS);
    const paths = Object.keys(cells).map((name) =>
      join(folder, "work", `${name}.ipynb`)
    );
    for (const [i, plans] of Object.values(cells).entries()) {
      const [title, ...rest] = buildNotebook("", ...plans).cells;
      await writeNotebook(paths[i], {
        ...buildNotebook(),
        cells: [
          {
            cell_type: "markdown",
            id: title.id,
            metadata: {},
            source: "# Title",
          },
          ...rest,
        ],
      });
    }
    await test(folder, paths);
  });
}

Deno.test("makeReport() gives notebooks the parameters that were passed and that they declare", () =>
  withNotebooks(
    {
      "01_all": [PARAMETERS, "[logs, every, map, seed]"],
      "02_few": [tagged("let seed = 42;", "parameters"), "seed"],
      "03_none": ["1"],
    },
    async (folder, notebooks) => {
      const args = ["app.csv", "--every", "10s", "--map", "message=service"];
      const { code } = await runReport(folder, args, { notebooks });
      assertEquals(code, 0);
      const outputs = async (name: string) =>
        outputsOf(await readNotebook(`${folder}/site/notebooks/${name}.ipynb`))
          .flat();
      assertEquals(await outputs("01_all"), [
        'result: [ "app.csv", "10s", { message: "service" }, 42 ]',
      ]);
      assertEquals(await outputs("02_few"), ["result: 42"]);
      assertEquals(await outputs("03_none"), ["result: 1"]);
    },
  ));

Deno.test("makeReport() injects nothing into a report on the sample", () =>
  withNotebooks({ "01_a": [PARAMETERS, "logs"] }, async (folder, notebooks) => {
    assertEquals((await runReport(folder, [], { notebooks })).code, 0);
    const copy = await readNotebook(`${folder}/site/notebooks/01_a.ipynb`);
    assertEquals(copy.cells.length, 3);
    const implicit = await readFiles(join(folder, "site"));
    await runReport(folder, ["sample"], { notebooks });
    assertEquals(await readFiles(join(folder, "site")), implicit);
  }));

Deno.test("makeReport() does not take a file called sample for the sample", () =>
  withNotebooks({ "01_a": [PARAMETERS, "logs"] }, async (folder, notebooks) => {
    await Deno.rename(join(folder, "app.csv"), join(folder, "sample"));
    const { code } = await runReport(folder, ["./sample"], { notebooks });
    assertEquals(code, 0);
    const copy = await readNotebook(`${folder}/site/notebooks/01_a.ipynb`);
    assertEquals(outputsOf(copy).flat(), ['result: "./sample"']);
  }));

Deno.test("makeReport() exits with 1 where a cell fails, shows it, and keeps what worked", () =>
  withNotebooks(
    {
      "01_good": ["1"],
      "02_bad": ["2", `throw new Error("no such luck")`, "3"],
      "03_dead": ["Deno.exit(3)"],
    },
    async (folder, notebooks) => {
      const before = await readFiles(join(folder, "work"));
      const run = await runReport(folder, ["app.csv"], { notebooks });
      assertEquals(run.code, 1);
      assertStringIncludes(run.stdout, "02_bad: cell 2 failed\n");
      assertStringIncludes(
        run.stdout,
        "Report: site/index.html (incomplete: 02_bad, 03_dead)\n",
      );
      assertStringIncludes(
        run.stderr,
        `02_bad: cell 2 failed: Error: no such luck`,
      );
      assertStringIncludes(run.stderr, `\nthrow new Error("no such luck")\n`);
      assertEquals(run.stderr.includes("lib/cli"), false, run.stderr);

      const files = await readFiles(join(folder, "site"));
      assertEquals(Object.keys(files), [
        ...["01_good.html", "02_bad.html", "03_dead.html", "index.html"],
        ...["01_good", "02_bad", "03_dead"].map((n) => `notebooks/${n}.ipynb`),
        ...["counts.csv", "findings.json", "incidents.json", "model.json"]
          .map((name) => `results/${name}`),
        ...["overview.json", "quality.json", "reading.json"]
          .map((name) => `results/${name}`),
        ...["rejected.ndjson", "windows.csv"].map((name) => `results/${name}`),
      ]);
      assertStringIncludes(files["02_bad.html"], "not executed to its end");
      assert(!files["01_good.html"].includes("not executed"));
      const bad = await readNotebook(`${folder}/site/notebooks/02_bad.ipynb`);
      assertEquals(outputsOf(bad), [
        [],
        [],
        ["result: 2"],
        ["error: Error: no such luck"],
        [],
      ]);
      assertEquals(await readFiles(join(folder, "work")), before);
    },
  ));

Deno.test("makeReport() leaves files alone that are not the report's, and replaces an older report", () =>
  withNotebooks({ "01_a": ["1"] }, async (folder, notebooks) => {
    await Deno.mkdir(join(folder, "site"));
    await Deno.writeTextFile(join(folder, "site/mine.txt"), "mine");
    for (const _ of "ab") {
      const { code } = await runReport(folder, ["app.csv"], { notebooks });
      assertEquals(code, 0);
    }
    const files = await readFiles(join(folder, "site"));
    assertEquals(files["mine.txt"], "mine");
    assertEquals(Object.keys(files).length, 13);
  }));
