import { Command } from "commander";
import { InputError } from "../logs/input_error.ts";
import { ensureSample, writeSample } from "../logs/sample.ts";
import { DONE, runCommand } from "./run_command.ts";

interface SampleArguments {
  rows?: number;
  seed?: number;
  out?: string;
}

/**
 * The command `sample`: writes the sample, or another draw of the same world.
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
    .option("--rows <number>", "how many rows (default: 100000)", Number)
    .option("--seed <number>", "another seed gives another draw", Number)
    .option("--out <file>", "where to write (default: data/sample.csv)")
    .exitOverride();
}

/** Writes the file and gives its path. */
async function write({ out, rows, seed }: SampleArguments): Promise<string> {
  const options = {
    ...(rows === undefined ? {} : { rows }),
    ...(seed === undefined ? {} : { seed }),
  };
  if (out === undefined) {
    if (Object.keys(options).length === 0) return await ensureSample();
    throw new InputError(
      "Cannot write another sample over data/sample.csv: say where with --out FILE",
    );
  }
  await writeSample(out, options);
  return out;
}

if (import.meta.main) Deno.exit(await sample(Deno.args));
