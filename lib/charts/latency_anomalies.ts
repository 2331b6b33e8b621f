import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { anomalyBandFigure } from "./parts/anomaly_band_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { latencyBand, latencyBandText } from "./parts/latency_band.ts";
import { usualText, usualValues } from "./parts/usual_values.ts";
import { windowSeries } from "./parts/window_series.ts";
import { msFact } from "./parts/hover_windows.ts";
import { rangeText, threeDigits } from "./parts/wording.ts";

/**
 * The mean latency of each window with the band of sampling noise, the windows
 * that the model flagged and those that are significant, and the incidents. The
 * title counts them, and how many lie outside the band.
 *
 * @param anomalies What `detectAnomalies(windows)` gives.
 *
 * @example Usage
 * ```ts
 * import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { latencyAnomalies } from "./latency_anomalies.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = latencyAnomalies(detectAnomalies(await logs.windows("5s")));
 * ```
 */
export function latencyAnomalies(anomalies: DetectedAnomalies): Figure {
  const subject = "Latency of unusual windows";
  if (anomalies.reason !== null) return emptyFigure(subject, anomalies.reason);
  const band = latencyBand(
    windowSeries(anomalies.windows),
    usualValues(anomalies, "latency_usual_ms"),
  );
  if (!Number.isFinite(band.mean)) {
    return emptyFigure(subject, "no whole window has a latency");
  }
  return anomalyBandFigure(anomalies, {
    band,
    bandText: latencyBandText(band) + usualText(anomalies),
    whose: "latency's",
    subject: (length) => `Mean latency per ${length}, ms`,
    fact: msFact,
    range: (values) => rangeText(values, "ms"),
    limit: threeDigits,
    format: (ms) => `${threeDigits(ms)} ms`,
  });
}
