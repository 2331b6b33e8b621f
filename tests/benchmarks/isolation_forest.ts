/**
 * Measures fit and score of the isolation forest (100 trees, 2 features) against
 * scikit-learn's on the same rows: each in a process of its own, in turns, so
 * that what else the machine does weighs on both.
 *
 *     deno run -q -P=kernel tests/benchmarks/isolation_forest.ts
 *       [--rows 1000000] [--runs 3] [--python python3]
 *
 * @module
 */
import { Command } from "commander";
import { fromFileUrl, join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { seededRandom } from "../../lib/logs/random.ts";

interface Options {
  readonly rows: number;
  readonly runs: number;
  readonly python: string;
}

/** What one run took; memory is the peak above that with the data loaded. */
interface Run {
  readonly name: string;
  readonly fit_s: number;
  readonly score_s: number;
  readonly memory_mb: number;
  readonly mean_score: number;
}

const here = (name: string) => fromFileUrl(new URL(name, import.meta.url));

if (import.meta.main) Deno.exit(await runCommand(() => bench(Deno.args)));

async function bench(args: readonly string[]): Promise<number> {
  const { rows, runs, python } = new Command("isolation_forest.ts")
    .option("--rows <number>", "rows to fit and score", Number, 1_000_000)
    .option("--runs <number>", "runs of each side", Number, 3)
    .option("--python <command>", "a Python with scikit-learn", "python3")
    .exitOverride()
    .parse(args, { from: "user" }).opts<Options>();
  const folder = await Deno.makeTempDir({ prefix: "logbook-bench-" });
  const path = join(folder, "rows.bin");
  try {
    await writeRows(path, rows);
    const pairs: { sklearn: Run; ours: Run }[] = [];
    for (let run = 0; run < runs; run++) {
      pairs.push({
        sklearn: await runSklearn(python, path, rows),
        ours: await runOurs(path, rows),
      });
    }
    print(rows, pairs);
    await printGrowth(path, rows);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return 0;
}

/** Windows of a busy system: mean latencies, and failures as whole numbers. */
async function writeRows(path: string, rows: number): Promise<void> {
  const random = seededRandom(1);
  const normal = () => random() + random() + random() + random() - 2;
  const values = new Float64Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    values[row] = 55 + 2.4 * normal();
    values[rows + row] = Math.round(98 + 14 * normal());
  }
  await Deno.writeFile(path, new Uint8Array(values.buffer));
}

function runOurs(path: string, rows: number): Promise<Run> {
  const args = ["run", "-q", "-P=kernel", here("forest_run.ts"), path];
  return measured(Deno.execPath(), [...args, String(rows)]);
}

async function runSklearn(
  python: string,
  path: string,
  rows: number,
): Promise<Run> {
  try {
    const script = here("isolation_forest.py");
    return await measured(python, [script, path, String(rows)]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError(
      `Cannot measure scikit-learn with ${
        JSON.stringify(python)
      } (${error.message}): name a Python that has it with --python`,
    );
  }
}

async function measured(command: string, args: string[]): Promise<Run> {
  const { success, stdout, stderr } = await new Deno.Command(command, {
    args,
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (success) return JSON.parse(text(stdout));
  throw new Error(text(stderr).split("\n").at(-1));
}

function print(
  rows: number,
  pairs: readonly { sklearn: Run; ours: Run }[],
): void {
  const sides = [
    pairs.map(({ sklearn }) => sklearn),
    pairs.map(({ ours }) => ours),
  ];
  console.log(
    `Fit and score of ${rows} rows x 2 features, 100 trees, median of ${pairs.length} in turns

| | fit | score | both | memory over the data | mean score |
| --- | --: | --: | --: | --: | --: |`,
  );
  for (const runs of sides) console.log(rowOf(runs));
  const ratio = median(
    pairs.map(({ sklearn, ours }) => total(sklearn) / total(ours)),
  );
  console.log(
    `| ratio | | | ${ratio.toFixed(1)} (at least 10 wanted) | | |\n`,
  );
}

function rowOf(runs: readonly Run[]): string {
  const seconds = (of: (run: Run) => number) =>
    `${median(runs.map(of)).toFixed(2)} s`;
  const memory = Math.max(...runs.map(({ memory_mb }) => memory_mb));
  const cells = [
    runs[0].name,
    seconds(({ fit_s }) => fit_s),
    seconds(({ score_s }) => score_s),
    seconds(total),
    `${memory.toFixed(0)} MB`,
    runs[0].mean_score.toFixed(3),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** How the cost grows with the rows: a microsecond a row should stay one. */
async function printGrowth(path: string, rows: number): Promise<void> {
  console.log("| rows | both | a row | memory over the data |");
  console.log("| --: | --: | --: | --: |");
  for (const share of [1 / 8, 1 / 4, 1 / 2, 1, 2, 4]) {
    const count = Math.round(rows * share);
    await writeRows(path, count);
    const run = await runOurs(path, count);
    const each_us = total(run) / count * 1e6;
    console.log(
      `| ${count} | ${total(run).toFixed(2)} s | ${each_us.toFixed(2)} µs | ${
        run.memory_mb.toFixed(0)
      } MB |`,
    );
  }
}

function total({ fit_s, score_s }: Run): number {
  return fit_s + score_s;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
