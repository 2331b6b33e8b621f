import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import { latencyLoadFinding } from "../../lib/findings/mod.ts";
import { seededRandom } from "../../lib/logs/random.ts";

/** Windows of a second with 60 to 100 logs, and latencies by a law of the load. */
function windows(law: (load: number) => number): pl.DataFrame {
  const random = seededRandom(4);
  const rows = Array.from({ length: 600 }, (_, i) => {
    const logs = 60 + Math.floor(41 * random());
    const noise = 3 * (random() + random() + random() - 1.5);
    return { i, logs, mean: law(logs) + noise };
  });
  const column = (name: string, values: number[]) =>
    pl.Series(name, values, pl.Float64);
  return pl.DataFrame([
    pl.Series("start", rows.map(({ i }) => i * 1e6), pl.Int64)
      .cast(pl.Datetime("us")),
    column("logs", rows.map(({ logs }) => logs)),
    column("failures", rows.map(() => 0)),
    column("latency_mean_ms", rows.map(({ mean }) => mean)),
    column("latency_sd_ms", rows.map(() => 26)),
    column("latency_count", rows.map(({ logs }) => logs)),
    pl.Series("partial", rows.map(() => false), pl.Bool),
  ]);
}

Deno.test("latencyLoadFinding() says from which load on latency rises", () => {
  const { verdict, statement } = latencyLoadFinding(
    windows((load) => 50 + 3 * Math.max(0, load - 90)),
  );
  assertEquals(verdict, "supported");
  const [, at, slope] = statement.match(
    /flat up to (\d+) logs per second and rises by ([\d.]+) ms per 10 above/,
  ) ?? [];
  assert(Math.abs(Number(at) - 90) <= 2, statement);
  assert(Math.abs(Number(slope) - 30) <= 6, statement);
});

Deno.test("latencyLoadFinding() speaks of no bend where a line explains as much", () => {
  const { verdict, statement } = latencyLoadFinding(
    windows((load) => 0.5 * load),
  );
  assertEquals(verdict, "supported");
  assertStringIncludes(statement, "per 10 logs per second more");
  assertEquals(statement.includes("flat up to"), false, statement);
});
