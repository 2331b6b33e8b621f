import { Command } from "commander";
import { InputError } from "../logs/input_error.ts";
import { ensureSample, writeSample } from "../logs/sample.ts";
import { truthPath, writeScenario } from "../logs/scenario.ts";
import type { ScenarioStrength } from "../logs/scenario_kinds.ts";
import { DONE, runCommand } from "./run_command.ts";

interface SampleArguments {
  rows?: number;
  seed?: number;
  scenario?: string;
  strength?: ScenarioStrength;
  out?: string;
}

/**
 * The command `sample`: writes the sample, another draw of the same world, or
 * one with known incidents in it and the truth about them beside it.
 *
 * @param args What stands behind the command's name.
 * @returns The exit status: 0 done, 2 arguments that cannot be used.
 */
export function sample(args: readonly string[]): Promise<number> {
  return runCommand(async () => {
    const command = commandLine();
    command.parse(args, { from: "user" });
    console.log(`Wrote ${await write(command.opts<SampleArguments>())}`);
    return DONE;
  });
}

function commandLine(): Command {
  return new Command("deno task sample")
    .description("Writes the sample logs as CSV.")
    .option(
      "--rows <number>",
      "how many rows (default: 100000; of a scenario 200000)",
      Number,
    )
    .option("--seed <number>", "another seed gives another draw", Number)
    .option(
      "--scenario <name>",
      "incidents: with seven known incidents, and the truth in FILE.truth.json",
    )
    .option(
      "--strength <strength>",
      "of the incidents: weak, middle, strong or mixed (default: middle)",
    )
    .option("--out <file>", "where to write (default: data/sample.csv)")
    .exitOverride();
}

/** Writes what was asked for and says where it is. */
async function write(
  { out, scenario, strength, ...given }: SampleArguments,
): Promise<string> {
  checkScenario(scenario, strength);
  if (out === undefined) {
    if (scenario === undefined && Object.keys(given).length === 0) {
      return await ensureSample();
    }
    throw new InputError(
      "Cannot write another sample over data/sample.csv: say where with --out FILE",
    );
  }
  if (scenario === undefined) {
    await writeSample(out, given);
    return out;
  }
  await writeScenario(
    out,
    strength === undefined ? given : { ...given, strength },
  );
  return `${out} and ${truthPath(out)}`;
}

function checkScenario(scenario?: string, strength?: string): void {
  if (scenario !== undefined && scenario !== "incidents") {
    throw new InputError(
      `Cannot write the scenario ${
        JSON.stringify(scenario)
      }: there is one, incidents`,
    );
  }
  if (scenario === undefined && strength !== undefined) {
    throw new InputError(
      "Cannot use --strength without a scenario: add --scenario incidents",
    );
  }
}

if (import.meta.main) Deno.exit(await sample(Deno.args));
