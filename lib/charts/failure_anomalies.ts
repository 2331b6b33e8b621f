import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { formatNumber } from "../logs/format_number.ts";
import { anomalyBandFigure } from "./parts/anomaly_band_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import { failureBand, failureBandText } from "./parts/failure_band.ts";
import type { Figure } from "./figure.ts";
import { usualText, usualValues } from "./parts/usual_values.ts";
import { countFact } from "./parts/hover_windows.ts";
import { windowSeries } from "./parts/window_series.ts";
import { countRangeText } from "./parts/wording.ts";

/**
 * The failures of each window with the band of chance, the windows that the model
 * flagged and those that are significant, and the incidents. The title counts
 * them, and how many lie outside the band.
 *
 * @param anomalies What `detectAnomalies(windows)` gives.
 *
 * @example Usage
 * ```ts
 * import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { failureAnomalies } from "./failure_anomalies.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = failureAnomalies(detectAnomalies(await logs.windows("5s")));
 * ```
 */
export function failureAnomalies(anomalies: DetectedAnomalies): Figure {
  const subject = "Failures in unusual windows";
  if (anomalies.reason !== null) return emptyFigure(subject, anomalies.reason);
  const band = failureBand(
    windowSeries(anomalies.windows),
    usualValues(anomalies, "failures_usual"),
  );
  if (!Number.isFinite(band.mean)) {
    return emptyFigure(subject, "the logs have no column level");
  }
  if (!Number.isFinite(band.rate)) {
    return emptyFigure(subject, "the whole windows hold no log");
  }
  return anomalyBandFigure(anomalies, {
    band,
    bandText: failureBandText(band) + usualText(anomalies),
    whose: "failures'",
    subject: (length) => `Failures (ERROR and FATAL) per ${length}`,
    fact: (values) => countFact(values, "failure"),
    range: (values, length) =>
      `${countRangeText(values, "failure")} per ${length}`,
    limit: (failures) => formatNumber(failures),
    format: (failures) => formatNumber(failures),
  });
}
