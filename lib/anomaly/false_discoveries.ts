/** Significant windows with up to this many others between them are one event. */
const GAP = 2;

/**
 * Which windows are significant, so that of what is found a share of at most
 * `rate` is expected to be false: of the windows, and of the events that they
 * make up.
 *
 * The windows are chosen by Benjamini and Hochberg's method. An incident of
 * many windows makes that method generous to all others, and as single windows
 * far apart its false ones would be many false events among few true ones. So
 * the method is applied again to the events, each with the p-value of its least
 * likely window, counted among all windows.
 *
 * @param p_values In the order of time; NaN does not count.
 * @param rate In (0, 1).
 * @returns 1 for a significant window, else 0.
 * @see Benjamini and Hochberg (1995), Controlling the false discovery rate;
 * Chumbley and Friston (2009), False discovery rate revisited, for events.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { falseDiscoveries } from "./false_discoveries.ts";
 *
 * const found = falseDiscoveries(Float64Array.of(0.6, 0.001, 0.02, 0.9), 0.05);
 * assertEquals([...found], [0, 1, 1, 0]);
 * ```
 */
export function falseDiscoveries(
  p_values: Float64Array,
  rate: number,
): Uint8Array {
  const count = p_values.reduce((n, p) => Number.isNaN(p) ? n : n + 1, 0);
  const found = new Uint8Array(p_values.length);
  const limit = largestDiscovery(p_values, count, rate);
  const events: { first: number; last: number; p: number }[] = [];
  p_values.forEach((p, i) => {
    if (!(p <= limit)) return;
    const event = events.at(-1);
    if (event !== undefined && i - event.last <= GAP + 1) {
      event.last = i;
      event.p = Math.min(event.p, p);
    } else events.push({ first: i, last: i, p });
  });
  const least = Float64Array.from(events, ({ p }) => p);
  const eventLimit = largestDiscovery(least, count, rate);
  for (const { first, last, p } of events) {
    if (!(p <= eventLimit)) continue;
    for (let i = first; i <= last; i++) found[i] = p_values[i] <= limit ? 1 : 0;
  }
  return found;
}

/** The largest p-value that is a discovery among `count` tests; -1 if none is. */
function largestDiscovery(
  p_values: Float64Array,
  count: number,
  rate: number,
): number {
  const sorted = p_values.filter((p) => p <= rate).sort();
  for (let place = sorted.length; place > 0; place--) {
    if (sorted[place - 1] <= rate * place / count) return sorted[place - 1];
  }
  return -1;
}
