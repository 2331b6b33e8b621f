import { assert } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { failureAnomalies } from "../../lib/charts/failure_anomalies.ts";
import { failuresOverTime } from "../../lib/charts/failures_over_time.ts";
import { latencyAnomalies } from "../../lib/charts/latency_anomalies.ts";
import { logActivity } from "../../lib/charts/log_activity.ts";
import { serviceVolume } from "../../lib/charts/service_volume.ts";
import { withLogs } from "../logs_file.ts";
import { assertFigure } from "./assert_figure.ts";

/** All logs lie in the first and the last window, which they fill only in part. */
const YEAR_APART = `timestamp,level,service
2023-01-01T00:00:01Z,INFO,a
2024-01-01T00:00:01Z,ERROR,b
`;

Deno.test("charts of windows without a log say so instead of dividing by nothing", () =>
  withLogs(YEAR_APART, async (logs) => {
    const windows = await logs.windows("6h");
    const anomalies = detectAnomalies(windows);
    const volume = serviceVolume(await logs.windows("2w", "service"));
    const failures = failureAnomalies(anomalies);
    for (
      const figure of [
        ...[volume, failures, failuresOverTime(windows)],
        ...[latencyAnomalies(anomalies), logActivity(windows)],
      ]
    ) {
      assertFigure(figure);
      assert(!figure.alt.includes("NaN"), figure.alt);
    }
    assert(volume.alt.includes("whole windows hold no log"), volume.alt);
    assert(failures.alt.includes("whole windows hold no log"), failures.alt);
  }));
