import type pl from "nodejs-polars";
import { finiteColumn, textColumn } from "../../metrics/column_values.ts";
import { namedServices } from "../../metrics/named_services.ts";
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
import { type CountsTest, sameMixDrawn } from "../small_counts.ts";
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
  ) => Pick<Evidence, "about" | "seen" | "means" | "advice">;
}

/**
 * Is a share the same in every service? A chi-square test of independence; the
 * effect is the service that stands out most, against the others. Services too
 * small for the test are left out, and counted in the statement; where all are,
 * the chance of their table is found by drawing.
 */
export function rateByServiceFinding(
  frame: pl.DataFrame,
  asked: RateQuestion,
  options: FindingOptions,
): Finding {
  const { named: byService } = namedServices(frame);
  const { question, noun, effect, tell } = asked;
  const all = serviceGroups(byService, asked);
  if (byService.height === 0) {
    return notTestable(
      question,
      "there is no column service, or no value in it",
    );
  }
  if (all.some(({ successes }) => !Number.isFinite(successes))) {
    return notTestable(question, "there is no column level");
  }
  if (all.length === 1) {
    return notTestable(question, `only one service has ${noun}`);
  }
  const large = comparable(all);
  const groups = large.length < 2 ? all : large;
  const judged = large.length < 2 ? drawn(all) : compared(large);
  if (judged === null) {
    return notTestable(
      question,
      `fewer than two services have enough ${noun} of either kind to compare`,
    );
  }
  const successes = sum(groups.map((group) => group.successes));
  const total = sum(groups.map((group) => group.total));
  const found = standout(groups);
  const told = tell(found, successes / total);
  return conclude(question, {
    ...judged,
    effect: { ...effect, unit: "fraction", ...found.excess },
    ...told,
    seen: told.seen + leftOut(all.length - groups.length, "service"),
  }, options);
}

function compared(groups: readonly Group[]): CountsTest {
  const { statistic, p_value } = chiSquareIndependence(tableOf(groups));
  return { test: "chi-square test of independence", statistic, p_value };
}

/** By drawing; null with fewer than two services, logs of one kind only, or too many to draw. */
function drawn(groups: readonly Group[]): CountsTest | null {
  const table = tableOf(groups);
  const [successes, others] = [0, 1].map((j) =>
    sum(table.map((row) => row[j]))
  );
  return groups.length < 2 || successes === 0 || others === 0
    ? null
    : sameMixDrawn(table);
}

function tableOf(groups: readonly Group[]): number[][] {
  return groups.map(({ successes, total }) => [successes, total - successes]);
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
