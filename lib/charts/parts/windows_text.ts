import { countText, formatNumber } from "../../logs/format_number.ts";
import { periodText } from "./time_axis.ts";
import type { WindowSeries } from "./window_series.ts";
import { lengthText } from "./wording.ts";

/**
 * Which windows a chart shows, for its caption: `280 whole windows of 5 seconds,
 * 08:40:55 to 09:04:15 UTC, 20 November 2023 (2 partial ones left out).`
 */
export function windowsText(
  { starts_us, partial, length_us }: Pick<
    WindowSeries,
    "starts_us" | "partial" | "length_us"
  >,
): string {
  const whole = starts_us.filter((_, i) => !partial[i]);
  const left = starts_us.length - whole.length;
  if (whole.length === 0) return `No whole window, ${left} partial.`;
  const length = length_us === 0
    ? ""
    : ` of ${lengthText(length_us).replace(/^(?=[a-z])/, "1 ")}`;
  const period = periodText(whole[0], whole[whole.length - 1] + length_us);
  return `${countText(whole.length, "whole window")}${length}, ${period}${
    left === 0
      ? ""
      : ` (${left} partial ${left === 1 ? "one" : "ones"} left out)`
  }.`;
}

/** How many windows chance alone puts outside a band, for a caption: `about 3`. */
export function expectedText(windows: number): string {
  return windows < 0.95
    ? "fewer than one"
    : `about ${formatNumber(Math.round(windows))}`;
}
