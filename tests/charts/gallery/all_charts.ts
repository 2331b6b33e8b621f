import { compareTruth } from "../../../lib/anomaly/compare_truth.ts";
import { detectAnomalies } from "../../../lib/anomaly/detect_anomalies.ts";
import { explainIncidents } from "../../../lib/anomaly/explain.ts";
import { findIncidents } from "../../../lib/anomaly/incidents.ts";
import * as charts from "../../../lib/charts/mod.ts";
import type pl from "nodejs-polars";
import type { KnownIncident } from "../../../lib/logs/scenario_truth.ts";
import { timeColumn } from "../../../lib/metrics/column_values.ts";
import type { LogSource } from "../../../lib/logs/log_source.ts";
import { histogramWidth } from "../../../lib/metrics/histogram_width.ts";
import { rollingMean } from "../../../lib/metrics/rolling_mean.ts";

/**
 * Draws every chart of some logs, as the notebooks do.
 *
 * @param every The windows' length, such as `5s`.
 * @returns The charts by the names of their functions.
 */
export async function allCharts(
  logs: LogSource,
  every: string,
): Promise<
  Record<Exclude<keyof typeof charts, "Figure" | "LogPeriod">, charts.Figure>
> {
  const overview = await logs.overview();
  const windows = await logs.windows(every);
  const anomalies = detectAnomalies(windows);
  const incidents = findIncidents(anomalies.windows);
  const explained = await explainIncidents(logs, incidents);
  const latency = await logs.latency();
  const histogram = await logs.latencyHistogram(histogramWidth(latency));
  const byService = await logs.counts("service");
  const byMessage = await logs.counts("message");
  const messageMix = await logs.counts(["service", "message"]);
  return {
    logActivity: charts.logActivity(rollingMean(windows, "logs", 20)),
    serviceVolume: charts.serviceVolume(await logs.windows(every, "service")),
    levelDistribution: charts.levelDistribution(
      await logs.counts("level"),
      overview,
    ),
    serviceContribution: charts.serviceContribution(byService, overview),
    levelByService: charts.levelByService(
      await logs.counts(["service", "level"]),
      overview,
    ),
    failuresOverTime: charts.failuresOverTime(windows),
    errorFatalShare: charts.errorFatalShare(byService, overview),
    failureRate: charts.failureRate(byService, overview),
    messageFrequency: charts.messageFrequency(byMessage, overview),
    failureMessages: charts.failureMessages(byMessage, overview),
    failureMessagesByService: charts.failureMessagesByService(
      messageMix,
      overview,
    ),
    latencyDistribution: charts.latencyDistribution(
      histogram,
      latency,
      overview,
    ),
    latencyByService: charts.latencyByService(
      await logs.latency("service"),
      overview,
    ),
    latencyTrend: charts.latencyTrend(windows),
    latencyAgainstLoad: charts.latencyAgainstLoad(windows),
    scoreDistribution: charts.scoreDistribution(anomalies),
    latencyAnomalies: charts.latencyAnomalies(anomalies),
    failureAnomalies: charts.failureAnomalies(anomalies),
    anomalyScatter: charts.anomalyScatter(anomalies),
    knownIncidents: charts.knownIncidents(
      anomalies,
      compareTruth(anomalies.windows, explained, truthOf(windows)),
    ),
  };
}

/** Two incidents that are said to have happened, early and late. */
function truthOf(windows: pl.DataFrame): KnownIncident[] {
  const starts_us = timeColumn(windows, "start").map((start) => start ?? NaN);
  const [first_us, last_us] = [starts_us[0], starts_us[starts_us.length - 1]];
  const at = (part: number) => first_us + part * (last_us - first_us);
  return [
    {
      ...{ kind: "slow_degradation", strength: "middle" },
      ...{ start_us: at(0.1), end_us: at(0.3) },
    },
    {
      ...{ kind: "silence", strength: "weak" },
      ...{ start_us: at(0.99), end_us: at(1) },
    },
  ];
}
