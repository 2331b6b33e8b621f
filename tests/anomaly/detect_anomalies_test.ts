import pl from "nodejs-polars";
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  detectAnomalies,
  type DetectedAnomalies,
} from "../../lib/anomaly/detect_anomalies.ts";
import type { DetectOptions } from "../../lib/anomaly/detect_options.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { seededRandom } from "../../lib/logs/random.ts";
import { formatMoment } from "../../lib/logs/timestamp.ts";
import { finiteColumn, timeColumn } from "../../lib/metrics/column_values.ts";
import { drawWorld, NULL_WORLDS } from "../proof/null_worlds.ts";
import { windowsFrame } from "../proof/quiet_trial.ts";

/** Five days of half-hour windows. */
const DAILY = NULL_WORLDS.find(({ windows }) => windows === 240)!;

function frame(height: number, changes: {
  latency?: (value: number, row: number) => number | null;
  failures?: (value: number, row: number) => number | null;
} = {}): pl.DataFrame {
  const random = seededRandom(height);
  const draw = (
    mean: number,
    change = (v: number, _: number): number | null => v,
  ) =>
    Array.from(
      { length: height },
      (_, row) => change(mean + random() + random(), row),
    );
  const rows = Array.from({ length: height }, (_, row) => row);
  return pl.DataFrame({
    start: pl.Series("start", rows, pl.Int64).cast(pl.Datetime("us")),
    latency_mean_ms: pl.Series("x", draw(55, changes.latency), pl.Float64),
    failures: pl.Series("x", draw(98, changes.failures), pl.Float64),
    partial: pl.Series(
      "x",
      rows.map((r) => r === 0 || r === height - 1),
      pl.Bool,
    ),
  });
}

const values = (windows: pl.DataFrame, name: string) =>
  windows.getColumn(name).toArray();

Deno.test("detectAnomalies() flags the window that stands out", () => {
  const windows = frame(100, { latency: (v, row) => row === 30 ? 80 : v });
  const found = detectAnomalies(windows);
  const flagged = values(found.windows, "flagged");
  assertEquals(flagged.filter(Boolean).length, 1);
  assertEquals(flagged[30], true);
  assertEquals(found.threshold, found.forest?.threshold);
  assertEquals(found.features, ["latency_mean_ms", "failures"]);
  assertEquals([found.scored, found.reason], [98, null]);
});

Deno.test("detectAnomalies() adds eleven columns and leaves its input as it was", () => {
  const windows = frame(40);
  const before = windows.toString();
  const found = detectAnomalies(windows).windows;
  assertEquals(found.columns, [
    ...windows.columns,
    ...["score", "flagged", "p_value", "significant"],
    ...["latency_z", "failures_z", "logs_z"],
    ...["latency_usual_ms", "failures_usual", "logs_usual", "silent"],
  ]);
  assertEquals(found.select(...windows.columns).toString(), before);
  assertEquals(windows.toString(), before);
});

Deno.test("detectAnomalies() scores neither partial windows nor those without a latency", () => {
  const found = detectAnomalies(
    frame(30, { latency: (v, row) => row === 12 ? null : row === 0 ? 999 : v }),
    { contamination: 0.5 },
  );
  const scores = values(found.windows, "score");
  const flagged = values(found.windows, "flagged");
  for (const row of [0, 12, 29]) {
    assertEquals([scores[row], flagged[row]], [null, false]);
  }
  assertEquals(scores.filter((score) => score === null).length, 3);
  // The median of 27 scores is one of them, and inside.
  assertEquals(flagged.filter(Boolean).length, 13);
});

Deno.test("detectAnomalies() looks at one metric alone where the other has no value", () => {
  const noLatency = detectAnomalies(
    frame(30, {
      latency: () => null,
      failures: (v, row) => row === 5 ? 200 : v,
    }),
  );
  assertEquals(noLatency.features, ["failures"]);
  assertEquals(values(noLatency.windows, "flagged").indexOf(true), 5);
  const noFailures = detectAnomalies(frame(30, { failures: () => null }));
  assertEquals(noFailures.features, ["latency_mean_ms"]);
});

Deno.test("detectAnomalies() says why it gives no scores", () => {
  for (const height of [0, 1, 9]) {
    const found = detectAnomalies(frame(height));
    assertEquals([found.forest, found.threshold, found.scored], [
      null,
      null,
      0,
    ]);
    assert(found.reason?.includes("needs 8 full windows"), found.reason ?? "");
    assertEquals(values(found.windows, "score"), Array(height).fill(null));
    assertEquals(values(found.windows, "flagged"), Array(height).fill(false));
  }
  assertEquals(detectAnomalies(frame(10)).reason, null);
  const nothing = frame(20, { latency: () => null, failures: () => null });
  assertEquals(
    detectAnomalies(nothing).reason,
    "an isolation forest needs 8 full windows with latency_mean_ms and failures or more, there are 0",
  );
});

