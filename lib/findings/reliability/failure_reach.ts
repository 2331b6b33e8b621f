import {
  countText,
  formatNumber,
  formatPercent,
  formatSignificant,
} from "../../logs/format_number.ts";
import { MISSING } from "../../logs/levels.ts";
import type { Breakdown } from "../../logs/log_source.ts";
import { finiteColumn } from "../../metrics/column_values.ts";
import { binomialDispersion } from "../../stats/dispersion.ts";
import { sum } from "../../stats/sum.ts";
import { normalTwoSided } from "../../stats/tails.ts";
import { expectedReach, type Touched } from "../../stats/reach.ts";
import {
  conclude,
  type Evidence,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { quoted } from "../wording.ts";

const QUESTION = {
  id: "failure_reach",
  section: "reliability",
  question: "Do failures fall on some users or clients more than on others?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "03_reliability",
    heading: "How much fails?",
  },
} as const satisfies Question;

/** A column of users or clients, and what its values have. */
export interface Reach {
  /** The column that tells whom a failure touches. */
  readonly column: string;
  /** Of `breakdown(column, [])`. */
  readonly breakdown: Breakdown;
}

/**
 * How many users or clients do failures touch, and do they fall on some more
 * than on others?
 *
 * Where many have few logs, chance leaves some untouched: the number touched is
 * compared with what failures thrown at the logs at random would touch. Where
 * chance would touch all, their failure rates are compared (index of
 * dispersion), and the effect is how far the true rate differs between them.
 *
 * @param reach Null where no column names users or clients.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { userReach } from "../user_reach.ts";
 * import { failureReachFinding } from "./failure_reach.ts";
 *
 * const reach = await userReach(await openLogs("sample"));
 * assertEquals(failureReachFinding(reach).verdict, "within_noise");
 * ```
 */
export function failureReachFinding(
  reach: Reach | null,
  options: FindingOptions = {},
): Finding {
  if (reach === null) {
    return notTestable(
      QUESTION,
      "there is no column that names users or clients, such as user, client or client_ip",
    );
  }
  const { column, breakdown } = reach;
  const users = usersOf(breakdown);
  if (users.some(({ failures }) => !Number.isFinite(failures))) {
    return notTestable(QUESTION, "there is no column level");
  }
  if (users.length < 2) {
    return notTestable(
      QUESTION,
      `the column ${column} has fewer than two values`,
    );
  }
  if (breakdown.distinct > users.length + 1) {
    return notTestable(
      QUESTION,
      `the column ${column} has ${
        formatNumber(breakdown.distinct)
      } values, more than are compared`,
    );
  }
  const failed = sum(users.map(({ failures }) => failures));
  if (failed === 0 || failed === sum(users.map(({ logs }) => logs))) {
    return notTestable(
      QUESTION,
      failed === 0 ? "no log is a failure" : "every log is a failure",
    );
  }
  const touched = expectedReach(
    users.map(({ logs }) => logs),
    users.map(({ failures }) => failures),
  );
  const judged = users.length - touched.expected >= 5 && touched.sd > 0
    ? byReach(touched)
    : byRate(users);
  if (judged === null) {
    return notTestable(
      QUESTION,
      `too few values of the column ${column} have enough logs to compare`,
    );
  }
  const share = formatPercent(touched.touched / users.length);
  return conclude(QUESTION, {
    ...judged,
    effect: { ...judged.effect, matters: thresholdsOf(options).failure_reach },
    seen: `failures touch ${formatNumber(touched.touched)} of ${
      countText(users.length, "value")
    } of ${quoted(column)} (${share})${judged.seen}`,
    means: {
      supported: "they fall on some more than on others",
      within_noise: "they fall on all alike within chance",
      refuted: "the difference is detectable but negligible",
    },
    advice: adviceOf(column),
  }, options);
}

type Judged = Pick<Evidence, "test" | "statistic" | "p_value" | "seen"> & {
  readonly effect: Omit<Evidence["effect"], "matters">;
};

/** By how many are touched at all. */
function byReach({ touched, expected, sd }: Touched): Judged {
  const z = (touched - expected) / sd;
  const excess = (count: number) => count / expected - 1;
  return {
    test: "normal test of the number touched",
    statistic: z,
    p_value: normalTwoSided(z),
    effect: {
      name:
        "users or clients touched by failures, against what chance would touch",
      unit: "fraction",
      value: excess(touched),
      low: excess(touched - 1.96 * sd),
      high: excess(touched + 1.96 * sd),
    },
    seen: `, where chance would touch ${formatNumber(expected)}`,
  };
}

/** By their failure rates, of those with enough logs for it; null where these are fewer than two. */
function byRate(users: readonly User[]): Judged | null {
  const rate = sum(users.map(({ failures }) => failures)) /
    sum(users.map(({ logs }) => logs));
  const large = users.filter(({ logs }) =>
    logs * Math.min(rate, 1 - rate) >= 5
  );
  if (large.length < 2) return null;
  const { statistic, p_value, index, effect, low, high } = binomialDispersion(
    large.map(({ failures }) => failures),
    large.map(({ logs }) => logs),
  );
  return {
    test: "index-of-dispersion test against one failure rate",
    statistic,
    p_value,
    effect: {
      name:
        "standard deviation of the true failure rate between users or clients, as a part of its mean",
      unit: "fraction",
      ...{ value: effect, low, high },
    },
    seen: `, and their failure rates have ${
      formatSignificant(index)
    } times the variance that chance gives`,
  };
}

function adviceOf(column: string): Evidence["advice"] {
  const alike =
    "Look for a cause in the system rather than in what some users or clients do.";
  return {
    supported: `Compare those with most failures by ${
      quoted(column)
    }: what do they ask for, or run, that others do not?`,
    within_noise: alike,
    refuted: alike,
  };
}

interface User {
  readonly name: string;
  readonly logs: number;
  readonly failures: number;
}

/** Each value but the missing one; the row of all values together is left out. */
function usersOf({ values }: Breakdown): User[] {
  const names = values.getColumn("value").toArray();
  const [logs, failures] = ["logs", "failures"].map((column) =>
    finiteColumn(values, column)
  );
  return names.flatMap((name, i) =>
    name === null || name === MISSING
      ? []
      : [{ name: String(name), logs: logs[i], failures: failures[i] }]
  );
}
