import type { CondensedLogs } from "./condensed_logs.ts";
import { cellCount, type Grid, placeRows } from "./grid.ts";
import {
  fromHistogram,
  fromSorted,
  type LatencyStats,
  noStats,
} from "./latency_stats.ts";

/** Counters, or latencies, that are in memory at a time: 64 MiB. */
const MOST_AT_ONCE = 2 ** 23;
/** Histograms may have this many counters for each latency. */
const MOST_COUNTERS = 4;

/**
 * The latencies in each cell of a grid, exactly. Where all are whole numbers, by a
 * histogram of each cell, else all of a cell are put together and sorted. Both are
 * done for some windows at a time, in memory that does not grow with the logs
 * (except where a single window holds more than eight million).
 *
 * @param counts How many latencies each cell has.
 */
export function cellLatencies(
  logs: CondensedLogs,
  grid: Grid,
  counts: Uint32Array,
): LatencyStats {
  const stats = noStats(cellCount(grid));
  const { wholeLatency } = logs.facts;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const bins = wholeLatency === null ? Infinity : wholeLatency + 1;
  const isHistogram = bins * grid.values.length <= MOST_AT_ONCE &&
    bins * counts.length <= Math.max(MOST_COUNTERS * all, 2 ** 16);
  const costs = windowCosts(grid, isHistogram ? bins : counts);
  for (const [from, to] of ranges(costs)) {
    if (isHistogram) countRange(logs, grid, stats, bins, from, to);
    else sortRange(logs, grid, stats, counts, from, to);
  }
  return stats;
}

/** How much memory each window takes. */
function windowCosts(
  { windows, values }: Grid,
  each: number | Uint32Array,
): number[] {
  const width = values.length;
  return Array.from({ length: windows }, (_, window) => {
    if (typeof each === "number") return each * width;
    let sum = 0;
    for (let place = 0; place < width; place++) {
      sum += each[window * width + place];
    }
    return sum;
  });
}

/** Windows that are looked at together: their first and their end. */
function ranges(costs: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  let sum = 0;
  costs.forEach((cost, window) => {
    if (window > from && sum + cost > MOST_AT_ONCE) {
      found.push([from, window]);
      [from, sum] = [window, 0];
    }
    sum += cost;
  });
  if (costs.length > 0) found.push([from, costs.length]);
  return found;
}

function countRange(
  logs: CondensedLogs,
  grid: Grid,
  stats: LatencyStats,
  bins: number,
  from: number,
  to: number,
): void {
  const width = grid.values.length;
  const counters = new Uint32Array((to - from) * width * bins);
  eachLatency(logs, grid, from, to, (cells, latencies, rows) => {
    for (let row = 0; row < rows; row++) {
      const ms = latencies[row];
      // False also where there is none.
      if (cells[row] >= 0 && ms >= 0) counters[cells[row] * bins + ms]++;
    }
  });
  for (let cell = 0; cell < (to - from) * width; cell++) {
    const own = counters.subarray(cell * bins, (cell + 1) * bins);
    fromHistogram(stats, from * width + cell, own);
  }
}

function sortRange(
  logs: CondensedLogs,
  grid: Grid,
  stats: LatencyStats,
  counts: Uint32Array,
  from: number,
  to: number,
): void {
  const width = grid.values.length;
  const own = counts.subarray(from * width, to * width);
  const ends = new Uint32Array(own.length);
  let sum = 0;
  own.forEach((count, cell) => {
    ends[cell] = sum;
    sum += count;
  });
  const isWide = logs.facts.blocks.some(({ wide }) => wide);
  const values = isWide ? new Float64Array(sum) : new Float32Array(sum);
  eachLatency(logs, grid, from, to, (cells, latencies, rows) => {
    for (let row = 0; row < rows; row++) {
      const ms = latencies[row];
      if (cells[row] >= 0 && ms >= 0) values[ends[cells[row]]++] = ms;
    }
  });
  ends.forEach((end, cell) => {
    const sorted = values.subarray(end - own[cell], end).sort();
    fromSorted(stats, from * width + cell, sorted);
  });
}

/** Goes through the rows that may be in some windows, with the cell of each. */
function eachLatency(
  logs: CondensedLogs,
  grid: Grid,
  from: number,
  to: number,
  take: (
    cells: Int32Array,
    latencies: Float32Array | Float64Array,
    rows: number,
  ) => void,
): void {
  const { every_us, firstWindow } = grid;
  const blocks = every_us === null ? logs.blocks() : logs.blocks(
    (firstWindow + from) * every_us,
    (firstWindow + to) * every_us,
  );
  let cells = new Int32Array(0);
  for (const block of blocks) {
    if (cells.length < block.rows) cells = new Int32Array(block.rows);
    placeRows(grid, block, cells, from, to);
    take(cells, block.latencies, block.rows);
  }
}