Deno.test("detectAnomalies() is a function of its input and the seed", () => {
  const scores = (seed: number) =>
    values(detectAnomalies(frame(50), { seed }).windows, "score").join();
  assertEquals(scores(1), scores(1));
  assert(scores(1) !== scores(2));
});

Deno.test("detectAnomalies() flags what the seed's recipe flags in the sample, and finds it within chance", async () => {
  const windows = await (await openLogs("sample")).windows("5s");
  const found = detectAnomalies(windows);
  assertEquals(
    timeColumn(found.windows.filter(pl.col("flagged")), "start")
      .map((start) => formatMoment(start ?? 0)),
    ["08:44:55", "08:58:25", "09:03:20"].map((time) =>
      `2023-11-20 ${time} UTC`
    ),
  );
  assertEquals(found.windows.filter(pl.col("significant")).height, 0);
  assertEquals([found.baseline.kind, found.scale], ["constant", "raw"]);
  assertEquals(found.uncalibrated, null);
});

Deno.test("detectAnomalies() compares windows of several days by the time of day", () => {
  const windows = windowsFrame(drawWorld(DAILY, 1));
  const found = detectAnomalies(windows);
  assertEquals([found.baseline.kind, found.scale], ["time of day", "standard"]);
  assertEquals(found.forest?.features, ["failures_z", "latency_z"]);
  assertEquals(found.features, ["latency_mean_ms", "failures"]);
  // In their own units, windows of the busiest and the quietest hours stand out.
  const extremity = ({ windows }: DetectedAnomalies) => {
    const logs = finiteColumn(windows.filter(pl.col("flagged")), "logs");
    return logs.reduce((sum, count) => sum + Math.abs(count - 300), 0) /
      logs.length;
  };
  const raw = detectAnomalies(windows, { scale: "raw" });
  assert(extremity(raw) > 1.3 * extremity(found));
  assertEquals(raw.forest?.features, ["failures", "latency_mean_ms"]);
});

Deno.test("detectAnomalies() looks at the features asked for", () => {
  const windows = windowsFrame(drawWorld(DAILY, 2));
  for (const scale of ["raw", "standard"] as const) {
    const features = ["failure_rate", "logs", "latency_sd_ms"];
    const found = detectAnomalies(windows, { features, scale });
    assertEquals(found.features, features);
    assertEquals(found.scored, 240);
  }
  assertThrows(
    () => detectAnomalies(windows, { features: ["latency_p95_ms"] }),
    InputError,
    "the windows need the column latency_p95_ms",
  );
});

Deno.test("detectAnomalies() scores with a forest given, on its own scale", () => {
  const fitted = detectAnomalies(windowsFrame(drawWorld(DAILY, 3)));
  const forest = fitted.forest!;
  const again = detectAnomalies(windowsFrame(drawWorld(DAILY, 3)), { forest });
  assertEquals(values(again.windows, "score"), values(fitted.windows, "score"));
  const few = windowsFrame(drawWorld(DAILY, 4)).limit(30);
  const scored = detectAnomalies(few, { forest });
  assertEquals([scored.scale, scored.scored], ["standard", 30]);
  assertEquals(scored.threshold, forest.threshold);
});

Deno.test("detectAnomalies() lowers the bar with the false discovery rate", () => {
  const drawn = drawWorld(NULL_WORLDS[0], 1);
  drawn.latency_mean_ms[60]! += 6.2;
  const count = (falseDiscoveryRate: number) =>
    detectAnomalies(windowsFrame(drawn), { falseDiscoveryRate })
      .windows.filter(pl.col("significant")).height;
  assertEquals(count(1e-4), 0);
  assert(count(0.5) > 0);
});

Deno.test("detectAnomalies() says why there are no p-values", () => {
  const found = detectAnomalies(frame(12));
  assertEquals(
    found.uncalibrated,
    "calibration needs 20 whole windows or more, there are 10",
  );
  assertEquals(values(found.windows, "p_value"), Array(12).fill(null));
  assertEquals(found.scored, 10);
});

Deno.test("detectAnomalies() refuses options out of their ranges", () => {
  const refuse = (options: DetectOptions, requirement: string) =>
    assertThrows(
      () => detectAnomalies(frame(30), options),
      InputError,
      `Cannot detect anomalies: ${requirement}`,
    );
  refuse(
    { falseDiscoveryRate: 0 },
    "falseDiscoveryRate must be in (0, 1), got 0",
  );
  refuse({ scale: "z" as "raw" }, "scale must be auto, raw or standard, got z");
  refuse({ features: [] }, "features must be one or more different names");
  refuse(
    { features: ["failures", "failures"] },
    "features must be one or more",
  );
});

Deno.test("detectAnomalies() refuses windows without its columns", () => {
  assertThrows(
    () => detectAnomalies(frame(20).drop("partial")),
    InputError,
    "the windows need the column partial, got start, latency_mean_ms, failures",
  );
});
