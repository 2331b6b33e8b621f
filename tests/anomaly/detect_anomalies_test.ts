import pl from "nodejs-polars";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { seededRandom } from "../../lib/logs/random.ts";

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

Deno.test("detectAnomalies() adds score and flagged and leaves its input as it was", () => {
  const windows = frame(40);
  const before = windows.toString();
  const found = detectAnomalies(windows).windows;
  assertEquals(found.columns, [...windows.columns, "score", "flagged"]);
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

Deno.test("detectAnomalies() refuses windows without its columns", () => {
  assertThrows(
    () => detectAnomalies(frame(20).drop("partial")),
    InputError,
    "the windows need the column partial, got start, latency_mean_ms, failures",
  );
});
