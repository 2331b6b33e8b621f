import type pl from "nodejs-polars";
import { formatPercent, formatSignificant } from "../../logs/format_number.ts";
import { numberColumn, textColumn } from "../../metrics/column_values.ts";
import { chiSquareIndependence } from "../../stats/chi_square.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { type Standout, standout } from "../standout.ts";
import { leftOut, moreOrLess, quoted } from "../wording.ts";

const QUESTION = {
  id: "level_mix",
  section: "workload",
  question: "Do the services log at the same mix of levels?",
  audience: "fault diagnosis",
} as const satisfies Question;

/**
 * Is the mix of levels different between services? A chi-square test of
 * independence; the effect is the level and service that stand out most, against
 * the other services.
 *
 * Assumes that a log's level does not depend on the log before it.
 *
 * @param byServiceAndLevel The frame of `counts(["service", "level"])`.
 */
export function levelMixFinding(
  byServiceAndLevel: pl.DataFrame,
  options: FindingOptions = {},
): Finding {
  const all = crossTable(byServiceAndLevel);
  const { services, levels, table } = largeEnough(all);
  if (all.services.length === 0) {
    return notTestable(
      QUESTION,
      "there is no column service, or no column level",
    );
  }
  if (all.services.length === 1) {
    return notTestable(QUESTION, "only one service logs");
  }
  if (all.levels.length === 1) {
    return notTestable(QUESTION, "all logs have one level");
  }
  if (services.length < 2 || levels.length < 2) {
    return notTestable(
      QUESTION,
      "too few services have enough logs of each level to compare",
    );
  }
  const { statistic, p_value, effect: v } = chiSquareIndependence(table);
  const { level, service, excess, share, others } = mostUnlike(
    services,
    levels,
    table,
  );
  return conclude(QUESTION, {
    test: "chi-square test of independence",
    statistic,
    p_value,
    effect: {
      name:
        "share of the level that stands out in its service, against the other services",
      unit: "fraction",
      ...excess,
      matters: thresholdsOf(options).level_mix,
    },
    seen: `${quoted(level)} in ${quoted(service)} stands out most, with ${
      formatPercent(share)
    } of its logs against ${formatPercent(others)} elsewhere (${
      moreOrLess(excess.value)
    }; Cramér's V ${formatSignificant(v)})${
      leftOut(all.services.length - services.length, "service")
    }${leftOut(all.levels.length - levels.length, "level")}`,
    means: {
      supported: "the services do not log at the same mix of levels",
      within_noise: "chance alone gives services such differences",
      refuted: "the difference is detectable but negligible",
    },
    advice: {
      supported: `Compare how ${quoted(service)} logs ${
        quoted(level)
      } with the other services.`,
      within_noise:
        "Treat the services' levels alike; one rule for alerts fits all.",
      refuted:
        "Treat the services' levels alike; one rule for alerts fits all.",
    },
  }, options);
}

interface CrossTable {
  readonly services: string[];
  readonly levels: string[];
  readonly table: number[][];
}

/** Logs by service (rows) and level (columns); a pair that never occurs counts 0. */
function crossTable(frame: pl.DataFrame): CrossTable {
  const [rows, columns] = [
    textColumn(frame, "service"),
    textColumn(frame, "level"),
  ];
  const logs = numberColumn(frame, "logs");
  const services = [...new Set(rows)].sort();
  const levels = [...new Set(columns)].sort();
  const table = services.map(() => levels.map(() => 0));
  logs.forEach((count, i) => {
    table[services.indexOf(rows[i])][levels.indexOf(columns[i])] += count ?? 0;
  });
  return { services, levels, table };
}

/**
 * The table without the levels, and then the services, that are too rare: the
 * test needs about five logs expected of each level in each service.
 */
function largeEnough({ services, levels, table }: CrossTable): CrossTable {
  const logs = levels.map((_, j) => sum(table.map((row) => row[j])));
  const frequent = logs.map((count) => count >= 5 * services.length);
  const common = table.map((row) => row.filter((_, j) => frequent[j]));
  const rarest = Math.min(...logs.filter((_, j) => frequent[j])) /
    sum(common.flat());
  const large = common.map((row) => sum(row) * rarest >= 5);
  return {
    services: services.filter((_, i) => large[i]),
    levels: levels.filter((_, j) => frequent[j]),
    table: common.filter((_, i) => large[i]),
  };
}

/** The level and service whose share differs most from the other services'. */
function mostUnlike(
  services: readonly string[],
  levels: readonly string[],
  table: readonly (readonly number[])[],
): Standout & { level: string; service: string } {
  const totals = table.map((row) => sum(row));
  const cells = levels.map((level, j) => {
    const groups = services.map((name, i) => ({
      name,
      successes: table[i][j],
      total: totals[i],
    }));
    const found = standout(groups, services.length * levels.length);
    return { ...found, level, service: found.name };
  });
  return cells.reduce((best, next) =>
    Math.abs(next.z) > Math.abs(best.z) ? next : best
  );
}
