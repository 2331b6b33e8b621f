import type pl from "nodejs-polars";
import type { Dimension } from "../logs/log_source.ts";
import { formatPercent } from "../logs/format_number.ts";
import { finiteColumn, textColumn } from "../metrics/column_values.ts";
import { namedServices } from "../metrics/named_services.ts";
import { chiSquareIndependence } from "../stats/chi_square.ts";
import { sum } from "../stats/sum.ts";
import {
  conclude,
  type Evidence,
  type FindingOptions,
  notTestable,
  type Question,
} from "./conclude.ts";
import type { Finding } from "./finding.ts";
import { type Standout, standout } from "./standout.ts";
import { leftOut, moreOrLess, quoted } from "./wording.ts";

/** A question about the mix of a column's values in every service. */
export interface MixQuestion {
  readonly question: Question;
  /** The column: `level` or `message`. */
  readonly of: Exclude<Dimension, "service">;
  /** From what excess of one value in one service over the others it matters. */
  readonly matters: number;
  readonly means: Evidence["means"];
  readonly advice: (value: string, service: string) => Evidence["advice"];
}

/**
 * Is the mix of a column's values the same in every service? A chi-square test
 * of independence; the effect is the value and service that stand out most,
 * against the other services. Values and services too rare for the test are left
 * out, and counted in the statement.
 *
 * Assumes that what a log says does not depend on the log before it.
 *
 * @param frame Of `counts(["service", …])`.
 */
export function mixByServiceFinding(
  frame: pl.DataFrame,
  asked: MixQuestion,
  options: FindingOptions,
): Finding {
  const { question, of } = asked;
  const all = crossTable(namedServices(frame).named, of);
  const { services, values, table } = largeEnough(all);
  if (all.services.length === 0) {
    return notTestable(
      question,
      `there is no column service, or no column ${of}`,
    );
  }
  if (all.services.length === 1) {
    return notTestable(question, "only one service logs");
  }
  if (all.values.length === 1) {
    return notTestable(question, `all logs have one ${of}`);
  }
  if (services.length < 2 || values.length < 2) {
    return notTestable(
      question,
      `too few services have enough logs of each ${of} to compare`,
    );
  }
  const { statistic, p_value, effect: v } = chiSquareIndependence(table);
  const found = mostUnlike(services, values, table);
  const [value, service] = [quoted(found.value), quoted(found.service)];
  return conclude(question, {
    test: "chi-square test of independence",
    statistic,
    p_value,
    effect: {
      name:
        `share of the ${of} that stands out in its service, against the other services`,
      unit: "fraction",
      ...found.excess,
      matters: asked.matters,
    },
    about: [found.service, found.value],
    seen: `${value} in ${service} stands out most, with ${
      formatPercent(found.share)
    } of its logs against ${formatPercent(found.others)} elsewhere (${
      moreOrLess(found.excess.value)
    }; Cramér's V ${v < 0.005 ? "<0.01" : v.toFixed(2)})${
      leftOut(all.services.length - services.length, "service")
    }${leftOut(all.values.length - values.length, of)}`,
    means: asked.means,
    advice: asked.advice(value, service),
  }, options);
}

interface CrossTable {
  readonly services: string[];
  readonly values: string[];
  readonly table: number[][];
}

/** Logs by service (rows) and value (columns); a pair that never occurs counts 0. */
function crossTable(frame: pl.DataFrame, of: MixQuestion["of"]): CrossTable {
  const [rows, columns] = [textColumn(frame, "service"), textColumn(frame, of)];
  const logs = finiteColumn(frame, "logs");
  const [services, values] = [rows, columns].map((c) => [...new Set(c)].sort());
  const [row, column] = [services, values].map((names) =>
    new Map(names.map((name, i) => [name, i]))
  );
  const table = services.map(() => values.map(() => 0));
  logs.forEach((count, i) => {
    table[row.get(rows[i]) ?? 0][column.get(columns[i]) ?? 0] += count || 0;
  });
  return { services, values, table };
}

/**
 * The table without the values, and then the services, that are too rare: the
 * test needs about five logs expected of each value in each service.
 */
function largeEnough({ services, values, table }: CrossTable): CrossTable {
  const logs = values.map((_, j) => sum(table.map((row) => row[j])));
  const frequent = logs.map((count) => count >= 5 * services.length);
  const common = table.map((row) => row.filter((_, j) => frequent[j]));
  const rarest = Math.min(...logs.filter((_, j) => frequent[j])) /
    sum(common.flat());
  const large = common.map((row) => sum(row) * rarest >= 5);
  return {
    services: services.filter((_, i) => large[i]),
    values: values.filter((_, j) => frequent[j]),
    table: common.filter((_, i) => large[i]),
  };
}

/** The value and service whose share differs most from the other services'. */
function mostUnlike(
  services: readonly string[],
  values: readonly string[],
  table: readonly (readonly number[])[],
): Standout & { value: string; service: string } {
  const totals = table.map((row) => sum(row));
  const cells = values.map((value, j) => {
    const groups = services.map((name, i) => ({
      name,
      successes: table[i][j],
      total: totals[i],
    }));
    const found = standout(groups, services.length * values.length);
    return { ...found, value, service: found.name };
  });
  return cells.reduce((best, next) =>
    Math.abs(next.z) > Math.abs(best.z) ? next : best
  );
}
