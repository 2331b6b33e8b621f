import { assert, assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { flaggedWindowsFinding } from "../../lib/findings/anomalies/flagged_windows.ts";
import { joinWindows, wholeWindows } from "../../lib/findings/frames.ts";
import { failureMessagesFinding } from "../../lib/findings/reliability/failure_messages.ts";
import { failureRateFinding } from "../../lib/findings/reliability/failure_rate.ts";
import { failureShareFinding } from "../../lib/findings/reliability/failure_share.ts";
import { standout } from "../../lib/findings/standout.ts";
import { dominantLevelFinding } from "../../lib/findings/workload/dominant_level.ts";
import { serviceVolumeFinding } from "../../lib/findings/workload/service_volume.ts";
import { levelMixFinding } from "../../lib/findings/workload/level_mix.ts";

Deno.test("failureShareFinding() tells a share above, below and at the limit", () => {
  const verdict = (failures: number) =>
    failureShareFinding(
      pl.DataFrame({ logs: [10000], failures: [failures], fatals: [0] }),
    ).verdict;
  assertEquals(verdict(2776), "supported");
  assertEquals(verdict(500), "within_noise");
  assertEquals(verdict(3), "refuted");
  assertEquals(verdict(0), "refuted");
});

Deno.test("dominantLevelFinding() supports a level that leads by half", () => {
  const levels = (...logs: number[]) =>
    dominantLevelFinding(
      pl.DataFrame({ level: ["INFO", "ERROR", "WARNING"], logs }),
    );
  assertEquals(levels(9500, 200, 300).verdict, "supported");
  assertEquals(levels(3500, 3000, 3100).verdict, "refuted");
  assertEquals(levels(26181, 25901, 25000).verdict, "within_noise");
});

Deno.test("failureMessagesFinding() counts the messages that make up 80%", () => {
  const finding = failureMessagesFinding(pl.DataFrame({
    message: ["rare", "often", "fine", "some"],
    failures: [100, 700, 0, 200],
  }));
  assertEquals(finding.verdict, "supported");
  assert(
    finding.statement.includes("of 3 messages is 33.3%; 2 of them make up 80%"),
    finding.statement,
  );
  assert(
    finding.recommendation.includes("“often” first"),
    finding.recommendation,
  );
});

Deno.test("levelMixFinding() names the level and the service that stand out", () => {
  const finding = levelMixFinding(pl.DataFrame({
    service: ["a", "a", "b", "b", "c", "c"],
    level: ["INFO", "DEBUG", "INFO", "DEBUG", "INFO", "DEBUG"],
    logs: [500, 500, 510, 490, 900, 100],
  }));
  assertEquals(finding.verdict, "supported");
  assert(
    finding.statement.startsWith("“DEBUG” in “c” stands out"),
    finding.statement,
  );
});

Deno.test("levelMixFinding() leaves out levels and services too rare for the test, and says so", () => {
  const finding = levelMixFinding(pl.DataFrame({
    service: ["a", "a", "b", "b", "c", "a"],
    level: ["INFO", "DEBUG", "INFO", "DEBUG", "INFO", "FATAL"],
    logs: [500, 500, 510, 490, 1, 1],
  }));
  assertEquals(finding.verdict, "within_noise");
  assert(
    finding.statement.includes(
      "with 1 service left out for too few logs, with 1 level left out for too few logs",
    ),
    finding.statement,
  );
});

Deno.test("failureRateFinding() leaves out services too small for the test, and says so", () => {
  const finding = failureRateFinding(pl.DataFrame({
    service: ["a", "b", "tiny"],
    logs: [1000, 1000, 1],
    failures: [100, 200, 0],
  }));
  assertEquals(finding.verdict, "supported");
  assert(
    finding.statement.startsWith("“b” stands out most"),
    finding.statement,
  );
  assert(
    finding.statement.includes("with 1 service left out"),
    finding.statement,
  );
});

Deno.test("serviceVolumeFinding() takes logs without a service for no service", () => {
  const { verdict, statement } = serviceVolumeFinding(
    pl.DataFrame({
      service: ["a", "b", "(missing)"],
      logs: [505, 495, 90],
    }),
  );
  assertEquals(verdict, "within_noise");
  assert(statement.includes("of the 1,000 logs that name one"), statement);
});

Deno.test("flaggedWindowsFinding() says that contamination sets the number", () => {
  const scored = pl.DataFrame({
    score: [-0.4, -0.7, -0.4],
    flagged: [false, true, false],
  });
  const finding = flaggedWindowsFinding(scored, 0.01);
  assertEquals(finding.verdict, "within_noise");
  assert(finding.statement.startsWith("The model flagged 1 of 3 windows"));
});

Deno.test("standout() names the group with more of two that mirror each other", () => {
  const a = { name: "a", successes: 30, total: 100 };
  const b = { name: "b", successes: 20, total: 100 };
  assertEquals(standout([a, b]).name, "a");
  assertEquals(standout([b, a]).name, "a");
});

Deno.test("standout() widens its interval with the number of groups", () => {
  const groups = Array.from({ length: 9 }, (_, i) => (
    { name: `${i}`, successes: i === 4 ? 40 : 20, total: 100 }
  ));
  const wide = standout(groups).excess;
  const narrow = standout(groups, 1).excess;
  assertEquals(wide.value, narrow.value);
  assert(wide.low < narrow.low && wide.high > narrow.high);
});

Deno.test("wholeWindows() leaves out partial windows and keeps microseconds", () => {
  const windows = pl.DataFrame({
    start: pl.Series(
      "start",
      [1_700_000_000_000_001, 1_700_000_000_500_001],
      pl.Int64,
    )
      .cast(pl.Datetime("us")),
    logs: [4, 5],
    failures: [1, 2],
    latency_mean_ms: [5, null],
    latency_sd_ms: [1, null],
    latency_count: [3, 0],
    partial: [true, false],
  });
  assertEquals(wholeWindows(windows), [{
    start_us: 1_700_000_000_500_001,
    logs: 5,
    failures: 2,
    mean_ms: NaN,
    p95_ms: NaN,
    sd_ms: NaN,
    latencies: 0,
  }]);
});

Deno.test("joinWindows() joins until five events lie in one on average", () => {
  const events = Array(10).fill(1);
  assertEquals(joinWindows([events, Array(10).fill(20)], events), [[5, 5], [
    100,
    100,
  ]]);
  assertEquals(joinWindows([[9, 9, 9]], [9, 9, 9]), [[9, 9, 9]]);
  assertEquals(joinWindows([[]], []), [[]]);
});
