/** Columns that grow. */
type Columns = Record<
  "logs" | "failures" | "count" | "mean" | "squares",
  Float64Array
>;

/**
 * Counts and latencies of many cells, as rows go by (Welford 1962): the mean and
 * the sum of squared distances from it are exact to rounding however far the
 * latencies are from zero.
 */
export class RunningStats {
  #columns = columnsOf(1024);

  /** Makes room for cells up to this number. */
  reserve(cells: number): void {
    const { length } = this.#columns.logs;
    if (cells <= length) return;
    const grown = columnsOf(Math.max(cells, 2 * length));
    for (const name of Object.keys(grown) as (keyof Columns)[]) {
      grown[name].set(this.#columns[name]);
    }
    this.#columns = grown;
  }

  /** Takes a row. @param ms Its latency; NaN where there is none. */
  add(cell: number, failed: number, ms: number): void {
    const { logs, failures, count, mean, squares } = this.#columns;
    logs[cell]++;
    failures[cell] += failed;
    if (ms !== ms) return;
    count[cell]++;
    const distance = ms - mean[cell];
    mean[cell] += distance / count[cell];
    squares[cell] += distance * (ms - mean[cell]);
  }

  /** The cells' statistics, a value each. */
  take(cells: readonly number[]) {
    const { logs, failures, count, mean, squares } = this.#columns;
    const picked = (value: (cell: number) => number) =>
      Float64Array.from(cells, value);
    return {
      logs: picked((cell) => logs[cell]),
      failures: picked((cell) => failures[cell]),
      latency_count: picked((cell) => count[cell]),
      latency_mean_ms: picked((cell) => count[cell] > 0 ? mean[cell] : NaN),
      latency_sd_ms: picked((cell) =>
        count[cell] > 1 ? Math.sqrt(squares[cell] / (count[cell] - 1)) : NaN
      ),
    };
  }

  /** Those of a number of cells that have logs. */
  used(cells: number): number[] {
    const found: number[] = [];
    for (let cell = 0; cell < cells; cell++) {
      if (this.#columns.logs[cell] > 0) found.push(cell);
    }
    return found;
  }
}

function columnsOf(cells: number): Columns {
  return {
    logs: new Float64Array(cells),
    failures: new Float64Array(cells),
    count: new Float64Array(cells),
    mean: new Float64Array(cells),
    squares: new Float64Array(cells),
  };
}
