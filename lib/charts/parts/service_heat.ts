import * as Plot from "@observablehq/plot";
import { shadeColour } from "./heat_table.ts";
import { hoverText, UNSEEN } from "./hover.ts";
import { MOST_ROWS, rowAxis } from "./row_axis.ts";
import { rowTextMargin, rowTexts } from "./row_texts.ts";
import type { ServiceSeries } from "./service_series.ts";
import { momentText, timeAxis } from "./time_axis.ts";
import { countRangeText, extent, threeDigits } from "./wording.ts";

const MARGINS = { marginTop: 10, marginBottom: 30 };

/** A point of a service. */
interface Field {
  readonly row: number;
  readonly x1: Date;
  readonly x2: Date;
  readonly shade: number;
  readonly text: string;
}

/**
 * Services over time as a row each, the darker the nearer to the service's own
 * highest, with its mean at the right end: more of them than lines can show.
 *
 * @returns The plot, and what the subtitle adds.
 */
export function serviceHeat(
  series: ServiceSeries,
): { plot: Plot.PlotOptions; text: string } {
  const shown = series.services.slice(0, MOST_ROWS);
  const fields = fieldsOf(series);
  const names = rowAxis(shown.map(({ name }) => name), MARGINS);
  const [first, last] = extent(
    fields.flatMap(({ x1, x2 }) => [Number(x1), Number(x2)]),
  );
  const time = timeAxis(first * 1000, last * 1000);
  const texts = shown.map(({ mean }) => ({
    text: `${threeDigits(mean)} on average`,
    end: last,
  }));
  const place = { x1: "x1", x2: "x2", y: "row" } as const;
  const plot: Plot.PlotOptions = {
    ...MARGINS,
    height: names.height,
    marginLeft: names.marginLeft,
    marginRight: rowTextMargin(texts),
    x: time.x,
    y: { ...names.y, padding: 0.08 },
    color: { type: "identity" },
    marks: [
      time.mark,
      names.mark,
      Plot.barX(fields, {
        ...place,
        fill: ({ shade }: Field) => shadeColour(shade),
      }),
      ...rowTexts(texts),
      Plot.barX(fields, { ...place, title: "text", ...UNSEEN }),
    ],
  };
  return {
    plot,
    text: " The darker, the nearer to the service's own highest.",
  };
}

/** The points of the services that are shown; none where the logs cover none of it wholly. */
function fieldsOf(
  { points, length_us, joined, services }: ServiceSeries,
): Field[] {
  const span_ms = length_us === 0 ? 1000 : length_us * joined / 1000;
  const period_us = (Number(points[points.length - 1]) - Number(points[0])) *
    1000;
  return services.slice(0, MOST_ROWS).flatMap(({ name, logs }, row) => {
    const highest = extent(logs)[1];
    return logs.flatMap((count, i) => {
      if (count === null) return [];
      const at = Number(points[i]);
      const moment = momentText(at * 1000, period_us);
      return [{
        row,
        x1: new Date(at),
        x2: new Date(at + span_ms),
        shade: highest > 0 ? count / highest : 0,
        text: hoverText(`${name}, ${moment} UTC`, [
          countRangeText([count], "log"),
        ]),
      }];
    });
  });
}
