import { seededRandom } from "../../lib/logs/random.ts";

/** Logs in which nothing happens, window by window. */
export interface NullWorld {
  /** What the issue calls it: a, b, c or d. */
  readonly group: "a" | "b" | "c" | "d";
  readonly name: string;
  readonly windows: number;
  readonly every_us: number;
  /** Draws what the world is like in each window; called once a data set. */
  readonly draw: (random: () => number) => (window: number) => {
    /** Logs come independently at this mean number a window. */
    readonly load: number;
    /** The share of failures; the sample's if not given. */
    readonly failures?: number;
    /** Draws the latency of one log, ms; the sample's if not given. */
    readonly latency?: () => number;
  };
}

const SECOND_US = 1e6;
const MINUTE_US = 60e6;
const DAY_US = 86_400e6;
const FAILURES = 0.278;
const FEW_SECONDS = { windows: 280, every_us: 5 * SECOND_US };

/** The worlds that the calibration has to keep quiet in. */
export const NULL_WORLDS: readonly NullWorld[] = [
  {
    group: "a",
    name: "independent noise as in the sample",
    ...FEW_SECONDS,
    draw: () => () => ({ load: 355 }),
  },
  {
    group: "a",
    name: "more windows of fewer logs",
    ...{ windows: 1400, every_us: SECOND_US },
    draw: () => () => ({ load: 71 }),
  },
  {
    group: "a",
    name: "eight logs a window",
    ...FEW_SECONDS,
    draw: () => () => ({ load: 8 }),
  },
  {
    group: "b",
    name: "load drifts by 20 %",
    ...FEW_SECONDS,
    draw: (random) => drifting(random, 355, { sd: 0.2, memory: 0.98 }),
  },
  {
    group: "b",
    name: "drift and small bursts, as in the sample",
    ...FEW_SECONDS,
    draw: (random) =>
      bursting(random, 355, { sd: 0.06, memory: 0.95 }, {
        ...{ chance: 1 / 24, height: 0.15, length: 6 },
      }),
  },
  {
    group: "b",
    name: "strong drift, load doubles every 2 minutes",
    ...FEW_SECONDS,
    draw: (random) =>
      bursting(random, 355, { sd: 0.3, memory: 0.99 }, {
        ...{ chance: 1 / 24, height: 1, length: 6 },
      }),
  },
  {
    group: "b",
    name: "12 hours, load triples every 100 minutes",
    ...{ windows: 720, every_us: MINUTE_US },
    draw: (random) =>
      bursting(random, 100, { sd: 0.2, memory: 0.97 }, {
        ...{ chance: 1 / 100, height: 2, length: 10 },
      }),
  },
  ...[0.9, 0.98].map((memory): NullWorld => ({
    group: "b",
    name: `latency and failures drift, ${memory} of it left a window later`,
    ...FEW_SECONDS,
    draw: (random) => {
      const latency = drifting(random, 1, { sd: 0.05, memory });
      const failures = drifting(random, FAILURES, { sd: 0.1, memory });
      return () => {
        const slowness = latency().load;
        return {
          load: 355,
          failures: failures().load,
          latency: () => slowness * uniform(random),
        };
      };
    },
  })),
  {
    group: "c",
    name: "load follows the day",
    ...{ windows: 240, every_us: 30 * MINUTE_US },
    draw: (random) => {
      const load = daily(random, 240 / 5, 0.6);
      return (window) => ({ load: 300 * load(window) });
    },
  },
  {
    group: "c",
    name: "load, failures and latency follow the day",
    ...{ windows: 1440, every_us: 5 * MINUTE_US },
    draw: (random) => {
      const [load, failures, latency] = [0.6, 0.3, 0.2].map((by) =>
        daily(random, 1440 / 5, by)
      );
      return (window) => ({
        load: 100 * load(window) * Math.exp(0.1 * normal(random)),
        failures: 0.2 * failures(window),
        latency: () => latency(window) * uniform(random),
      });
    },
  },
  {
    group: "c",
    name: "a week of office hours with a quiet weekend",
    ...{ windows: 336, every_us: 30 * MINUTE_US },
    draw: () => (window) => {
      const [day, hour] = [Math.floor(window / 48), window % 48 / 2];
      const isOpen = hour >= 8 && hour < 18;
      return { load: 300 * (isOpen ? 1 : 0.15) * (day >= 5 ? 0.3 : 1) };
    },
  },
  ...[[1, 355], [1.5, 355], [2, 100]].map(([sigma, load]): NullWorld => ({
    group: "d",
    name: `log-normal latencies, σ = ${sigma}, ${load} logs a window`,
    ...FEW_SECONDS,
    draw: (random) => () => ({
      load,
      latency: () => 40 * Math.exp(sigma * normal(random)),
    }),
  })),
];

