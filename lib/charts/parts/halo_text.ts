import * as Plot from "@observablehq/plot";
import { SIZES } from "../theme.ts";

/**
 * Text that stays readable on lines: a white outline below it, as a mark of its
 * own, because sanitisers strip the attribute that would do it in one.
 */
export function haloText<T>(
  data: readonly T[],
  options: Plot.TextOptions,
): Plot.Markish[] {
  const text = { fontSize: SIZES.label, ...options };
  return [
    Plot.text(data as T[], {
      ...text,
      fill: "#ffffff",
      stroke: "#ffffff",
      strokeWidth: 5,
      strokeLinejoin: "round",
    }),
    Plot.text(data as T[], text),
  ];
}
