import type { Use } from "./aggregates/start_use.ts";

/** Runs something in a process of its own and tells what it took. */
export type Side = () => Promise<Use>;

/**
 * Runs sides in turns, so that what else the machine does weighs on all.
 *
 * @returns The runs of each side, in order.
 */
export async function alternate(
  sides: Readonly<Record<string, Side>>,
  turns: number,
): Promise<Record<string, Use[]>> {
  const runs: Record<string, Use[]> = {};
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, side] of Object.entries(sides)) {
      runs[name] = [...runs[name] ?? [], await side()];
    }
  }
  return runs;
}

/**
 * Runs a program that prints its {@linkcode Use} as JSON.
 *
 * @throws {Error} If it fails; with the last line of what it said.
 */
export async function runSide(
  program: string,
  args: readonly string[],
): Promise<Use> {
  return JSON.parse(await runProgram(program, args));
}

/**
 * What a program prints.
 *
 * @throws {Error} If it fails; with the last line of what it said.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (success) return text(stdout);
  throw new Error(`${program}: ${text(stderr).split("\n").at(-1)}`);
}

/** The value in the middle; of two, the larger one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
