import {
  detectAnomalies,
  type DetectedAnomalies,
} from "../anomaly/detect_anomalies.ts";
import { namesOf } from "../anomaly/features.ts";
import { findIncidents } from "../anomaly/incidents.ts";
import { readModel, type WindowModel } from "../anomaly/saved_model.ts";
import { withServiceColumns } from "../anomaly/service_columns.ts";
import { InputError } from "../logs/input_error.ts";
import { formatNumber } from "../logs/format_number.ts";
import { missingShardsText } from "../logs/missing_shards.ts";
import { visibleText } from "../logs/visible_text.ts";
import { period } from "../site/log_facts.ts";
import { callerFolder } from "./caller_folder.ts";
import { endQueriesWithProcess } from "./end_queries.ts";
import { openReportLogs, type ReportLogs } from "./report_logs.ts";
import { DONE, runCommand } from "./run_command.ts";
import { readScoreOptions, type ScoreOptions } from "./score_options.ts";
import { saveStandardInput } from "./save_standard_input.ts";
import { scoreText } from "./score_text.ts";

/** A significant incident was found. */
export const INCIDENT = 3;

/**
 * The command `score`: cuts logs into the windows that a saved model was fitted
 * on, scores them with it, and prints the most abnormal ones. What is
 * significant is judged against the baseline of these logs.
 *
 * @param args What stands behind the command's name.
 * @returns The exit status: 0 nothing significant, 3 a significant incident, 2 unusable input or arguments.
 */
export function score(args: readonly string[]): Promise<number> {
  return runCommand(async () => {
    const options = readScoreOptions(args);
    Deno.chdir(callerFolder());
    await saveStandardInput(options.logs);
    endQueriesWithProcess(options.logs);
    const model = await openModel(options.model);
    const every = windowLength(model, options);
    const logs = await openReportLogs({ ...options, every, out: "" });
    const anomalies = await scoreLogs(logs, model);
    const incidents = findIncidents(anomalies.windows);
    const { overview } = logs;
    const lacking = missingShardsText(overview.missingShards);
    console.log(
      `${visibleText(overview.name)}: ${formatNumber(overview.rows)} logs, ${
        period(overview)
      }, windows of ${every}${lacking === undefined ? "" : `\n${lacking}`}\n\n${
        scoreText(anomalies, incidents)
      }`,
    );
    return incidents.length > 0 ? INCIDENT : DONE;
  });
}

async function openModel(path: string): Promise<WindowModel> {
  const text = await Deno.readTextFile(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new InputError(
      `Cannot open the model: there is no file ${JSON.stringify(path)}`,
    );
  });
  return readModel(text);
}

function windowLength(
  { every }: WindowModel,
  { every: asked, model }: ScoreOptions,
): string {
  if (every !== null && asked !== undefined && asked !== every) {
    throw new InputError(
      `Cannot use --every ${asked}: ${
        JSON.stringify(model)
      } was fitted on windows of ${every}; leave --every out`,
    );
  }
  const length = every ?? asked;
  if (length !== undefined && length !== "auto") return length;
  throw new InputError(
    `Cannot score with ${
      JSON.stringify(model)
    }: it does not say the length of its windows; pass --every LENGTH`,
  );
}

async function scoreLogs(
  { source, every }: ReportLogs,
  { forest }: WindowModel,
): Promise<DetectedAnomalies> {
  const windows = await source.windows(every);
  const { names } = namesOf(forest.features);
  const isKnown = (name: string) =>
    name === "failure_rate" || windows.columns.includes(name);
  const all = names.every(isKnown)
    ? windows
    : withServiceColumns(windows, await source.windows(every, "service"));
  return detectAnomalies(all, { forest });
}

if (import.meta.main) Deno.exit(await score(Deno.args));
