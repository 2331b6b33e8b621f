import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { twoSidedZ } from "../stats/intervals.ts";
import { sum } from "../stats/sum.ts";
import { textColumn } from "../metrics/column_values.ts";
import { categoryCounts, failureCounts } from "./parts/category_counts.ts";
import { nameText, shownText, unnamedText } from "./parts/category_wording.ts";
import { type CrossTable, crossTable } from "./parts/cross_table.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { heatTable, mostColumns } from "./parts/heat_table.ts";
import { hoverText } from "./parts/hover.ts";
import { countRangeText } from "./parts/wording.ts";
import { MOST_ROWS } from "./parts/row_axis.ts";

/**
 * Failures by message and service as a table. The title names the pair with the
 * most, and with the fewest where every pair has some.
 *
 * @param frame The frame of `counts(["service", "message"])`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { failureMessagesByService } from "./failure_messages_by_service.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = failureMessagesByService(
 *   await logs.counts(["service", "message"]),
 *   await logs.overview(),
 * );
 * ```
 */
export function failureMessagesByService(
  frame: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const { named: byMessageAndService, unnamed } = namedServices(frame);
  const subject = "Failures by message and service";
  if (byMessageAndService.height === 0) {
    return emptyFigure(
      subject,
      "the logs have no column service, or no column message",
    );
  }
  const failing = failureCounts(byMessageAndService);
  if (failing === null) {
    return emptyFigure(subject, "the logs have no column level");
  }
  const services = textColumn(failing, "service");
  const table = crossTable(
    categoryCounts(failing, "message").map(({ name, failures }, i) => ({
      row: name,
      column: services[i],
      count: failures,
    })),
  );
  if (table.rows.length === 0) {
    return emptyFigure(subject, "no log is a failure");
  }
  return draw(table, unnamedText(unnamed), period);
}

/** Up to four names stand in the title. */
const LONGEST_NAME = 24;

function draw(
  table: CrossTable,
  leftOut: string,
  period: LogPeriod | undefined,
): Figure {
  const total = sum(table.counts.flat());
  const shown = shownPart(table);
  const counts = shown.counts.flat();
  const largest = counts.reduce((a, b) => Math.max(a, b));
  const smallest = counts.reduce((a, b) => Math.min(a, b));
  const cut = shown.rows.length < table.rows.length ||
    shown.columns.length < table.columns.length;
  return drawFigure({
    title: cut
      ? `Of those shown, ${lowerFirst(titleOf(shown, total))}`
      : titleOf(shown, total),
    subtitle:
      `Failures (ERROR, FATAL) by message and service; the darker, the more.${
        largest === smallest
          ? ""
          : ` ${
            smallest === 0
              ? "Triangle: the most."
              : "Triangles: the most and the fewest."
          }`
      }`,
    range: countRangeText(table.counts.flat(), "failure"),
    caption: `${loggedText(countText(total, "failure"), period)}${
      uncertaintyText(largest)
    }${
      shownText(
        ...[shown.rows.length, table.rows.length] as const,
        ...["message", "the most failures"] as const,
      )
    }${
      shownText(
        ...[shown.columns.length, table.columns.length] as const,
        ...["service", "the most failures"] as const,
      )
    }${leftOut}`,
    plot: heatTable({
      rows: shown.rows,
      columns: shown.columns,
      cells: shown.counts.map((line, i) =>
        line.map((count, j) => ({
          text: formatNumber(count),
          hover: hoverText(`${shown.rows[i]}, ${shown.columns[j]}`, [
            countText(count, "failure"),
            `${formatPercent(count / total)} of all`,
          ]),
          shade: largest === 0 ? 0 : count / largest,
          ...(markOf(count, smallest, largest)),
        }))
      ),
    }),
  });
}

/** The rows and columns with the most failures, as many as have room. */
function shownPart({ rows, columns, counts }: CrossTable): CrossTable {
  const largest = counts.flat().reduce((a, b) => Math.max(a, b));
  const most = mostColumns(rows.slice(0, MOST_ROWS), [formatNumber(largest)]);
  return {
    rows: rows.slice(0, MOST_ROWS),
    columns: columns.slice(0, most),
    counts: counts.slice(0, MOST_ROWS).map((line) => line.slice(0, most)),
  };
}

/** Triangles for the most and the fewest; none for pairs that never fail. */
function markOf(count: number, smallest: number, largest: number) {
  if (smallest === largest || count === 0) return {};
  if (count === largest) return { standsOut: "up" } as const;
  return count === smallest ? { standsOut: "down" } as const : {};
}

/** How far chance moves a count, for those who compare two. */
function uncertaintyText(count: number): string {
  const reach = twoSidedZ(0.95) * Math.sqrt(count);
  return ` Chance moves a count of ${formatNumber(count)} by ±${
    formatNumber(Math.ceil(reach))
  } (95%, Poisson).`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function titleOf(
  { rows, columns, counts }: CrossTable,
  total: number,
): string {
  const all = counts.flat();
  const describe = (count: number) => {
    const i = all.indexOf(count);
    const [row, column] = [
      rows[Math.floor(i / columns.length)],
      columns[i % columns.length],
    ].map((name) => nameText(name, LONGEST_NAME));
    return `${row} in ${column}, ${formatNumber(count)}`;
  };
  const most = all.reduce((a, b) => Math.max(a, b));
  const fewest = all.reduce((a, b) => Math.min(a, b));
  if (most === fewest) {
    return all.length === 1
      ? `All failures have one message, in one service: ${describe(most)}`
      : `Every message fails ${formatNumber(most)} times in every service`;
  }
  const first = `Most failures: ${describe(most)} (${
    formatPercent(most / total)
  })`;
  return fewest === 0 ? first : `${first}; fewest: ${describe(fewest)}`;
}
