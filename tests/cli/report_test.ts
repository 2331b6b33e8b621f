import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { basename, join } from "@std/path";
import { PROJECT, projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { isCode } from "../../lib/runner/notebook.ts";
import { parseNotebook } from "../../lib/runner/read_notebook.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { readFiles } from "./read_files.ts";
import { runReport } from "./run_report.ts";

const KOLKATA = {
  TZ: "Asia/Kolkata",
  LANG: "de_DE.UTF-8",
  LC_ALL: "de_DE.UTF-8",
};

const names = (await projectNotebooks()).map((path) =>
  basename(path, ".ipynb")
);

/** Logs of another system: two services, other levels, a slow and failing hour. */
function otherLogs(): string {
  const start = Date.UTC(2024, 2, 1, 22);
  const rows = Array.from({ length: 6000 }, (_, i) => {
    const time = new Date(start + i * 1500).toISOString();
    const isBad = i > 4000 && i < 4300;
    const level = isBad && i % 2 ? "critical" : i % 7 ? "info" : "notice";
    const latency = (isBad ? 900 : 100) + (i * 7919) % 61;
    return `${time},${level},${i % 3 ? "web" : "<b>db</b>"},GET =${
      i % 5
    },${latency}`;
  });
  return ["ts,severity,app,msg,duration_ms", ...rows, ""].join("\n");
}

function assertExecuted(files: Record<string, string>): void {
  for (const name of names) {
    const path = `notebooks/${name}.ipynb`;
    const { cells } = parseNotebook(files[path], path);
    for (const cell of cells.filter(isCode)) {
      assert(cell.execution_count !== null, `${name}: ${cell.source}`);
      const errors = cell.outputs.filter(({ output_type }) =>
        output_type === "error"
      );
      assertEquals(errors, [], name);
    }
    assert(cells.some((cell) => isCode(cell) && cell.outputs.length > 0), name);
    assertStringIncludes(files["index.html"], `href="${name}.html"`);
    assert(files[`${name}.html`].length > 1000, name);
  }
}

/** Nothing may tell where the project, the logs or the report lie. */
function assertNoPath(files: Record<string, string>, folder: string): void {
  for (const [name, text] of Object.entries(files)) {
    for (const path of [PROJECT, folder]) {
      assertEquals(text.includes(path), false, `${name} holds ${path}`);
    }
  }
}

Deno.test("report executes all notebooks on the sample, whose files stay as they are", () =>
  withFolder(async (folder) => {
    const committed = await readFiles(join(PROJECT, "notebooks"));
    const run = await runReport(folder, []);
    assertEquals([run.code, run.stderr], [0, ""]);
    const lines = run.stdout.split("\n");
    // The largest are executed first.
    lines.slice(0, names.length).sort().forEach((line, i) =>
      assert(line.startsWith(`${names[i]}: `), line)
    );
    assertStringIncludes(run.stdout, "sample.csv: 100,000 logs, 2023-11-20");
    assertStringIncludes(run.stdout, "27,776 of 100,000 logs are failures");
    assert(/\d+ questions: \d+ supported, /.test(run.stdout), run.stdout);
    assertEquals(lines.slice(-2), ["Report: site/index.html", ""]);
    const files = await readFiles(join(folder, "site"));
    assertExecuted(files);
    assertNoPath(files, folder);
    assertEquals(await readFiles(join(PROJECT, "notebooks")), committed);

    const again = await runReport(folder, ["--out", "again"], { env: KOLKATA });
    assertEquals(again.code, 0);
    assertEquals(await readFiles(join(folder, "again")), files);
  }));

Deno.test("report on other logs gives the same bytes wherever they lie", () =>
  withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "here"));
    await Deno.mkdir(join(folder, "there"));
    for (const place of ["here", "there"]) {
      await Deno.writeTextFile(join(folder, place, "app.csv"), otherLogs());
    }
    const run = await runReport(folder, ["here/app.csv"], {
      env: { TZ: "UTC" },
    });
    assertEquals([run.code, run.stderr], [0, ""]);
    assertStringIncludes(run.stdout, "app.csv: 6,000 logs, 2024-03-01");
    const files = await readFiles(join(folder, "site"));
    assertExecuted(files);
    assertNoPath(files, folder);
    assertStringIncludes(files["results/counts.csv"], "service,web,4000,");
    assertStringIncludes(files["results/counts.csv"], "level,FATAL,150,");

    const again = await runReport(join(folder, "there"), [
      join(folder, "there/app.csv"),
      ...["--out", "out"],
    ], { env: KOLKATA });
    assertEquals(again.code, 0);
    assertEquals(await readFiles(join(folder, "there/out")), files);
  }));

