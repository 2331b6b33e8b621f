import type pl from "nodejs-polars";
import { namedServices } from "../metrics/named_services.ts";
import { bonferroniZ, type Group, standout } from "../findings/standout.ts";
import { levelMixFinding } from "../findings/workload/level_mix.ts";
import {
  countText,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { finiteColumn, textColumn } from "../metrics/column_values.ts";
import { sum } from "../stats/sum.ts";
import { chosenRows } from "./parts/chosen_rows.ts";
import {
  allText,
  countInWords,
  nameText,
  shareRangeText,
  shownText,
  unnamedText,
} from "./parts/category_wording.ts";
import {
  columnTotals,
  type CrossTable,
  crossTable,
} from "./parts/cross_table.ts";
import { drawFigure } from "./draw_figure.ts";
import { emptyFigure } from "./parts/empty_figure.ts";
import type { Figure } from "./figure.ts";
import { loggedText, type LogPeriod } from "./parts/logged_text.ts";
import { type HeatCell, heatTable, mostColumns } from "./parts/heat_table.ts";
import { hoverText } from "./parts/hover.ts";
import { levelSeverity } from "./parts/level_severity.ts";

/**
 * The levels of each service's logs as a table of shares, from the least to the
 * most severe. The title says whether the services log at the same mix; where
 * they do not, triangles mark what stands out.
 *
 * @param frame The frame of `counts(["service", "level"])`.
 * @param period The period of the logs for the caption, such as their overview.
 *
 * @example Usage
 * ```ts
 * import { openLogs } from "../engines/open_logs.ts";
 * import { levelByService } from "./level_by_service.ts";
 *
 * const logs = await openLogs("sample");
 * const figure = levelByService(
 *   await logs.counts(["service", "level"]),
 *   await logs.overview(),
 * );
 * ```
 */
export function levelByService(
  frame: pl.DataFrame,
  period?: LogPeriod,
): Figure {
  const { named: byServiceAndLevel, unnamed } = namedServices(frame);
  const table = readTable(byServiceAndLevel);
  if (table.rows.length === 0) {
    return emptyFigure(
      "Levels by service",
      "the logs have no column service, or no column level",
    );
  }
  const { verdict } = levelMixFinding(byServiceAndLevel);
  const differs = verdict === "supported" || verdict === "refuted";
  const marks = differs ? standoutMarks(table) : [];
  const services = table.rows.map((name, row) => ({ name, row }));
  const chosen = chosenRows(services, marks[0]?.service);
  const names = [...chosen.shown.map(({ name }) => name), "all services"];
  const columns = chosenLevels(table, mostColumns(names, ["100.0%"]));
  const comparisons = countText(
    table.rows.length * table.columns.length,
    "comparison",
  );
  return drawFigure({
    title: titleOf(table, marks, verdict),
    subtitle:
      "Share of each level in the logs of a service; the darker, the larger.",
    range: `${rangeOf(table)} of the logs of a service`,
    caption: `${
      loggedText(countText(sum(table.counts.flat()), "log"), period)
    }${
      differs
        ? ` Triangles: differs from the other services by more than chance (95%, allowing for ${comparisons}).`
        : ""
    }${chosen.text}${
      shownText(columns.length, table.columns.length, "level", "the most logs")
    }${unnamedText(unnamed)}`,
    plot: heatTable({
      rows: names,
      columns: columns.map((j) => table.columns[j]),
      cells: cellsOf(table, chosen.shown.map(({ row }) => row), columns, marks),
    }),
  });
}

function readTable(frame: pl.DataFrame): CrossTable {
  const levels = textColumn(frame, "level");
  const logs = finiteColumn(frame, "logs");
  return crossTable(
    textColumn(frame, "service")
      .map((row, i) => ({ row, column: levels[i], count: logs[i] })),
  );
}

/** The levels with the most logs, in order of severity. */
function chosenLevels({ columns }: CrossTable, most: number): number[] {
  return columns.map((_, j) => j).slice(0, most)
    .sort((a, b) => levelSeverity(columns[a]) - levelSeverity(columns[b]));
}

/** A field that chance does not explain. */
interface Mark {
  readonly service: string;
  readonly level: number;
  readonly share: number;
  readonly others: number;
  readonly z: number;
}

/** The fields that differ from the other services: the least likely, and of two alike the more severe, first. */
function standoutMarks(table: CrossTable): Mark[] {
  const totals = table.counts.map((line) => sum(line));
  const levelTotals = columnTotals(table);
  const all = sum(totals);
  const limit = bonferroniZ(table.rows.length * table.columns.length);
  return table.columns.flatMap((_, level) =>
    table.rows.map((service, i) => {
      const successes = table.counts[i][level];
      const total = totals[i];
      const rest = levelTotals[level] - successes;
      const others = {
        name: `other than ${service}`,
        successes: rest,
        total: all - total,
      };
      const compared = against({ name: service, successes, total }, others);
      return { service, level, ...compared };
    })
  ).filter(({ z }) => Math.abs(z) >= limit)
    .sort((a, b) =>
      distance(b) - distance(a) ||
      levelSeverity(table.columns[b.level]) -
        levelSeverity(table.columns[a.level])
    );
}

/** Rounded, so that two levels, mirror images of each other, tie exactly. */
function distance({ z }: Mark): number {
  return Number(Math.abs(z).toPrecision(9));
}

/** A service's share of a level against the others', seen from the service. */
function against(service: Group, others: Group) {
  const found = standout([service, others]);
  const { share, others: rest, z } = found;
  return found.name === service.name
    ? { share, others: rest, z }
    : { share: rest, others: share, z: -z };
}

/** From the least to the largest share that a level has in a service. */
function rangeOf({ counts }: CrossTable): string {
  return shareRangeText(counts.flatMap((line) => {
    const total = sum(line);
    return line.map((count) => count / total);
  }));
}

function cellsOf(
  table: CrossTable,
  rows: readonly number[],
  columns: readonly number[],
  marks: readonly Mark[],
): HeatCell[][] {
  const shares = rows.map((i) => {
    const total = sum(table.counts[i]);
    return columns.map((j) => table.counts[i][j] / total);
  });
  const largest = Math.max(...shares.flat());
  const totals = columnTotals(table);
  const cells = shares.map((line, i) =>
    line.map((share, k) => {
      const mark = marks.find(({ service, level }) =>
        service === table.rows[rows[i]] && level === columns[k]
      );
      const [count, total] = [
        table.counts[rows[i]][columns[k]],
        sum(table.counts[rows[i]]),
      ];
      const cell = {
        text: formatPercent(share),
        shade: share / largest,
        hover: hoverText(
          `${table.rows[rows[i]]}, ${table.columns[columns[k]]}`,
          [
            formatPercent(share),
            `${formatNumber(count)} of ${countText(total, "log")}`,
            mark === undefined
              ? ""
              : `${formatPercent(mark.others)} in the other services`,
          ],
        ),
      };
      if (mark === undefined) return cell;
      return { ...cell, standsOut: mark.z > 0 ? "up" : "down" } as const;
    })
  );
  const overall = columns.map((j) => ({
    text: formatPercent(totals[j] / sum(totals)),
    hover: hoverText(`All services, ${table.columns[j]}`, [
      formatPercent(totals[j] / sum(totals)),
      `${formatNumber(totals[j])} of ${countText(sum(totals), "log")}`,
    ]),
    shade: null,
  }));
  return [...cells, overall];
}

function titleOf(
  { rows, columns }: CrossTable,
  [first]: readonly Mark[],
  verdict: string,
): string {
  const all = allText(rows.length, "service");
  if (verdict === "supported" && first !== undefined) {
    const { service, level, share, others } = first;
    return `The mix of levels differs: ${nameText(columns[level])} is ${
      formatPercent(share)
    } of the logs of ${nameText(service)}, ${formatPercent(others)} elsewhere`;
  }
  if (verdict === "supported") return "The mix of levels differs by service";
  if (verdict === "within_noise") {
    return `${all} log the same mix of levels, within chance`;
  }
  if (verdict === "refuted") {
    return `${all} log nearly the same mix of levels`;
  }
  return `Levels by service: ${countInWords(columns.length, "level")} in ${
    countInWords(rows.length, "service")
  }`;
}
