import type { Finding } from "../findings/finding.ts";
import { rulesOut } from "../findings/rules_out.ts";
import { effectText, matterText } from "../findings/finding_markdown.ts";
import { formatPeriod } from "../logs/duration.ts";
import type { Overview } from "../logs/log_source.ts";
import { formatMoment } from "../logs/timestamp.ts";
import { FEWEST_CYCLES } from "../stats/rhythm.ts";
import { type Markdown, md } from "./markdown.ts";

/** What people call columns about resources, and about the requests that logs belong to. */
const RESOURCE =
  /cpu|memory|\bmem\b|_mem|mem_|heap|disk|bandwidth|network|queue|capacity|utili[sz]ation|replica|throttl/i;
const REQUEST = /(trace|span|request|correlation|transaction|session).?id/i;

/** Rhythms that people plan by, and their lengths. */
const RHYTHMS = [
  ["daily", 86_400e6],
  ["weekly", 7 * 86_400e6],
  ["yearly", 365 * 86_400e6],
] as const;

/**
 * What these logs cannot tell, as a list: what is beyond their period, what
 * they have no column for, questions that could not be tested, and questions
 * whose answer is within noise although an effect that matters is not ruled out.
 *
 * @param overview The logs' overview.
 * @param findings All of a report.
 *
 * @example Usage
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { limits } from "./limits.ts";
 *
 * const overview = await (await openLogs("sample")).overview();
 * assertStringIncludes(limits(overview, []).markdown, "one period of 23 min");
 * ```
 */
export function limits(
  overview: Overview,
  findings: readonly Finding[],
): Markdown {
  const items = [
    ...periodLimits(overview),
    ...columnLimits(overview),
    ...untestable(findings),
    ...undecided(findings),
  ];
  return { markdown: items.map(({ markdown }) => `- ${markdown}`).join("\n") };
}

function periodLimits({ first, last }: Overview): Markdown[] {
  if (first === null || last === null) {
    return [md`No log has a timestamp: nothing can be said about time.`];
  }
  const unseen = RHYTHMS.filter(([, length]) =>
    last - first < FEWEST_CYCLES * length
  )
    .map(([name]) => name);
  const rhythm = unseen.length === 0
    ? md``
    : md`: a ${
      unseen.join(", ").replace(/, (\w+)$/, " or $1")
    } rhythm cannot show in it`;
  return [
    md`The logs cover one period of ${formatPeriod(last - first)}${rhythm}.`,
    md`They begin at ${formatMoment(first)} and end at ${
      formatMoment(last)
    }; the windows at both ends, which they cover only in part, are left out of what compares windows.`,
  ];
}

function columnLimits({ columns, mapping }: Overview): Markdown[] {
  const named = (words: RegExp) =>
    columns.filter(({ name, canonical }) =>
      canonical === null && words.test(name)
    ).map(({ name }) => name);
  const [resources, requests] = [named(RESOURCE), named(REQUEST)];
  return [
    ...(mapping.latency_ms === undefined ? [] : [
      md`Logs hold no target: whether a latency is fast enough, and how close it is to too slow, cannot be told.`,
    ]),
    resources.length === 0
      ? md`No column tells of resources (CPU, memory, disk, network, queues): how much capacity is left, and what a failure or a slow request ran out of, cannot be told.`
      : md`The report does not look at the columns about resources (${
        resources.join(", ")
      }).`,
    requests.length === 0
      ? md`No column ties together the logs of one request: which failure caused another, and how many requests failed, cannot be told.`
      : md`The report does not follow requests through the logs (${
        requests.join(", ")
      }): which failure caused another cannot be told.`,
  ];
}

/** Questions without an answer, those with the same reason together. */
function untestable(findings: readonly Finding[]): Markdown[] {
  const found = findings.filter(({ verdict }) => verdict === "not_testable");
  const reasons = Map.groupBy(found, ({ statement }) => statement);
  return [...reasons].map(([statement, [first, ...others]]) =>
    others.length === 0 ? md`${first.question} ${statement}` : nested(
      md`These cannot be tested, as ${
        statement.replace(/^This cannot be tested: |\.$/g, "")
      }:`,
      [first, ...others].map(({ question }) => md`${question}`),
    )
  );
}

/** Where chance explains what is seen, but so would an effect that matters. */
function undecided(findings: readonly Finding[]): Markdown[] {
  const items = findings.filter((finding) => !rulesOut(finding)).flatMap((
    { question, effect },
  ) =>
    effect === null ? [] : [
      md`${question} ${effectText(effect)}; ${
        matterText(effect)
      } would matter.`,
    ]
  );
  return items.length === 0 ? [] : [nested(
    md`Nothing beyond noise is seen here, but the logs are too few to rule out a size that matters:`,
    items,
  )];
}

/** A list in a list. */
function nested(head: Markdown, items: readonly Markdown[]): Markdown {
  const lines = items.map(({ markdown }) => `  - ${markdown}`);
  return { markdown: [head.markdown, ...lines].join("\n") };
}
