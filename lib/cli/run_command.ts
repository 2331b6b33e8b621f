import { InputError } from "../logs/input_error.ts";
import { visibleText } from "../logs/visible_text.ts";
import { CellError } from "../runner/cell_error.ts";
import { KernelError } from "../runner/kernel_process.ts";

/** Done. */
export const DONE = 0;
/** A check or a cell failed. */
export const FAILED = 1;
/** Input or arguments that cannot be used. */
export const UNUSABLE = 2;

/**
 * Runs a command and tells of its failure in the way the user needs: what can be
 * mended in one sentence, a cell's error with the cell, a defect of this project
 * with its stack trace.
 *
 * @param main Gives the exit status; may throw what `commander` throws.
 * @returns The exit status: 0 done, 1 a check or a cell failed, 2 unusable input.
 */
export async function runCommand(main: () => Promise<number>): Promise<number> {
  try {
    return await main();
  } catch (error) {
    return reportFailure(error);
  }
}

/**
 * Prints why something failed on standard error.
 *
 * @param error What was thrown; thrown again if it is a defect of this project.
 * @param where What it happened to, such as a notebook's name, if there are several.
 * @returns The exit status.
 */
export function reportFailure(error: unknown, where?: string): number {
  const isHelp = error instanceof Error && "exitCode" in error;
  // Commander has printed its help or its sentence already.
  if (isHelp) return error.exitCode === 0 ? DONE : UNUSABLE;
  const status = statusOf(error);
  if (status === undefined || !(error instanceof Error)) throw error;
  const message = visibleText(error.message, "many");
  console.error(where === undefined ? message : `${where}: ${message}`);
  return status;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof CellError || error instanceof KernelError) return FAILED;
  const isUnusable = error instanceof InputError ||
    error instanceof Deno.errors.NotFound ||
    error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.IsADirectory ||
    error instanceof Deno.errors.NotADirectory;
  return isUnusable ? UNUSABLE : undefined;
}
