import { openLogs } from "../engines/open_logs.ts";
import type { OpenLogsOptions } from "../engines/open_logs_options.ts";
import { useThresholds } from "../findings/chosen_thresholds.ts";
import type { Parameters } from "../runner/parameters.ts";
import { type ResultsOptions, writeResults } from "./write_results.ts";

/** What a kernel needs to write the results of a report; plain JSON. */
export interface ResultsRequest {
  /** What the notebooks are told. */
  readonly parameters: Parameters;
  readonly options: ResultsOptions;
  /** The file to write what was found to, as JSON. */
  readonly answer: string;
}

/**
 * Writes the results of a report in a kernel that has executed notebooks on the
 * same logs: it has asked nearly all of their questions and loaded what answers
 * them.
 *
 * @throws {InputError} As `writeResults` does.
 */
export async function answerResultsRequest(
  { parameters, options, answer }: ResultsRequest,
): Promise<void> {
  const { logs = "sample", map = {}, reading = {} } = parameters;
  const asked = { map, ...Object(reading) } as OpenLogsOptions;
  const source = await openLogs(logs as string | string[], asked);
  // A notebook may have set others.
  useThresholds(options.thresholds ?? {});
  const written = await writeResults(source, options);
  await Deno.writeTextFile(answer, JSON.stringify(written));
}
