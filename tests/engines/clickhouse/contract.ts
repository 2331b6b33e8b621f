import { assertAlmostEquals, assertEquals } from "@std/assert";
import type pl from "nodejs-polars";
import type {
  LogSource,
  Overview,
  Span,
} from "../../../lib/logs/log_source.ts";

/** Columns that are sums of floating-point numbers, whose order no engine promises. */
const SUMMED = /(?:mean|sd)_ms$/;
const RELATIVE = 1e-9;

/** What {@linkcode assertSameAnswers} asks beside what fits any logs. */
export interface ContractQuestions {
  /** Lengths of windows. */
  readonly every: readonly string[];
  /** Spans to break columns down by. */
  readonly spans: readonly Span[];
}

/**
 * Asks two engines the same questions of the same logs. Counts, names, windows,
 * quantiles and order must be equal; means and deviations to 1e-9 of their value.
 */
export async function assertSameAnswers(
  actual: LogSource,
  expected: LogSource,
  { every, spans }: ContractQuestions,
): Promise<void> {
  const same = async (
    what: string,
    ask: (logs: LogSource) => Promise<pl.DataFrame>,
  ) => assertSameFrames(await ask(actual), await ask(expected), what);
  const overview = await expected.overview();
  assertEquals(plain(await actual.overview()), plain(overview));
  assertEquals(await actual.quality(), await expected.quality());
  const dimensions = ["level", "service", "message"] as const;
  for (const length of every) {
    await same(`windows ${length}`, (logs) => logs.windows(length));
    for (const by of dimensions) {
      await same(
        `windows ${length} by ${by}`,
        (logs) => logs.windows(length, by),
      );
    }
  }
  for (
    const by of [
      ...dimensions,
      ["service", "level"],
      ["level", "service", "message"],
      [],
    ] as const
  ) {
    if (by.length > 0) await same(`counts ${by}`, (logs) => logs.counts(by));
    await same(`latency ${by}`, (logs) => logs.latency(by));
  }
  const [first] = spans;
  for (
    const filter of [
      {},
      first,
      { ...first, failures: true },
      { service: "nobody" },
      { level: "ERROR" },
    ]
  ) {
    const how = JSON.stringify(filter);
    await same(`counts ${how}`, (logs) => logs.counts("message", filter));
    await same(`sample ${how}`, (logs) => logs.sample(filter, 7));
  }
  for (const width of [1, 2.5, 10]) {
    await same(`histogram ${width}`, (logs) => logs.latencyHistogram(width));
  }
  for (const { name, canonical } of overview.columns) {
    const most = canonical === null ? 3 : 200;
    for (const chosen of [spans, []]) {
      const ask = (logs: LogSource) => logs.breakdown(name, chosen, most);
      const what = `breakdown ${JSON.stringify(name)}, ${most}`;
      const [a, b] = [await ask(actual), await ask(expected)];
      assertEquals(a.distinct, b.distinct, what);
      assertSameFrames(a.values, b.values, what);
    }
  }
}

/** The engines differ by name, and so do a file and a table. */
function plain({ engine: _engine, name: _name, ...overview }: Overview) {
  return overview;
}

/** Fails unless two frames are the same, summed columns up to the order of the sums. */
export function assertSameFrames(
  actual: pl.DataFrame,
  expected: pl.DataFrame,
  what: string,
): void {
  assertEquals(actual.columns, expected.columns, what);
  assertEquals(actual.height, expected.height, what);
  assertEquals(
    actual.dtypes.map(String),
    expected.dtypes.map(String),
    what,
  );
  for (const name of expected.columns) {
    const [a, b] = [actual, expected].map((frame) =>
      frame.getColumn(name).toArray()
    );
    if (!SUMMED.test(name)) {
      assertEquals(a, b, `${what}: ${name}`);
      continue;
    }
    b.forEach((value, i) =>
      assertClose(a[i], value, `${what}: ${name} [${i}]`)
    );
  }
}

function assertClose(actual: unknown, expected: unknown, what: string): void {
  if (expected === null || actual === null) {
    return assertEquals(actual, expected, what);
  }
  const size = Math.max(Math.abs(Number(expected)), 1e-6);
  assertAlmostEquals(Number(actual), Number(expected), RELATIVE * size, what);
}
