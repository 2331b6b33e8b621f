import type pl from "nodejs-polars";
import { finiteColumn, textColumn } from "../../metrics/column_values.ts";
import { chiSquareIndependence } from "../../stats/chi_square.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type Evidence,
  type FindingOptions,
  notTestable,
  type Question,
} from "../conclude.ts";
import type { Effect, Finding } from "../finding.ts";
import { leftOut } from "../wording.ts";
import {
  comparable,
  type Group,
  type Standout,
  standout,
} from "../standout.ts";

/** A question about a share that every service has. */
export interface RateQuestion {
  readonly question: Question;
  /** The columns of counts whose ratio is the share. */
  readonly part: string;
  readonly whole: string;
  /** What the whole is, in the plural: `logs`. */
  readonly noun: string;
  readonly effect: Pick<Effect, "name" | "matters">;
  /** How the service that stands out is told. */
  readonly tell: (
    found: Standout,
    overall: number,
  ) => Pick<Evidence, "seen" | "means" | "advice">;
}

/**
 * Is a share the same in every service? A chi-square test of independence; the
 * effect is the service that stands out most, against the others. Services too
 * small for the test are left out, and counted in the statement.
 */
export function rateByServiceFinding(
  byService: pl.DataFrame,
  asked: RateQuestion,
  options: FindingOptions,
): Finding {
  const { question, noun, effect, tell } = asked;
  const all = serviceGroups(byService, asked);
  if (byService.height === 0) {
    return notTestable(question, "there is no column service");
  }
  if (all.some(({ successes }) => !Number.isFinite(successes))) {
    return notTestable(question, "there is no column level");
  }
  const groups = comparable(all);
  if (groups.length < 2) {
    return notTestable(
      question,
      `fewer than two services have enough ${noun} of either kind to compare`,
    );
  }
  const successes = sum(groups.map((group) => group.successes));
  const total = sum(groups.map((group) => group.total));
  const table = groups.map((
    { successes, total },
  ) => [successes, total - successes]);
  const { statistic, p_value } = chiSquareIndependence(table);
  const found = standout(groups);
  const told = tell(found, successes / total);
  return conclude(question, {
    test: "chi-square test of independence",
    statistic,
    p_value,
    effect: { ...effect, unit: "fraction", ...found.excess },
    ...told,
    seen: told.seen + leftOut(all.length - groups.length, "service"),
  }, options);
}

function serviceGroups(
  byService: pl.DataFrame,
  { part, whole }: RateQuestion,
): Group[] {
  const successes = finiteColumn(byService, part);
  const totals = finiteColumn(byService, whole);
  return textColumn(byService, "service")
    .map((name, i) => ({ name, successes: successes[i], total: totals[i] }))
    .filter(({ total }) => total !== 0);
}
