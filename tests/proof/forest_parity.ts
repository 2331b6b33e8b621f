/**
 * Compares the isolation forest with scikit-learn's on labelled sets, mean of 20
 * seeds each. Prints the table that stands in CONTRIBUTING.md.
 *
 *     deno run -q -P=kernel tests/proof/forest_parity.ts [--python python3 [--draw 0]]
 *
 * scikit-learn's figures are those of `tests/testdata/isolation_forest/`. With a
 * Python that has scikit-learn, sets of other kinds are drawn and scored anew.
 *
 * @module
 */
import { Command } from "commander";
import {
  type LabelledSet,
  labelledSets,
  meanAuc,
} from "../anomaly/labelled_sets.ts";

const { python, draw } = new Command("tests/proof/forest_parity.ts")
  .option("--python <command>", "a Python with scikit-learn: other sets")
  .option("--draw <number>", "another number gives other draws", "0")
  .parse(Deno.args, { from: "user" })
  .opts<{ python?: string; draw: string }>();

console.log(`| set | rows | features | scikit-learn | ours | difference |
| --- | --: | --: | --: | --: | --: |`);
let worst = 0;
for (const set of python === undefined ? labelledSets() : moreSets(python)) {
  const auc = meanAuc(set);
  worst = Math.max(worst, Math.abs(auc - set.auc));
  const cells = [
    set.name,
    set.labels.length,
    Object.keys(set.columns).length,
    ...[set.auc, auc, auc - set.auc].map((value) => value.toFixed(4)),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
console.log(`\nAt most ${worst.toFixed(4)} apart.`);

/** The sets that `more_labelled_sets.py` draws. */
function moreSets(python: string): LabelledSet[] {
  const script = new URL("more_labelled_sets.py", import.meta.url).pathname;
  const { success, stdout } = new Deno.Command(python, {
    args: [script, draw],
    stderr: "inherit",
  }).outputSync();
  if (!success) throw new Error(`${python} ${script} failed`);
  return new TextDecoder().decode(stdout).trim().split("\n").map((line) => {
    const set: Omit<LabelledSet, "columns"> & {
      columns: Record<string, number[]>;
    } = JSON.parse(line);
    return {
      ...set,
      columns: Object.fromEntries(
        Object.entries(set.columns).map(([name, values]) => [
          name,
          Float64Array.from(values),
        ]),
      ),
    };
  });
}
