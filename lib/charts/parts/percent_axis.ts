import { formatPercent } from "../../logs/format_number.ts";
import { tickDecimals, type ValueAxis, valueAxis } from "./value_axis.ts";

/**
 * An axis of shares, written as percentages with the decimals that its ticks need.
 *
 * @param shares 0 to 1; null and what is not finite is left out.
 */
export function percentAxis(shares: Iterable<number | null>): ValueAxis {
  const axis = valueAxis(shares);
  const decimals = tickDecimals(axis.ticks.map((tick) => tick * 100));
  return { ...axis, format: (share) => formatPercent(share, decimals) };
}
