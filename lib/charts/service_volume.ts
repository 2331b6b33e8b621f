import type pl from "nodejs-polars";
import { formatPercent } from "../logs/format_number.ts";
import { namedServices } from "../metrics/named_services.ts";
import { sum } from "../stats/sum.ts";
import { drawFigure } from "./draw_figure.ts";
import type { Figure } from "./figure.ts";
import {
  countInWords,
  nameText,
  shownText,
  unnamedText,
} from "./parts/category_wording.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";
import { serviceHeat } from "./parts/service_heat.ts";
import { serviceLines } from "./parts/service_lines.ts";
import {
  MOST_LINES,
  type ServiceLine,
  serviceSeries,
} from "./parts/service_series.ts";
import { windowsText } from "./parts/windows_text.ts";
import { countRangeText, lengthText, threeDigits } from "./parts/wording.ts";

/**
 * Logs per window by service: up to six services as a line each, more of them as
 * rows of fields. The title says how much the services log, and names the first
 * where it logs twice as much as the last.
 *
 * @param frame The frame of `windows(every, "service")`. Partial windows are left out.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { serviceVolume } from "./service_volume.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = serviceVolume(await logs.windows("30s", "service"));
 * ```
 */
export function serviceVolume(frame: pl.DataFrame): Figure {
  const { named: windows, unnamed } = namedServices(frame);
  const subject = "Logs by service over time";
  if (windows.height === 0) {
    return emptyFigure(subject, "the logs have no column service");
  }
  const series = serviceSeries(windows);
  const { joined, services } = series;
  if (series.partial.every(Boolean)) {
    return emptyFigure(subject, "the logs fill no whole window");
  }
  if (services.every(({ mean }) => !(mean > 0))) {
    return emptyFigure(subject, "the whole windows hold no log");
  }
  const isLines = services.length <= MOST_LINES;
  const { plot, text } = isLines ? serviceLines(series) : serviceHeat(series);
  const length = lengthText(series.length_us);
  const shown = isLines ? services : services.slice(0, MOST_ROWS);
  return drawFigure({
    title: titleOf(services, length),
    subtitle: `Logs per ${length} by service.${text}`,
    range: `${
      countRangeText(shown.flatMap(({ logs }) => logs), "log")
    } per ${length}`,
    caption: `${
      joined === 1
        ? ""
        : `Each ${
          isLines ? "point" : "field"
        } is the mean of ${joined} windows. `
    }${windowsText(series)}${
      shownText(shown.length, services.length, "service", "the most logs")
    }${unnamedText(unnamed)}`,
    plot,
  });
}

function titleOf(services: readonly ServiceLine[], length: string): string {
  const [first, last] = [services[0], services[services.length - 1]];
  const [most, fewest] = [first, last].map(({ mean }) => threeDigits(mean));
  if (services.length === 1) {
    return `${
      nameText(first.name)
    } writes ${most} logs per ${length} on average`;
  }
  const total = sum(services.map(({ mean }) => mean));
  if (first.mean >= 2 * last.mean) {
    return `${
      nameText(first.name)
    } logs most: ${most} logs per ${length} on average, ${
      formatPercent(first.mean / total)
    } of all`;
  }
  const range = most === fewest ? most : `${fewest} to ${most}`;
  return `The ${
    countInWords(services.length, "service")
  } write ${range} logs per ${length} each, on average`;
}
