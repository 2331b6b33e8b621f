/**
 * Measures `deno task report` on the sample against the Python notebook
 * `seed.ipynb` with the same sections (pandas, seaborn, scikit-learn, run by
 * `jupyter nbconvert --execute --to html`): in turns on the same machine, so that
 * what else it does weighs on both.
 *
 *     deno task bench [RUNS]
 *
 * @module
 */
import { fromFileUrl, join } from "@std/path";
import { PROJECT } from "../../lib/cli/project_notebooks.ts";
import { runCommand } from "../../lib/cli/run_command.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { ensureSample } from "../../lib/logs/sample.ts";

const SEED = fromFileUrl(new URL("seed.ipynb", import.meta.url));
const RUNS = 5;

if (import.meta.main) Deno.exit(await runCommand(() => bench(Deno.args)));

async function bench([text = String(RUNS)]: readonly string[]) {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1) {
    throw new InputError(
      `Cannot measure: the number of runs must be a whole number above 0, got ${text}`,
    );
  }
  const logs = await ensureSample();
  const folder = await Deno.makeTempDir({ prefix: "logbook-bench-" });
  const ours = () =>
    seconds(Deno.execPath(), ["task", "report", "--out", join(folder, "site")]);
  const python = () => nbconvert(logs, folder);
  try {
    // Once unmeasured: both find their files in memory and their caches filled.
    await python();
    await ours();
    const times: { ours: number; python: number }[] = [];
    for (let run = 0; run < runs; run++) {
      times.push({ python: await python(), ours: await ours() });
    }
    print(times);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return 0;
}

function print(times: readonly { ours: number; python: number }[]): void {
  const ours = median(times.map((time) => time.ours));
  const python = median(times.map((time) => time.python));
  const ratio = median(times.map((time) => time.ours / time.python));
  console.log(`Report on the sample, median of ${times.length} runs in turns:
deno task report   ${ours.toFixed(2)} s
Python notebook    ${python.toFixed(2)} s
ratio              ${ratio.toFixed(2)} (at most 0.25 wanted)`);
}

async function nbconvert(logs: string, folder: string): Promise<number> {
  const args = [
    ...["nbconvert", "--execute", "--to", "html", "--output-dir", folder],
    SEED,
  ];
  try {
    return await seconds("jupyter", args, { LOGS: logs });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError(
      `Cannot run the Python notebook (${error.message}): it needs Jupyter's nbconvert with pandas, seaborn, SciPy and scikit-learn`,
    );
  }
}

/** How long a command takes; fails with the last line that it wrote. */
async function seconds(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const start = performance.now();
  const { success, stderr } = await new Deno.Command(command, {
    args: [...args],
    cwd: PROJECT,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "null",
  }).output();
  if (success) return (performance.now() - start) / 1000;
  const lines = new TextDecoder().decode(stderr).trim().split("\n");
  throw new Error(lines[lines.length - 1]);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
