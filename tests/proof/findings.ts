/**
 * How often the report finds what is not there, and what is, over simulated logs
 * of many seeds. Prints the tables that stand in CONTRIBUTING.md.
 *
 *     deno run -q -P=files tests/proof/findings.ts [--seeds 200]
 *
 * @module
 */
import { Command } from "commander";
import { REPORT_QUESTIONS } from "../../lib/findings/mod.ts";
import {
  findingsOf,
  PLANTS,
  plantTrial,
  supportedOf,
} from "./finding_trials.ts";
import { MINUTES, type Shape, WEEKS } from "./simulated_rows.ts";

const { seeds } = new Command("tests/proof/findings.ts")
  .option("--seeds <number>", "how many reports of each kind", Number, 200)
  .parse(Deno.args, { from: "user" }).opts<{ seeds: number }>();

const each = Array.from({ length: seeds }, (_, i) => i + 1);

console.log(`${REPORT_QUESTIONS} questions tested, ${seeds} seeds each\n`);
console.log(markdown(
  ["independent noise", "reports with a supported finding", "which"],
  [
    noiseRow("100,000 logs in 23 minutes", MINUTES),
    noiseRow("100,000 logs in 14 days", WEEKS),
  ],
));
console.log(
  "\n" + markdown(
    [
      ...["planted", "finding", "supported", "truth", "mean estimate"],
      ...["interval covers the truth", "also supported"],
    ],
    PLANTS.map((plant) => {
      const trials = each.map((seed) => plantTrial(plant, seed));
      const count = (isOne: (trial: typeof trials[number]) => boolean) =>
        share(trials.filter(isOne).length);
      const mean = trials.reduce((sum, { value }) => sum + value, 0) / seeds;
      return [
        plant.name,
        `\`${plant.id}\``,
        count(({ supported }) => supported),
        plant.truth.toFixed(3),
        mean.toFixed(3),
        count(({ covered }) => covered),
        tally(trials.flatMap(({ others }) => others)),
      ];
    }),
  ),
);

function noiseRow(name: string, shape: Shape): string[] {
  const supported = each.map((seed) =>
    supportedOf(findingsOf(seed, {}, shape)).map(({ id }) => id)
  );
  const wrong = supported.filter(({ length }) => length > 0).length;
  return [name, share(wrong), tally(supported.flat())];
}

function share(count: number): string {
  return `${(count / seeds * 100).toFixed(1)} % (${count} of ${seeds})`;
}

/** `a 3, b 1`, the most frequent first; a dash for none. */
function tally(ids: readonly string[]): string {
  const counts = [...Map.groupBy(ids, (id) => id)]
    .map(([id, all]) => ({ id, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return counts.map(({ id, count }) => `\`${id}\` ${count}`).join(", ") || "-";
}

function markdown(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
