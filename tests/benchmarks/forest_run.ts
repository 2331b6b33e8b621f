/**
 * Fits and scores the isolation forest; prints what it took as JSON.
 *
 *     deno run -q -P=kernel tests/benchmarks/forest_run.ts FILE ROWS
 *
 * FILE holds two columns of doubles.
 *
 * @module
 */
import process from "node:process";
import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";

const [path, rows] = Deno.args;
const bytes = await Deno.readFile(path);
const latency_ms = new Float64Array(bytes.buffer, 0, Number(rows));
const failures = new Float64Array(bytes.buffer, latency_ms.byteLength);
const columns = { latency_ms, failures };

const before_mb = Deno.memoryUsage().rss / 2 ** 20;
const start = performance.now();
const forest = IsolationForest.fit(columns, { contamination: "auto" });
const fitted = performance.now();
const scores = forest.scoreSamples(columns);
const scored = performance.now();
const peak_mb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({
  name: "logbook",
  fit_s: (fitted - start) / 1000,
  score_s: (scored - fitted) / 1000,
  memory_mb: peak_mb - before_mb,
  mean_score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
}));
