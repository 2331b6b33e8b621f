import type { OutputCounts } from "./compare_outputs.ts";

/** What several runs of a notebook gave together. */
export interface RunCounts extends OutputCounts {
  readonly runs: number;
  /** Runs that ended with an error; their outputs are not counted. */
  readonly failed: number;
}

/**
 * Executes something several times, one after the other, and adds up what the
 * runs gave.
 *
 * @param run Compares the outputs of one run; an error counts as a failed run.
 */
export async function countRuns(
  runs: number,
  run: (number: number) => Promise<OutputCounts>,
): Promise<RunCounts> {
  const sum = {
    runs,
    failed: 0,
    expected: 0,
    lost: 0,
    misplaced: 0,
    foreign: 0,
  };
  for (let number = 1; number <= runs; number++) {
    try {
      const counts = await run(number);
      sum.expected += counts.expected;
      sum.lost += counts.lost;
      sum.misplaced += counts.misplaced;
      sum.foreign += counts.foreign;
    } catch (error) {
      sum.failed++;
      const lines = String(error).trim().split("\n");
      console.error(`run ${number} failed: ${lines.at(-1)}`);
    }
  }
  return sum;
}

/** A row of a table in Markdown below {@linkcode COUNTS_HEADER}. */
export function countsRow(name: string, counts: RunCounts): string {
  const { runs, failed, expected, lost, misplaced, foreign } = counts;
  const cells = [name, runs, failed, expected, lost, misplaced, foreign];
  return `| ${cells.join(" | ")} |`;
}

/** The head of the table that {@linkcode countsRow} gives the rows of. */
export const COUNTS_HEADER =
  "| executor | runs | failed runs | outputs | lost | misplaced | foreign |\n" +
  "| --- | --: | --: | --: | --: | --: | --: |";

/** Ends with the process that started it, however that ends. */
const BUSY = "const parent = Deno.ppid; while (Deno.ppid === parent) {}";

/**
 * Keeps all cores busy.
 *
 * @returns Ends that.
 */
export function keepBusy(cores: number): Disposable {
  const children = Array.from(
    { length: cores },
    () =>
      new Deno.Command(Deno.execPath(), {
        args: ["eval", BUSY],
        stdout: "null",
        stderr: "null",
      }).spawn(),
  );
  return {
    [Symbol.dispose]() {
      for (const child of children) child.kill("SIGKILL");
    },
  };
}
