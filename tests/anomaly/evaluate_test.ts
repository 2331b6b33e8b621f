import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  evaluateIncidents,
  evaluateWindows,
} from "../../lib/anomaly/evaluate.ts";
import { averagePrecision, rocAuc } from "../../lib/anomaly/ranking.ts";
import { judgedFrame } from "./judged_frame.ts";

const span = (start: number, end: number) => ({
  start_us: start * 1e6,
  end_us: end * 1e6,
  windows: (end - start) / 5,
});

Deno.test("evaluateIncidents() counts events, not windows", () => {
  const scores = evaluateIncidents(
    [span(10, 20), span(30, 35), span(60, 65), span(90, 95)],
    [span(12, 40), span(64, 70), span(120, 130)],
  );
  assertEquals([scores.events, scores.found], [3, 2]);
  assertEquals([scores.incidents, scores.right], [4, 3]);
  assertEquals([scores.precision, scores.recall], [0.75, 2 / 3]);
  assertAlmostEquals(scores.f1 ?? NaN, 2 * 0.75 * (2 / 3) / (0.75 + 2 / 3));
});

Deno.test("evaluateIncidents() gives the delay to the end of the first window in the event", () => {
  const delays = (start: number, end: number) =>
    evaluateIncidents([span(10, 30)], [span(start, end)]).delays_s;
  assertEquals(delays(8, 40), [7]);
  assertEquals(delays(10, 40), [5]);
  // The incident began before the event; its third window is the first in it.
  assertEquals(delays(21, 40), [4]);
  assertEquals(delays(31, 40), [null]);
});

Deno.test("evaluateIncidents() does not take touching for overlapping", () => {
  const { found, right } = evaluateIncidents(
    [span(10, 20)],
    [span(20, 30), span(0, 10)],
  );
  assertEquals([found, right], [0, 0]);
});

Deno.test("evaluateIncidents() knows no share of nothing", () => {
  const none = evaluateIncidents([], []);
  assertEquals([none.precision, none.recall, none.f1], [null, null, null]);
  const missed = evaluateIncidents([], [span(0, 5)]);
  assertEquals([missed.precision, missed.recall, missed.f1], [null, 0, 0]);
  const invented = evaluateIncidents([span(0, 5)], []);
  assertEquals([invented.precision, invented.recall, invented.f1], [
    0,
    null,
    0,
  ]);
});

Deno.test("evaluateWindows() ranks windows that lie in an event by half or more", () => {
  const windows = judgedFrame(8, {
    ...{ 2: { p_value: 0.1 }, 3: { p_value: 0.01 }, 5: { p_value: 0.05 } },
    7: { p_value: null },
  });
  const scores = evaluateWindows(windows, [span(12, 22)], "p_value");
  assertEquals([scores.windows, scores.positive], [7, 2]);
  // Of two positives among five negatives, one has a negative above it.
  assertAlmostEquals(scores.roc_auc ?? NaN, 0.9);
  assertAlmostEquals(scores.average_precision ?? NaN, (1 + 2 / 3) / 2);
});

Deno.test("rocAuc() and averagePrecision() give what scikit-learn gives, also with ties", () => {
  // sklearn.metrics.roc_auc_score and average_precision_score, 1.2.1.
  const scores = [0.9, 0.8, 0.8, 0.7, 0.6, 0.6, 0.6, 0.2, 0.1, 0.1];
  const labels = [1, 0, 1, 0, 1, 0, 0, 1, 0, 0].map(Boolean);
  assertAlmostEquals(rocAuc(scores, labels) ?? NaN, 0.6875, 1e-12);
  assertAlmostEquals(
    averagePrecision(scores, labels) ?? NaN,
    0.6488095238095238,
    1e-12,
  );
});

Deno.test("rocAuc() and averagePrecision() are null where there is nothing to rank", () => {
  assertEquals([rocAuc([1, 2], [true, true]), rocAuc([], [])], [null, null]);
  assertEquals(averagePrecision([1, 2], [false, false]), null);
});