/** Columns as `windows(every)` gives them. */
export interface DrawnWindows {
  readonly start: number[];
  readonly logs: number[];
  readonly failures: number[];
  readonly latency_mean_ms: (number | null)[];
  readonly latency_sd_ms: (number | null)[];
  readonly latency_count: number[];
}

/** Draws a data set, log by log. */
export function drawWorld(world: NullWorld, seed: number): DrawnWindows {
  const random = seededRandom(seed);
  const at = world.draw(random);
  const drawn: DrawnWindows = {
    ...{ start: [], logs: [], failures: [] },
    ...{ latency_mean_ms: [], latency_sd_ms: [], latency_count: [] },
  };
  for (let window = 0; window < world.windows; window++) {
    const { load, failures = FAILURES, latency = () => uniform(random) } = at(
      window,
    );
    const logs = poisson(load, random);
    let [failed, mean, squares] = [0, 0, 0];
    for (let log = 1; log <= logs; log++) {
      if (random() < failures) failed++;
      const distance = latency() - mean;
      mean += distance / log;
      squares += distance * distance * (1 - 1 / log);
    }
    drawn.start.push(200 * 7 * DAY_US + window * world.every_us);
    drawn.logs.push(logs);
    drawn.failures.push(failed);
    drawn.latency_mean_ms.push(logs > 0 ? mean : null);
    drawn.latency_sd_ms.push(
      logs > 1 ? Math.sqrt(squares / (logs - 1)) : null,
    );
    drawn.latency_count.push(logs);
  }
  return drawn;
}

/** How far a load drifts: the standard deviation of its logarithm, and how much of it is left a window later. */
interface Drift {
  readonly sd: number;
  readonly memory: number;
}

/** Bursts: how likely one begins in a window, how much they add on average, over how many windows. */
interface Bursts {
  readonly chance: number;
  readonly height: number;
  readonly length: number;
}

function drifting(random: () => number, mean: number, drift: Drift) {
  let level = drift.sd * normal(random);
  return () => {
    const load = mean * Math.exp(level);
    const step = drift.sd * Math.sqrt(1 - drift.memory ** 2);
    level = drift.memory * level + step * normal(random);
    return { load };
  };
}

/** Drift, and bursts that rise and fall on straight lines, from 40 % to 160 % of the mean height and 50 % to 150 % of the length. */
function bursting(
  random: () => number,
  mean: number,
  drift: Drift,
  bursts: Bursts,
) {
  const base = drifting(random, mean, drift);
  let running: { begin: number; length: number; height: number }[] = [];
  return (window: number) => {
    if (random() < bursts.chance) {
      running.push({
        begin: window,
        length: bursts.length * (0.5 + random()),
        height: bursts.height * (0.4 + 1.2 * random()),
      });
    }
    running = running.filter(({ begin, length }) => window < begin + length);
    const added = running.reduce((sum, { begin, length, height }) => {
      const progress = (window - begin + 0.5) / length;
      return sum + height * Math.max(0, 1 - Math.abs(2 * progress - 1));
    }, 0);
    return { load: base().load * (1 + added) };
  };
}

/** A rhythm of a day around 1, with a second wave a third as high. */
function daily(random: () => number, windows: number, height: number) {
  const phase = 2 * Math.PI * random();
  return (window: number) => {
    const time = 2 * Math.PI * window / windows + phase;
    return 1 + height * (Math.sin(time) + Math.sin(2 * time) / 3);
  };
}

/** The sample's latencies: whole numbers of 10 to 100 ms. */
function uniform(random: () => number): number {
  return 10 + Math.floor(91 * random());
}

/** Box and Muller's method. */
function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** How many events of a steady stream fall into one unit of time. */
function poisson(mean: number, random: () => number): number {
  let time = -Math.log(1 - random());
  let count = 0;
  for (; time < mean; count++) time -= Math.log(1 - random());
  return count;
}
