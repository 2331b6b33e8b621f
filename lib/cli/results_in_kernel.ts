import { join } from "@std/path";
import { parsingFolder } from "../engines/parsing/parsing_folder.ts";
import type { Kernel } from "../runner/kernel.ts";
import type { KernelPool } from "../runner/kernel_pool.ts";
import type { ResultsRequest } from "./results_request.ts";
import type { WrittenResults } from "./write_results.ts";

const MODULE = new URL("results_request.ts", import.meta.url).href;
/** As long as a cell may take. */
const TIMEOUT_S = 600;

/**
 * Has an idle kernel write the results of a report. Its notebooks have asked
 * nearly all of their questions: it answers from memory, where another process
 * would have to compute them anew.
 *
 * @param kernels One of them is idle.
 * @returns What was written; undefined if the kernel could not do it: whoever asks then has to, and meets the same error, or does not.
 */
export async function resultsInKernel(
  kernels: KernelPool,
  request: Omit<ResultsRequest, "answer">,
): Promise<WrittenResults | undefined> {
  const answer = join(parsingFolder(), `${crypto.randomUUID()}.json`);
  const code = `await (await import(${JSON.stringify(MODULE)}))
    .answerResultsRequest(${JSON.stringify({ ...request, answer })}); void 0`;
  let kernel: Kernel | undefined;
  try {
    kernel = await kernels.take();
    const failure = await kernel.execute(code, {
      timeout_s: TIMEOUT_S,
      onOutput: () => {},
    });
    const written: WrittenResults | undefined = failure === null
      ? JSON.parse(await Deno.readTextFile(answer))
      : undefined;
    kernels.giveBack(kernel);
    return written;
  } catch {
    // Its outputs are lost or damaged: the next notebook gets another kernel.
    await kernel?.shutdown();
    return undefined;
  }
}
