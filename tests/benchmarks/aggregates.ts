/**
 * Measures the aggregates of all sections of a report, from a CSV file on disk,
 * against pandas, DuckDB and the floor (parsing the file): each in a process of
 * its own, in turns, so that what else the machine does weighs on all.
 *
 *     deno run -q -P=kernel tests/benchmarks/aggregates.ts
 *       [--rows 100000,1000000,3000000] [--runs 3] [--python python3]
 *
 * DuckDB is installed by npm into a temporary folder, and runs under Node.
 *
 * @module
 */
import { Command } from "commander";
import { fromFileUrl, join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { formatNumber } from "../../lib/logs/format_number.ts";
import { writeSample } from "../../lib/logs/sample.ts";

interface Options {
  readonly rows: readonly number[];
  readonly runs: number;
  readonly python: string;
}

/** What one run took. */
interface Run {
  readonly seconds: number;
  readonly memory_mb: number;
}

/** How each side is run on a file. */
type Sides = Readonly<Record<string, (logs: string) => Promise<Run>>>;

const here = (name: string) =>
  fromFileUrl(new URL(`aggregates/${name}`, import.meta.url));

if (import.meta.main) Deno.exit(await runCommand(() => bench(Deno.args)));

async function bench(args: readonly string[]): Promise<number> {
  const { rows, runs, python } = new Command("aggregates.ts")
    .option(
      "--rows <numbers>",
      "sizes to measure",
      (text) => text.split(",").map(Number),
      [
        100_000,
        1_000_000,
        3_000_000,
      ],
    )
    .option("--runs <number>", "runs of each side", Number, 3)
    .option("--python <command>", "a Python with pandas", "python3")
    .exitOverride()
    .parse(args, { from: "user" }).opts<Options>();
  const folder = await Deno.makeTempDir({ prefix: "logbook-bench-" });
  try {
    const sides = await sidesOf(folder, python);
    console.log(
      "| rows | side | seconds | million rows a second | peak memory | of ours |\n| --: | --- | --: | --: | --: | --: |",
    );
    for (const size of rows) await measure(size, runs, sides, folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return 0;
}

async function sidesOf(folder: string, python: string): Promise<Sides> {
  const deno = (script: string) => (logs: string) =>
    run(Deno.execPath(), ["run", "-q", "-P=kernel", here(script), logs]);
  await command("npm", [
    ...["install", "--silent", "--no-audit", "--no-fund"],
    ...["--prefix", folder, "@duckdb/node-api"],
  ]);
  const duckdb = join(folder, "duckdb.mjs");
  await Deno.copyFile(here("duckdb_aggregates.mjs"), duckdb);
  return {
    logbook: deno("logbook_aggregates.ts"),
    "pandas": (logs) => run(python, [here("pandas_aggregates.py"), logs]),
    DuckDB: (logs) => run("node", [duckdb, logs]),
    "floor (parsing)": deno("floor.ts"),
  };
}

async function measure(
  size: number,
  runs: number,
  sides: Sides,
  folder: string,
): Promise<void> {
  const logs = join(folder, `${size}.csv`);
  await writeSample(logs, { rows: size });
  const times = new Map<string, Run[]>();
  for (let turn = 0; turn < runs; turn++) {
    for (const [name, side] of Object.entries(sides)) {
      times.set(name, [...times.get(name) ?? [], await side(logs)]);
    }
  }
  const ours = median((times.get("logbook") ?? []).map((run) => run.seconds));
  for (const [name, all] of times) {
    const seconds = median(all.map((run) => run.seconds));
    const memory = median(all.map((run) => run.memory_mb));
    console.log(
      `| ${formatNumber(size)} | ${name} | ${seconds.toFixed(2)} | ${
        (size / seconds / 1e6).toFixed(2)
      } | ${formatNumber(memory)} MB | ${(seconds / ours).toFixed(2)} |`,
    );
  }
  await Deno.remove(logs);
}

async function run(program: string, args: string[]): Promise<Run> {
  return JSON.parse(await command(program, args));
}

async function command(program: string, args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, {
    args,
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (success) return text(stdout);
  throw new Error(`${program}: ${text(stderr).split("\n").at(-1)}`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
