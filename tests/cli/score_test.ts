import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { saveModel } from "../../lib/anomaly/saved_model.ts";
import { withServiceColumns } from "../../lib/anomaly/service_columns.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { ensureSample } from "../../lib/logs/sample.ts";
import { writeScenario } from "../../lib/logs/scenario.ts";
import { withFolder } from "../runner/build_notebook.ts";

const MODULE = new URL("../../lib/cli/score.ts", import.meta.url).href;
const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));

async function score(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--config", CONFIG, "-P=kernel", MODULE, ...args],
    cwd: folder,
    env: { NO_COLOR: "1" },
  }).output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/** A model fitted on the sample's windows, as a file. */
async function writeModel(path: string, features?: string[]) {
  const logs = await openLogs();
  const windows = withServiceColumns(
    await logs.windows("5s"),
    await logs.windows("5s", "service"),
  );
  const { forest } = detectAnomalies(windows, features ? { features } : {});
  if (forest === null) throw new Error("the sample gives no forest");
  const model = saveModel(forest, "5s");
  await Deno.writeTextFile(path, JSON.stringify(model));
  return model;
}

Deno.test("score exits with 0 on logs in which nothing is significant", () =>
  withFolder(async (folder) => {
    await writeModel(join(folder, "model.json"));
    const { code, stdout, stderr } = await score(
      folder,
      await ensureSample(),
      ...["--model", "model.json"],
    );
    assertEquals([code, stderr], [0, ""]);
    assertStringIncludes(stdout, "sample.csv: 100,000 logs");
    assertStringIncludes(stdout, "windows of 5s");
    assertStringIncludes(stdout, "The most abnormal of 280 windows:");
    assertStringIncludes(stdout, "2023-11-20T08:58:25.000Z  -0.6");
    assertStringIncludes(stdout, "No significant incident.");
    assertEquals(stdout.match(/ {2}no$/gm)?.length, 10);
  }));

Deno.test("score exits with 3 and names the incidents on logs that have some", () =>
  withFolder(async (folder) => {
    await writeModel(join(folder, "model.json"));
    const path = join(folder, "app.csv");
    await writeScenario(path, { rows: 60_000, strength: "strong" });
    const args = ["app.csv", "--model", "model.json"];
    const { code, stdout, stderr } = await score(folder, ...args);
    assertEquals([code, stderr], [3, ""]);
    assert(/^\d+ significant incidents, the most/m.test(stdout), stdout);
    for (const what of ["silence: ", "slower: ", "surge: ", "faster: "]) {
      assertStringIncludes(stdout, what);
    }
    const again = await score(folder, ...args);
    assertEquals(again.stdout, stdout);
  }));

Deno.test("score uses the model's own features, those of services too", () =>
  withFolder(async (folder) => {
    const features = ["failures ServiceA", "failure_rate", "latency_p95_ms"];
    await writeModel(join(folder, "model.json"), features);
    const sample = await ensureSample();
    const run = await score(folder, sample, "--model", "model.json");
    assertEquals([run.code, run.stderr], [0, ""]);
    assertStringIncludes(run.stdout, "The most abnormal of 280 windows:");
  }));

Deno.test("score says what it cannot judge on logs that are short or lack latencies", () =>
  withFolder(async (folder) => {
    await writeModel(join(folder, "model.json"));
    const rows = (count: number) =>
      Array.from(
        { length: count },
        (_, i) =>
          `${new Date(i * 1000).toISOString()},${i % 3 ? "INFO" : "ERROR"}`,
      );
    const write = (name: string, count: number) =>
      Deno.writeTextFile(
        join(folder, name),
        ["timestamp,level", ...rows(count), ""].join("\n"),
      );
    await write("short.csv", 30);
    const short = await score(folder, "short.csv", "--model", "model.json");
    assertEquals([short.code, short.stderr], [0, ""]);
    assertStringIncludes(short.stdout, "Significance cannot be judged: ");
    assertStringIncludes(short.stdout, "No window could be judged.");
    await write("long.csv", 300);
    const long = await score(folder, "long.csv", "--model", "model.json");
    assertEquals([long.code, long.stderr], [0, ""]);
    assertStringIncludes(long.stdout, "No scores: ");
    assertStringIncludes(long.stdout, "No significant incident.");
  }));

Deno.test("score takes the windows' length from --every where the model does not say it", () =>
  withFolder(async (folder) => {
    const { every: _, ...forest } = await writeModel(
      join(folder, "model.json"),
    );
    await Deno.writeTextFile(join(folder, "bare.json"), JSON.stringify(forest));
    const logs = await ensureSample();
    const bare = await score(folder, logs, "--model", "bare.json");
    assertEquals(bare.code, 2);
    assertStringIncludes(bare.stderr, "pass --every LENGTH");
    const told = await score(
      folder,
      ...[logs, "--model", "bare.json", "--every", "5s"],
    );
    const own = await score(folder, logs, "--model", "model.json");
    assertEquals(told, own);
  }));

Deno.test("score exits with 2 and one sentence on what it cannot use", () =>
  withFolder(async (folder) => {
    await writeModel(join(folder, "model.json"));
    const files = {
      "null.json": "null\n",
      "text.json": "hello",
      "other.json": `{"format":"other"}`,
      "every.json": `{"every":"soon"}`,
      "app.csv": "time,level\n2024-01-01T00:00:00,INFO\n",
      "empty.csv": "",
    };
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(join(folder, name), text);
    }
    const model = ["--model", "model.json"];
    const cases: [args: string[], told: string][] = [
      [model, "missing required argument 'logs'"],
      [["app.csv"], "required option '--model <file>' not specified"],
      [["app.csv", "--model", "none.json"], 'there is no file "none.json"'],
      [["app.csv", "--model", "null.json"], "too few windows"],
      [["app.csv", "--model", "text.json"], "it must be JSON"],
      [["app.csv", "--model", "other.json"], "format must be"],
      [["app.csv", "--model", "every.json"], "format must be"],
      [["none.csv", ...model], 'there is no file "none.csv"'],
      [["empty.csv", ...model], "is empty"],
      [["-", "b.csv", ...model], "pass - alone"],
      [["app.csv", ...model, "--every", "1m"], "fitted on windows of 5s"],
      [["app.csv", ...model, "--map", "x"], "must be canonical=column"],
      [["app.csv", ...model, "--map", "level=x"], 'are "time", "level"'],
      [["app.csv", ...model, "--nonsense"], "unknown option"],
    ];
    for (const [args, told] of cases) {
      const { code, stdout, stderr } = await score(folder, ...args);
      assertEquals([code, stdout], [2, ""], stderr);
      assertStringIncludes(stderr, told);
      assertEquals(stderr.trim().split("\n").length, 1, stderr);
    }
  }));

Deno.test("score prints its options and what its exit status means for --help", async () => {
  const { code, stdout } = await score(".", "--help");
  assertEquals(code, 0);
  for (const text of ["--model", "--map", "3 a significant incident"]) {
    assertStringIncludes(stdout, text);
  }
});
