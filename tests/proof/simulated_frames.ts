import pl from "nodejs-polars";
import type { ReportFrames } from "../../lib/findings/mod.ts";
import { parseDuration } from "../../lib/logs/duration.ts";
import { MESSAGES, SERVICES } from "../../lib/logs/sample_world.ts";
import { timeScale } from "../../lib/metrics/time_scale.ts";
import { type SimulatedRows, USERS } from "./simulated_rows.ts";

const LEVELS = ["DEBUG", "ERROR", "FATAL", "INFO", "WARNING"];
const LEVEL = MESSAGES.map(({ level }) => LEVELS.indexOf(level));
const SERVICE_NAMES = SERVICES.map(({ name }) => name);
const MESSAGE_NAMES = MESSAGES.map(({ text }) => text);

/** A way to split the logs: each value's name, and the value of a row. */
interface Split {
  readonly names: readonly string[];
  readonly of: (row: number) => number;
}

/**
 * The frames that a `LogSource` gives of these logs, made without a file: a test
 * compares the two. Quantiles are left out where no question asks for them.
 */
export function simulatedFrames(rows: SimulatedRows): ReportFrames {
  const last = rows.time_us[rows.time_us.length - 1];
  const scale = timeScale(rows.time_us[0], last);
  const service = {
    names: SERVICE_NAMES,
    of: (row: number) => rows.service[row],
  };
  const message = {
    names: MESSAGE_NAMES,
    of: (row: number) => rows.message[row],
  };
  const level = {
    names: LEVELS,
    of: (row: number) => LEVEL[rows.message[row]],
  };
  const user = {
    names: Array.from({ length: USERS }, (_, i) => `User${i}`),
    of: (row: number) => rows.user[row],
  };
  return {
    checks: [],
    activity: windowsOf(rows, scale.activity),
    windows: windowsOf(rows, scale.analysis),
    trend: windowsOf(rows, scale.trend),
    volume: windowsOf(rows, scale.volume, ["service", service]),
    levelWindows: windowsOf(rows, scale.analysis, ["level", level]),
    byService: countsOf(rows, { service }),
    byLevel: countsOf(rows, { level }),
    byMessage: countsOf(rows, { message }),
    levelMix: countsOf(rows, { service, level }),
    messageMix: countsOf(rows, { service, message }),
    latency: latencyOf(rows, service),
    reach: {
      column: "User",
      breakdown: { distinct: USERS, values: valuesOf(rows, user) },
    },
  };
}

/** Counts and sums of some of the rows. */
class Tally {
  logs = 0;
  errors = 0;
  fatals = 0;
  #mean = 0;
  #squares = 0;
  readonly #latencies: number[] = [];

  add(rows: SimulatedRows, row: number): void {
    this.logs++;
    const level = LEVELS[LEVEL[rows.message[row]]];
    if (level === "ERROR") this.errors++;
    if (level === "FATAL") this.fatals++;
    const ms = rows.latency_ms[row];
    const step = ms - this.#mean;
    this.#mean += step / this.logs;
    this.#squares += step * (ms - this.#mean);
    this.#latencies.push(ms);
  }

  get failures(): number {
    return this.errors + this.fatals;
  }

  get mean_ms(): number | null {
    return this.logs > 0 ? this.#mean : null;
  }

  get sd_ms(): number | null {
    return this.logs > 1 ? Math.sqrt(this.#squares / (this.logs - 1)) : null;
  }

  /** The smallest latency with a share `p` of the others not above it. */
  quantile_ms(p: number): number | null {
    const sorted = Float64Array.from(this.#latencies).sort();
    return sorted[Math.ceil((sorted.length - 1) * p)] ?? null;
  }
}

function tallies(count: number): Tally[] {
  return Array.from({ length: count }, () => new Tally());
}

function windowsOf(
  rows: SimulatedRows,
  every: string,
  by?: readonly [string, Split],
): pl.DataFrame {
  const every_us = parseDuration(every);
  const place = (row: number) => Math.floor(rows.time_us[row] / every_us);
  const [first, last] = [place(0), place(rows.time_us.length - 1)];
  const names = by?.[1].names ?? [""];
  const found = tallies((last - first + 1) * names.length);
  rows.time_us.forEach((_, row) =>
    found[(place(row) - first) * names.length + (by?.[1].of(row) ?? 0)]
      .add(rows, row)
  );
  const window = found.map((_, i) => first + Math.floor(i / names.length));
  const quantile = (p: number) =>
    found.map((tally) => by?.[0] === "service" ? tally.quantile_ms(p) : null);
  return pl.DataFrame([
    pl.Series("start", window.map((at) => at * every_us), pl.Int64)
      .cast(pl.Datetime("us")),
    ...(by === undefined
      ? []
      : [pl.Series(by[0], found.map((_, i) => names[i % names.length]))]),
    number("logs", found.map(({ logs }) => logs)),
    number("failures", found.map(({ failures }) => failures)),
    number("latency_mean_ms", found.map(({ mean_ms }) => mean_ms)),
    number("latency_sd_ms", found.map(({ sd_ms }) => sd_ms)),
    number("latency_p95_ms", quantile(0.95)),
    number("latency_count", found.map(({ logs }) => logs)),
    pl.Series("partial", window.map((at) => at === first || at === last)),
  ]);
}

/** By one or two splits; pairs that never occur have no row. */
function countsOf(
  rows: SimulatedRows,
  by: Readonly<Record<string, Split>>,
): pl.DataFrame {
  const [outer, inner = { names: [""], of: () => 0 }] = Object.values(by);
  const size = inner.names.length;
  const all = tallies(outer.names.length * size);
  rows.time_us.forEach((_, row) =>
    all[outer.of(row) * size + inner.of(row)].add(rows, row)
  );
  const found = all.map((tally, i) => ({ tally, i }))
    .filter(({ tally }) => tally.logs > 0)
    .sort((a, b) => b.tally.logs - a.tally.logs);
  const labels = [outer, inner].map(({ names }, depth) =>
    found.map(({ i }) => names[depth === 0 ? Math.floor(i / size) : i % size])
  );
  const count = (name: "logs" | "errors" | "fatals" | "failures") =>
    number(name, found.map(({ tally }) => tally[name]));
  return pl.DataFrame([
    ...Object.keys(by).map((name, depth) => pl.Series(name, labels[depth])),
    count("logs"),
    count("errors"),
    count("fatals"),
    count("failures"),
  ]);
}

function latencyOf(rows: SimulatedRows, { names, of }: Split): pl.DataFrame {
  const found = tallies(names.length);
  rows.time_us.forEach((_, row) => found[of(row)].add(rows, row));
  return pl.DataFrame([
    pl.Series("service", [...names]),
    number("count", found.map(({ logs }) => logs)),
    number("mean_ms", found.map(({ mean_ms }) => mean_ms)),
    number("sd_ms", found.map(({ sd_ms }) => sd_ms)),
    number("p95_ms", found.map((tally) => tally.quantile_ms(0.95))),
    number("p99_ms", found.map((tally) => tally.quantile_ms(0.99))),
  ]);
}

function valuesOf(rows: SimulatedRows, { names, of }: Split): pl.DataFrame {
  const found = tallies(names.length);
  rows.time_us.forEach((_, row) => found[of(row)].add(rows, row));
  return pl.DataFrame([
    pl.Series("value", [...names]),
    number("logs", found.map(({ logs }) => logs)),
    number("failures", found.map(({ failures }) => failures)),
  ]);
}

function number(name: string, values: readonly (number | null)[]) {
  return pl.Series(name, [...values], pl.Float64);
}
