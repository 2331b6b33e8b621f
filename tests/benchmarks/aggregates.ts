/**
 * Measures the aggregates of all sections of a report, from a CSV file on disk,
 * against pandas, DuckDB and the floor (parsing the file): each in a process of
 * its own, in turns, so that what else the machine does weighs on all.
 *
 *     deno run -q -P=kernel tests/benchmarks/aggregates.ts
 *       [--rows 100000,1000000,3000000,10000000] [--runs 3] [--python python3]
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
import type { Use } from "./aggregates/start_use.ts";
import { alternate, median, runProgram, runSide } from "./alternate.ts";
import { growthExponent } from "./growth_exponent.ts";

const OURS = "logbook";

interface Options {
  readonly rows: readonly number[];
  readonly runs: number;
  readonly python: string;
}

/** How each side is run on a file. */
type Sides = Readonly<Record<string, (logs: string) => Promise<Use>>>;

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
        10_000_000,
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
      "| rows | side | seconds | CPU seconds | million rows a second | peak memory | of ours |\n| --: | --- | --: | --: | --: | --: | --: |",
    );
    const seconds: Map<string, number>[] = [];
    for (const size of rows) {
      seconds.push(await measure(size, runs, sides, folder));
    }
    console.log();
    printGrowth(rows, seconds);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return 0;
}

async function sidesOf(folder: string, python: string): Promise<Sides> {
  const deno = (script: string) => (logs: string) =>
    runSide(Deno.execPath(), ["run", "-q", "-P=kernel", here(script), logs]);
  await runProgram("npm", [
    ...["install", "--silent", "--no-audit", "--no-fund"],
    ...["--prefix", folder, "@duckdb/node-api"],
  ]);
  const duckdb = join(folder, "duckdb.mjs");
  await Deno.copyFile(here("duckdb_aggregates.mjs"), duckdb);
  return {
    [OURS]: deno("logbook_aggregates.ts"),
    pandas: (logs) => runSide(python, [here("pandas_aggregates.py"), logs]),
    DuckDB: (logs) => runSide("node", [duckdb, logs]),
    "floor (parsing)": deno("floor.ts"),
  };
}

/** Prints a row for each side; gives the seconds that it took. */
async function measure(
  size: number,
  runs: number,
  sides: Sides,
  folder: string,
): Promise<Map<string, number>> {
  const logs = join(folder, `${size}.csv`);
  await writeSample(logs, { rows: size });
  const used = await alternate(
    Object.fromEntries(
      Object.entries(sides).map(([name, side]) => [name, () => side(logs)]),
    ),
    runs,
  );
  await Deno.remove(logs);
  const seconds = new Map(
    Object.entries(used).map(([name, all]) =>
      [name, median(all.map((run) => run.seconds))] as const
    ),
  );
  const ours = seconds.get(OURS) ?? NaN;
  for (const [name, all] of Object.entries(used)) {
    const took = seconds.get(name) ?? NaN;
    const cpu = median(all.map((run) => run.cpu_s));
    const memory = median(all.map((run) => run.memory_mb));
    console.log(
      `| ${formatNumber(size)} | ${name} | ${took.toFixed(2)} | ${
        cpu.toFixed(2)
      } | ${(size / took / 1e6).toFixed(2)} | ${formatNumber(memory)} MB | ${
        (took / ours).toFixed(2)
      } |`,
    );
  }
  return seconds;
}

/** How the seconds of each side grow with the rows. */
function printGrowth(
  sizes: readonly number[],
  seconds: readonly ReadonlyMap<string, number>[],
): void {
  if (sizes.length < 2) return;
  const [first] = seconds;
  for (const name of first.keys()) {
    const points = sizes.map((size, i) =>
      [size, seconds[i].get(name) ?? NaN] as const
    );
    console.log(
      `${name}: time grows as rows to the power of ${
        growthExponent(points).toFixed(2)
      }`,
    );
  }
}
