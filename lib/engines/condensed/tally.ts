import type { CondensedLogs } from "./condensed_logs.ts";
import { cellCount, type Grid, isFailure, placeRows } from "./grid.ts";

/** Counts of rows in the cells of a grid. */
export interface Tally {
  readonly logs: Uint32Array;
  readonly failures: Uint32Array;
  /** Rows with a latency. */
  readonly latencies: Uint32Array;
}

/** Counts the rows in each cell of a grid. */
export function tally(logs: CondensedLogs, grid: Grid): Tally {
  const { groups } = logs.facts;
  const failed = Uint8Array.from(groups, (group) => Number(isFailure(group)));
  const cells = cellCount(grid);
  const counts: Tally = {
    logs: new Uint32Array(cells),
    failures: new Uint32Array(cells),
    latencies: new Uint32Array(cells),
  };
  let places = new Int32Array(0);
  for (const block of logs.blocks()) {
    if (places.length < block.rows) places = new Int32Array(block.rows);
    placeRows(grid, block, places, 0, grid.windows);
    for (let row = 0; row < block.rows; row++) {
      const cell = places[row];
      if (cell < 0) continue;
      const ms = block.latencies[row];
      counts.logs[cell]++;
      counts.failures[cell] += failed[block.groups[row]];
      if (ms === ms) counts.latencies[cell]++;
    }
  }
  return counts;
}
