/**
 * How well and how fast templates are found in messages made from known ones.
 * Prints the tables that stand in CONTRIBUTING.md.
 *
 *     deno run -q tests/proof/templates.ts [--messages 100000] [--seeds 5]
 *
 * @module
 */
import { Command } from "commander";
import type { TemplateMinerOptions } from "../../lib/logs/templates/template_miner_options.ts";
import {
  HARD_SETS,
  MESSAGE_SETS,
} from "../logs/templates/labelled_messages.ts";
import { type TemplateTrial, templateTrial } from "./template_trial.ts";

const { messages, seeds } = new Command("tests/proof/templates.ts")
  .option("--messages <number>", "how many of each set", Number, 100_000)
  .option("--seeds <number>", "how many sets of each kind", Number, 5)
  .parse(Deno.args, { from: "user" })
  .opts<{ messages: number; seeds: number }>();

/** What is compared; the default similarity is 0.5. */
const SIMILARITIES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
const SIZES = [100, 300, 1000, 5000];

trials(MESSAGE_SETS[0], messages); // so that the first set is as warm as the others

printTable(
  [
    ...["set", "messages", "templates, true / found", "grouping accuracy"],
    ...["messages per CPU second", "MB per CPU second"],
  ],
  MESSAGE_SETS.map((set) => {
    const all = trials(set, messages);
    const seconds = sum(all, ({ seconds }) => seconds);
    return [
      HARD_SETS.includes(set) ? `${set} (not meant to work)` : set,
      `${seeds} x ${messages}`,
      `${median(all, ({ truths }) => truths)} / ${
        median(all, ({ found }) => found)
      }`,
      Math.min(...all.map(({ accuracy }) => accuracy)).toFixed(3),
      `${(messages * seeds / seconds / 1e6).toFixed(2)} million`,
      (sum(all, ({ characters }) => characters) / seconds / 1e6).toFixed(0),
    ];
  }),
);

const easy = MESSAGE_SETS.filter((set) => !HARD_SETS.includes(set));

printTable(
  ["similarity", ...SIZES.map((size) => `${size} messages`)],
  SIMILARITIES.map((similarity) => [
    String(similarity),
    ...SIZES.map((size) => {
      const all = easy.flatMap((set) => trials(set, size, { similarity }));
      return (sum(all, ({ accuracy }) => accuracy) / all.length).toFixed(3);
    }),
  ]),
);

function trials(
  set: string,
  count: number,
  options?: TemplateMinerOptions,
): TemplateTrial[] {
  return Array.from(
    { length: seeds },
    (_, i) => templateTrial(set, count, i + 1, options),
  );
}

function sum(
  all: readonly TemplateTrial[],
  value: (trial: TemplateTrial) => number,
): number {
  return all.reduce((total, trial) => total + value(trial), 0);
}

function median(
  all: readonly TemplateTrial[],
  value: (trial: TemplateTrial) => number,
): number {
  return all.map(value).sort((a, b) => a - b)[all.length >> 1];
}

function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [head, head.map(() => "---"), ...rows];
  console.log(lines.map((row) => `| ${row.join(" | ")} |`).join("\n") + "\n");
}
