import type pl from "nodejs-polars";
import { formatDuration, formatPeriod } from "../logs/duration.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import type { QualityFacts } from "../logs/log_source.ts";
import { formatMoment } from "../logs/timestamp.ts";
import type { QualityCheck } from "./quality_check.ts";
import type { QualityThresholds } from "./thresholds.ts";

/** Euler's constant. */
const EULER = 0.5772156649015329;

/** Checks time: the rows' order, the longest gap, windows without a log. */
export function checkTime(
  facts: QualityFacts,
  windows: pl.DataFrame,
  every_us: number,
  thresholds: QualityThresholds,
): QualityCheck[] {
  return [
    timestampOrder(facts),
    gaps(facts, thresholds.gap),
    emptyWindows(windows, every_us),
  ];
}

function timestampOrder({ outOfOrder }: QualityFacts): QualityCheck {
  const check = "timestamp order";
  if (outOfOrder === null) {
    return {
      check,
      status: "skipped",
      count: null,
      detail: "The rows of a table have no order; their times are in UTC.",
    };
  }
  return {
    check,
    status: outOfOrder === 0 ? "pass" : "warn",
    count: outOfOrder,
    detail: outOfOrder === 0
      ? "Timestamps never step back."
      : `${
        countText(outOfOrder, "row")
      } earlier than the row before; windows go by time, not by order.`,
  };
}

/**
 * The longest of n gaps between events that come independently at a constant
 * rate is about the mean gap times ln(n) + Euler's constant; logs come in
 * bursts, so only a multiple of that is worth a warning.
 */
function gaps(facts: QualityFacts, most: number): QualityCheck {
  const check = "gaps";
  const time = facts.columns.find(({ canonical }) => canonical === "timestamp");
  const { longestGap } = facts;
  if (longestGap === null || !time?.min || !time.max) {
    return {
      check,
      status: "skipped",
      count: null,
      detail: "Needs at least two timestamps.",
    };
  }
  const intervals = facts.rows - time.missing - time.unparsable - 1;
  const period_us = (Date.parse(time.max) - Date.parse(time.min)) * 1000;
  const expected_us = period_us / intervals * (Math.log(intervals) + EULER);
  const length_us = longestGap.end - longestGap.start;
  const long = length_us > most * Math.max(expected_us, 1);
  return {
    check,
    status: long ? "warn" : "pass",
    count: long ? 1 : 0,
    detail: `The longest time without a log is ${
      formatPeriod(length_us)
    }, from ${
      formatMoment(longestGap.start)
    }; logs at a constant rate would leave about ${formatPeriod(expected_us)}.`,
  };
}

function emptyWindows(windows: pl.DataFrame, every_us: number): QualityCheck {
  const logs = windows.getColumn("logs").toArray();
  const empty = logs.filter((count) => count === 0).length;
  return {
    check: "empty windows",
    status: empty === 0 ? "pass" : "warn",
    count: empty,
    detail: `${empty === 0 ? "None" : formatNumber(empty)} of ${
      countText(windows.height, "window")
    } of ${formatDuration(every_us)} ${
      empty > 1 ? "are" : "is"
    } without a log.`,
  };
}