Deno.test("report starts paths where deno task was called", () =>
  withFolder(async (folder) => {
    const { code, stderr } = await runReport(PROJECT, ["no.csv"], {
      env: { INIT_CWD: folder },
    });
    assertEquals(code, 2);
    assertStringIncludes(stderr, 'there is no file "no.csv"');
    await Deno.writeTextFile(join(folder, "no.csv"), "a,b\n1,2\n");
    const found = await runReport(PROJECT, ["no.csv"], {
      env: { INIT_CWD: folder },
    });
    assertStringIncludes(found.stderr, "Cannot find a timestamp");
  }));

Deno.test("report reads text and JSON of several schemas together, once for all notebooks", () =>
  withFolder(async (folder) => {
    const testdata = join(PROJECT, "tests/testdata/logs");
    const logs = ["values/multi_line.log", "json/truncated.ndjson"];
    for (const name of logs) {
      await Deno.copyFile(
        join(testdata, name),
        join(folder, basename(name)),
      );
    }
    const names = ["*.log", "*.ndjson"];
    const options = ["--timezone", "Europe/Berlin", "--max-rejected", "0.6"];
    const run = await runReport(folder, [...names, ...options]);
    assertEquals([run.code, run.stderr], [0, ""]);
    const files = await readFiles(join(folder, "site"));
    assertExecuted(files);
    assertNoPath(files, folder);
    const rejected = files["results/rejected.ndjson"].trim().split("\n");
    assertEquals(rejected.length, 4);
    const reading = JSON.parse(files["results/overview.json"]);
    assertEquals(reading.rows, 8);
    for (const reason of ["not complete JSON", "Europe/Berlin"]) {
      assertStringIncludes(files["01_data_quality.html"], reason);
    }
  }));

Deno.test("report exits with 2 and one sentence on what it cannot use, and writes nothing", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(
      join(folder, "app.csv"),
      "time,level\n2024-01-01T00:00:00,INFO\n2024-02-01T00:00:00,INFO\n",
    );
    await Deno.writeTextFile(join(folder, "empty.csv"), "");
    const before = await readFiles(folder);
    const cases: [args: string[], told: string][] = [
      [["none.csv"], 'there is no file "none.csv"'],
      [["empty.csv"], "is empty"],
      [["."], "is not a file"],
      [["logs/*.csv"], "no file matches"],
      [["app.csv", "--map", "level=lvl"], 'the columns are "time", "level"'],
      [["app.csv", "--map", "timestamp=level"], "--map timestamp=COLUMN"],
      [["app.csv", "--every", "1s"], "pass a longer --every"],
      [["app.csv", "--out", "empty.csv"], "name another folder with --out"],
      [["--out", PROJECT], "would replace notebooks/"],
      [["--seed", "x"], "got x"],
      [["--nonsense"], "unknown option"],
      [["--every"], "argument missing"],
    ];
    for (const [args, told] of cases) {
      const { code, stdout, stderr } = await runReport(folder, args);
      assertEquals([code, stdout], [2, ""], stderr);
      assertEquals(stderr.trim().split("\n").length, 1, stderr);
      assertStringIncludes(stderr, told);
    }
    assertEquals(await readFiles(folder), before);
  }));

Deno.test("report prints its options for --help", async () => {
  const { code, stdout } = await runReport(".", ["--help"]);
  assertEquals(code, 0);
  for (
    const option of [
      ...["--out", "--every", "--contamination", "--seed", "--map"],
      ...["--format", "--help", "[logs...]"],
    ]
  ) assertStringIncludes(stdout, option);
});
