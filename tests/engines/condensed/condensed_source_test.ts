import { assertEquals } from "@std/assert";
import { condense } from "./condense.ts";
import { openCondensed } from "../../../lib/engines/condensed/condensed_logs.ts";
import { CondensedSource } from "../../../lib/engines/condensed/condensed_source.ts";
import { openLogFrame } from "../../../lib/engines/open_logs.ts";
import { PolarsSource } from "../../../lib/engines/polars_source.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { assertSameAnswers } from "../clickhouse/contract.ts";

const START = Date.UTC(2024, 0, 1);

interface World {
  /** How a latency of up to 5 s is written. */
  readonly latency: (seconds: number) => string;
  readonly isSorted: boolean;
  readonly columns?: string;
}

/** 3,000 logs of five minutes, with all that can be wrong of them. */
function logsOf({ latency, isSorted }: World): string {
  const random = seededRandom(3);
  const pick = (...values: string[]) =>
    values[Math.floor(random() * values.length)];
  const lines = Array.from({ length: 3000 }, (_, i) => {
    const ms = START + (isSorted ? i * 100 : Math.floor(random() * 300_000));
    const time = random() < 0.02 ? "never" : new Date(ms).toISOString();
    return [
      time,
      pick("INFO", "ERROR", "fatal", "odd", "strange", ""),
      pick("a", "b", "b", ""),
      pick("started", "stopped", "failed"),
      random() < 0.1 ? "" : latency(5 * random() ** 4 - 0.01),
    ].join(",");
  });
  return `time,level,service,msg,duration\n${lines.join("\n")}\n`;
}

async function withBoth(
  csv: string,
  test: (condensed: CondensedSource, polars: PolarsSource) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = `${folder}/logs.csv`;
    await Deno.writeTextFile(path, csv);
    const { input } = await openLogFrame(path);
    const polars = new PolarsSource(input);
    await condense(input, folder);
    const logs = await openCondensed(folder);
    if (logs === undefined) throw new Error("not condensed");
    await test(new CondensedSource(input, logs), polars);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const WORLDS: Readonly<Record<string, World>> = {
  "whole milliseconds": {
    latency: (s) => `${Math.round(s * 1000)}ms`,
    isSorted: true,
  },
  "fractions of milliseconds": {
    latency: (s) => `${(s * 1000).toFixed(3)}ms`,
    isSorted: true,
  },
  "rows in no order": { latency: (s) => `${s}s`, isSorted: false },
  "no latency": { latency: () => "", isSorted: false },
  "absurd latencies": { latency: (s) => `${s * 1e6}s`, isSorted: true },
};

for (const [name, world] of Object.entries(WORLDS)) {
  Deno.test(`CondensedSource answers as PolarsSource does: ${name}`, () =>
    withBoth(logsOf(world), async (condensed, polars) => {
      const from = START * 1000 + 30e6;
      await assertSameAnswers(condensed, polars, {
        every: ["1s", "7s", "1m", "1h"],
        spans: [{ from, to: from + 20e6 }],
      });
    }));
}

Deno.test("CondensedSource answers as PolarsSource does of logs with nothing but a time", () =>
  withBoth(
    "time\n2024-01-01T00:00:00\n2024-01-01T00:00:09\n",
    async (condensed, polars) => {
      const spans = [{ from: START * 1000, to: START * 1000 + 5e6 }];
      await assertSameAnswers(condensed, polars, { every: ["5s"], spans });
      assertEquals((await condensed.counts("service")).height, 0);
    },
  ));
