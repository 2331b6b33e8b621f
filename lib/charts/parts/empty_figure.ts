import { drawFigure } from "../draw_figure.ts";
import type { Figure } from "../figure.ts";

/**
 * A figure in the place of a chart that has nothing to show, which says why.
 *
 * @param subject What the chart would show: `Failure rate by service`.
 * @param reason Why it does not: `the logs have no column service`.
 */
export function emptyFigure(subject: string, reason: string): Figure {
  return drawFigure({
    title: `${subject}: nothing to show`,
    subtitle: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    range: "",
    caption: "",
    plot: { height: 20, marginTop: 0, marginBottom: 0, axis: null },
  });
}
