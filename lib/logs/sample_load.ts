import { FIRST_ROWS, PERIOD } from "./sample_world.ts";

/** Rows in all full seconds of the published period. */
const FULL_ROWS = PERIOD.rows - PERIOD.firstSecondRows - PERIOD.lastSecondRows;
/** How far apart the drift's turning points are, in seconds. */
const DRIFT_S = 70;

/**
 * Draws how many rows fall into each second: slow drift, bursts of half a
 * minute, single busy seconds and noise, between 62 and 94 rows in a full
 * second. The first second (27 rows) and the last are partial.
 *
 * @param rows All rows, one or more; other numbers than 100,000 give a longer or shorter period at the same mean load.
 * @param random Numbers in [0, 1).
 * @returns Rows per second, in order; they add up to `rows`.
 */
export function drawLoad(rows: number, random: () => number): Uint32Array {
  const first = Math.min(rows, PERIOD.firstSecondRows);
  const mean = FULL_ROWS / PERIOD.fullSeconds;
  const seconds = Math.floor((rows - first) / mean);
  const total = Math.round(seconds * mean);
  const last = rows - first - total;
  const full = balance(drawLevels(seconds, mean, random), total, random);
  // Not spread into arguments: there may be more seconds than a call can take.
  const load = new Uint32Array(full.length + (last > 0 ? 2 : 1));
  load[0] = first;
  load.set(full, 1);
  if (last > 0) load[full.length + 1] = last;
  return load;
}

/**
 * Draws the timestamp of every row from the rows per second: spread evenly
 * over the second with a random shift each, so that they rise strictly.
 *
 * @param load Rows per second, as {@linkcode drawLoad} gives them.
 * @returns ISO 8601 without a zone, to the microsecond.
 */
export function* drawTimestamps(
  load: Uint32Array,
  random: () => number,
): Generator<string> {
  const start = Date.parse(PERIOD.firstSecond);
  for (const [index, rows] of load.entries()) {
    const text = new Date(start + index * 1000).toISOString().slice(0, 19);
    const isLast = index > 0 && index === load.length - 1;
    const micros = index === 0
      ? firstMicros(rows, random)
      : spread(rows, 0, isLast ? partialMicros(rows) : 1e6, random);
    // The published period ends on the last row.
    if (isLast) micros[rows - 1] = partialMicros(rows);
    for (const micro of micros) {
      yield `${text}.${String(micro).padStart(6, "0")}`;
    }
  }
}

/** The wanted, fractional number of rows in each second, on average `mean`. */
function drawLevels(
  seconds: number,
  mean: number,
  random: () => number,
): Float64Array {
  const levels = new Float64Array(seconds);
  addDrift(levels, random);
  addBursts(levels, random);
  // The sum of three uniform numbers is close enough to a normal one: sd 2.6.
  levels.forEach((level, i) => {
    levels[i] = level + 5.2 * (random() + random() + random() - 1.5);
  });
  const shift = mean - levels.reduce((sum, level) => sum + level, 0) / seconds;
  return levels.map((level) => level + shift);
}

/** Moves smoothly between random heights, 6 rows apart at most. */
function addDrift(levels: Float64Array, random: () => number): void {
  let from = 6 * random();
  for (let start = 0; start < levels.length; start += DRIFT_S) {
    const to = 6 * random();
    const end = Math.min(start + DRIFT_S, levels.length);
    for (let i = start; i < end; i++) {
      const t = (i - start) / DRIFT_S;
      levels[i] += from + (to - from) * t * t * (3 - 2 * t);
    }
    from = to;
  }
}

/** Adds a burst every two minutes or so and a single busy second every minute and a half. */
function addBursts(levels: Float64Array, random: () => number): void {
  for (let i = 0; i < levels.length; i++) {
    if (random() < 1 / 120) {
      const half_s = 8 + Math.floor(random() * 8);
      const height = 4 + 6 * random();
      for (
        let step = 0;
        step < 2 * half_s && i + step < levels.length;
        step++
      ) {
        levels[i + step] += height * (1 - Math.abs(step / half_s - 1));
      }
    }
    if (random() < 1 / 90) levels[i] += 6 + 16 * random();
  }
}

/** Whole numbers within the published limits that add up to `total`. */
function balance(
  levels: Float64Array,
  total: number,
  random: () => number,
): Uint32Array {
  const { fewestPerSecond: low, mostPerSecond: high } = PERIOD;
  const counts = Uint32Array.from(
    levels,
    (level) => Math.min(high, Math.max(low, Math.round(level))),
  );
  let missing = total - counts.reduce((sum, count) => sum + count, 0);
  while (missing !== 0) {
    const i = Math.floor(random() * counts.length);
    const count = counts[i] + Math.sign(missing);
    if (count < low || count > high) continue;
    counts[i] = count;
    missing -= Math.sign(missing);
  }
  return counts;
}

/** The published first timestamps, then more of the same second. */
function firstMicros(rows: number, random: () => number): Uint32Array {
  const published = FIRST_ROWS.slice(0, rows).map(({ micros }) => micros);
  const last = published[published.length - 1] + 1;
  const others = spread(rows - published.length, last, 1e6, random);
  return Uint32Array.of(...published, ...others);
}

/** How long the last second goes on: as dense as the published one. */
function partialMicros(rows: number): number {
  const share = rows / PERIOD.lastSecondRows;
  return Math.min(999_999, Math.floor(share * PERIOD.lastSecondMicros));
}

/** Strictly rising microseconds in [from, to). */
function spread(
  rows: number,
  from: number,
  to: number,
  random: () => number,
): Uint32Array {
  const micros = new Uint32Array(rows);
  const step = (to - from) / rows;
  let earliest = from;
  for (let i = 0; i < rows; i++) {
    micros[i] = Math.max(earliest, Math.floor(from + (i + random()) * step));
    earliest = micros[i] + 1;
  }
  return micros;
}
