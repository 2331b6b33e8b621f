/**
 * How well incidents are found and explained, against the seed's recipe, over
 * scenarios of many seeds. Prints the tables that stand in CONTRIBUTING.md.
 *
 *     deno run -q -P=kernel tests/proof/incidents.ts [--seeds 50] [--first 1]
 *       [--strength middle] [--rows 200000] [--python python3]
 *
 * With `--python` the recipe is run with that Python's scikit-learn, too.
 *
 * @module
 */
import pl from "nodejs-polars";
import { Command } from "commander";
import { evaluateWindows } from "../../lib/anomaly/evaluate.ts";
import type { EventScores, WindowScores } from "../../lib/anomaly/evaluate.ts";
import {
  KIND_NAMES,
  type ScenarioStrength,
} from "../../lib/logs/scenario_kinds.ts";
import { finiteColumn, numberColumn } from "../../lib/metrics/column_values.ts";
import { incidentTrial, scoresOfFlags, type Trial } from "./incident_trial.ts";

interface Options {
  readonly seeds: number;
  readonly first: number;
  readonly strength: ScenarioStrength;
  readonly rows: number;
  readonly python?: string;
}

const options = new Command("tests/proof/incidents.ts")
  .option("--seeds <number>", "how many scenarios", Number, 50)
  .option("--first <number>", "the first seed", Number, 1)
  .option("--strength <strength>", "weak, middle, strong or mixed", "middle")
  .option("--rows <number>", "rows of each", Number, 200_000)
  .option("--python <command>", "a Python with scikit-learn")
  .parse(Deno.args, { from: "user" }).opts<Options>();

const trials: Trial[] = [];
for (let i = 0; i < options.seeds; i++) {
  const { first, strength, rows } = options;
  trials.push(await incidentTrial({ seed: first + i, strength, rows }));
}
console.log(
  `${options.seeds} scenarios of ${options.rows} rows at ${options.strength} strength`,
);
console.log("\n" + detectorTable());
console.log("\n" + kindTable());
console.log("\n" + explanationTable());

/** A row a detector: events pooled over all scenarios, windows on average. */
function detectorTable(): string {
  const rows: [string, EventScores[], WindowScores[]][] = [
    [
      "calibrated",
      trials.map(({ calibrated }) => calibrated),
      trials.map(({ calibratedWindows }) => calibratedWindows),
    ],
    [
      "our forest, 1 %, raw",
      trials.map(({ flagged }) => flagged),
      trials.map(({ flaggedWindows }) => flaggedWindows),
    ],
  ];
  if (options.python !== undefined) {
    const recipe = withScikitLearn(options.python);
    rows.push([
      "scikit-learn, 1 %, raw",
      recipe.map((windows, i) => scoresOfFlags(windows, trials[i].truth)),
      recipe.map((windows, i) =>
        evaluateWindows(windows, trials[i].truth, "score")
      ),
    ]);
  }
  return markdown(
    [
      ...["detector", "recall", "precision", "F1", "median delay"],
      ...["ROC AUC", "average precision"],
    ],
    rows.map(([name, events, windows]) => [
      name,
      ...eventCells(events),
      share(mean(windows.map(({ roc_auc }) => roc_auc))),
      share(mean(windows.map((one) => one.average_precision))),
    ]),
  );
}

function eventCells(scores: readonly EventScores[]): string[] {
  const total = (of: (one: EventScores) => number) =>
    scores.reduce((sum, one) => sum + of(one), 0);
  const recall = total(({ found }) => found) / total(({ events }) => events);
  const precision = total(({ right }) => right) /
    total(({ incidents }) => incidents);
  const delays = scores.flatMap(({ delays_s }) => delays_s)
    .filter((delay) => delay !== null).sort((a, b) => a - b);
  return [
    share(recall),
    share(precision),
    share(2 * recall * precision / (recall + precision)),
    delays.length === 0
      ? "-"
      : `${delays[Math.floor(delays.length / 2)].toFixed(1)} s`,
  ];
}

/** How many events of each kind are found. */
function kindTable(): string {
  const found = (of: (trial: Trial) => EventScores, kind: string) => {
    const delays = trials.flatMap((trial) =>
      of(trial).delays_s.filter((_, i) => trial.truth[i].kind === kind)
    );
    const some = delays.filter((delay) => delay !== null);
    return `${some.length} of ${delays.length}`;
  };
  return markdown(
    ["kind", "calibrated", "our forest, 1 %, raw"],
    KIND_NAMES.map((kind) => [
      kind,
      found(({ calibrated }) => calibrated, kind),
      found(({ flagged }) => flagged, kind),
    ]),
  );
}

/** How often the first service, message or client named is the true one. */
function explanationTable(): string {
  return markdown(
    ["named first", "right"],
    (["service", "message", "client"] as const).map((what) => {
      const all = trials.flatMap(({ explained }) => explained)
        .filter((one) => one.what === what);
      const right = all.filter((one) => one.right).length;
      return [what, `${right} of ${all.length}`];
    }),
  );
}

/** The windows of each trial with the flags and scores of the seed's recipe. */
function withScikitLearn(python: string): pl.DataFrame[] {
  const input = trials.map(({ windows }) => ({
    latency_ms: numberColumn(windows, "latency_mean_ms"),
    failures: finiteColumn(windows, "failures"),
  }));
  const path = Deno.makeTempFileSync();
  Deno.writeTextFileSync(path, JSON.stringify(input));
  const script = new URL("incidents_recipe.py", import.meta.url).pathname;
  const { success, stdout } = new Deno.Command(python, {
    args: [script, path],
    stderr: "inherit",
  }).outputSync();
  Deno.removeSync(path);
  if (!success) throw new Error(`${python} ${script} failed`);
  const flags: { flagged: boolean[]; score: number[] }[] = JSON.parse(
    new TextDecoder().decode(stdout),
  );
  return trials.map(({ windows }, i) =>
    windows.withColumns(
      pl.Series("flagged", flags[i].flagged, pl.Bool),
      pl.Series("score", flags[i].score, pl.Float64),
    )
  );
}

/** A dash where there is nothing to take a share of. */
function share(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : "-";
}

function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function markdown(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
