import type { DataFrame } from "../../logs/data_frame.ts";
import type { Explanation } from "../../anomaly/explain.ts";
import { findIncidents, type Incident } from "../../anomaly/incidents.ts";
import type { Driver } from "../../anomaly/drivers.ts";
import { countText, formatSignificant } from "../../logs/format_number.ts";
import { formatPeriod } from "../../logs/duration.ts";
import { formatMoment } from "../../logs/timestamp.ts";
import { finiteColumn } from "../../metrics/column_values.ts";
import { benjaminiHochberg } from "../../stats/adjust.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { kindsText, kindText } from "./incident_kinds.ts";
import { quoted } from "../wording.ts";

const QUESTION = {
  id: "incidents",
  section: "anomalies",
  question: "Were there incidents, and what drove them?",
  audience: "fault diagnosis",
  evidence: {
    result: "incidents.json",
    notebook: "05_anomalies",
    heading: "Incidents",
  },
} as const satisfies Question;

/** What a driver's values are called, after their number. */
const UNITS = {
  latency_mean_ms: "ms of mean latency",
  failures: "failures a window",
  logs: "logs a window",
} as const satisfies Record<Driver["metric"], string>;

/**
 * Are there windows that noise does not explain? The least likely window of all,
 * its p-value corrected for their number (Simes); the effect is what drove the
 * most severe incident, against the windows around it.
 *
 * @param windows What `detectAnomalies` gives; without its column `p_value` nothing can be said.
 * @param explanations What `explainIncidents` says of them, to name services and messages; defaults to none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectAnomalies } from "../../anomaly/detect_anomalies.ts";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { incidentsFinding } from "./incidents.ts";
 *
 * const logs = await openLogs("sample");
 * const { windows } = detectAnomalies(await logs.windows("5s"));
 * assertEquals(incidentsFinding(windows).verdict, "within_noise");
 * ```
 */
export function incidentsFinding(
  windows: DataFrame,
  explanations: readonly Explanation[] = [],
  options: FindingOptions = {},
): Finding {
  if (!windows.columns.includes("p_value")) {
    return notTestable(
      QUESTION,
      "the windows were not calibrated: there is no column p_value",
    );
  }
  const p_values = finiteColumn(windows, "p_value");
  const judged = p_values.filter(Number.isFinite);
  if (judged.length === 0) {
    return notTestable(
      QUESTION,
      "the logs fill too few whole windows to judge any of them",
    );
  }
  const p_value = Math.min(...benjaminiHochberg(judged).map(Number));
  const incidents = findIncidents(windows)
    .toSorted((a, b) => b.severity - a.severity);
  const [worst] = incidents;
  const matters = thresholdsOf(options).incident;
  const found = worst &&
    explanations.find(({ incident }) => incident.start_us === worst.start_us);
  return conclude(QUESTION, {
    test: "least likely window of all (Simes)",
    statistic: Math.min(...judged),
    // Where no window is significant by itself, there is no incident to speak of.
    p_value: worst ? p_value : Math.max(p_value, 0.05),
    effect: {
      name:
        "what drove the most severe incident, against the windows around it",
      unit: "fraction",
      value: worst ? excessOf(worst) : 0,
      low: null,
      high: null,
      matters,
    },
    seen: worst
      ? `${countText(incidents.length, "incident")} among ${
        countText(judged.length, "window")
      }${kindsText(incidents)} ${kindText(worst.direction)} that began at ${
        formatMoment(worst.start_us)
      } and lasted ${formatPeriod(worst.end_us - worst.start_us)}, with ${
        driverText(worst.drivers[0])
      }${whereText(found)}`
      : `none of ${
        countText(judged.length, "window")
      } is less likely than chance makes one of so many`,
    means: {
      supported: "too unlikely for noise",
      within_noise: worst
        ? "among so many questions chance could have given it"
        : "nothing happened that can be told from noise",
      refuted: "it is detectable but negligible",
    },
    advice: {
      supported: worst ? adviceText(worst, found) : "",
      within_noise: "No window asks to be looked into.",
      refuted: "No window asks to be looked into.",
    },
  }, options);
}

/** Where to begin: where logs are what is missing, there is little to read. */
function adviceText(
  { start_us, drivers }: Incident,
  found: Explanation | undefined,
): string {
  const moment = formatMoment(start_us);
  const where = adviceWhere(found);
  return drivers[0].direction === "fewer logs" ||
      drivers[0].direction === "silence"
    ? `Find out what kept logs away from ${moment} on${where}.`
    : `Read the logs from ${moment} on first${where}.`;
}

/** How far the first driver lies from the windows around; from nothing it at least doubled. */
function excessOf({ drivers }: Incident): number {
  return (drivers[0].ratio ?? 2) - 1;
}

/** `80 ms of mean latency against 55 around it`. */
function driverText({ metric, value, baseline }: Driver): string {
  const write = (number: number | null) =>
    number === null ? "none" : formatSignificant(number);
  return `${write(value)} ${UNITS[metric]} against ${
    write(baseline)
  } around it`;
}

/** The service and the message that explain most of it, as a part of a sentence. */
function whereText(found: Explanation | undefined): string {
  const named = namesOf(found);
  return named.length === 0 ? "" : `, mostly ${named.join(" and ")}`;
}

function adviceWhere(found: Explanation | undefined): string {
  const named = namesOf(found);
  return named.length === 0 ? "" : `, beginning with ${named.join(" and ")}`;
}

/** A value that explains so much of the change, and so much more than its usual share, is named. */
const MAIN_PART = 0.5;

function namesOf(found: Explanation | undefined): string[] {
  const main = (list: Explanation["services"] = []) =>
    list.filter(({ part, usual }) =>
      part !== null && part >= MAIN_PART && part >= 1.5 * usual
    ).slice(0, 1).map(({ value }) => quoted(value));
  return [...main(found?.services), ...main(found?.messages)];
}
