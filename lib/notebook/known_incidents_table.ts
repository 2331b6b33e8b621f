import {
  type ComparedEvent,
  type ComparedTruth,
  eventName,
} from "../anomaly/compare_truth.ts";
import { countText, formatNumber } from "../logs/format_number.ts";
import { type Markdown, md } from "./markdown.ts";
import { type Table, table } from "./table.ts";

/** Known incidents in the order of time: when each was found, as what, and what the explanation names first. */
export function knownIncidentsTable({ events }: ComparedTruth): Table {
  return table(
    events.map((one) => ({
      incident: eventName(one),
      lasts: (one.event.end_us - one.event.start_us) / 1e6,
      found: one.delay_s,
      seen: one.found?.incident.drivers.map(({ direction }) => direction)
        .join(", "),
      named: namedText(one),
      flagged: one.flagged_us.length,
    })),
    {
      columns: {
        incident: { label: "known incident" },
        lasts: { unit: "s" },
        found: { label: "found after", unit: "s", digits: 1 },
        seen: { label: "seen as" },
        named: { label: "named first (✓ right)", width: 120 },
      },
    },
  );
}

/** How much of what is known was found, by the incidents and by the flags. */
export function knownIncidentsNote(
  { events, false_incidents, flagged }: ComparedTruth,
): Markdown {
  const missed = events.filter(({ found }) => found === null);
  const touched = events.filter(({ flagged_us }) => flagged_us.length > 0);
  const names = events.flatMap(({ found, names }) => found ? names : []);
  const right = names.filter(({ known, named }) => known === named);
  return md`**${formatNumber(events.length - missed.length)} of ${
    countText(events.length, "known incident")
  } found**, ${
    false_incidents.length === 0
      ? "no false alarm"
      : countText(false_incidents.length, "false alarm")
  }. ${
    missed.length === 0
      ? "None was missed"
      : `Missed: ${missed.map(eventName).join("; ")}`
  }. The service, message or client behind one was named first ${
    formatNumber(right.length)
  } of ${countText(names.length, "time")}. Flags: ${
    countText(flagged, "window")
  }, in ${formatNumber(touched.length)} of the ${formatNumber(events.length)}.`;
}

/** `service ServiceA ✓`; null where there was nothing to name, or nobody to name it. */
function namedText({ found, names }: ComparedEvent): string | null {
  if (found === null || names.length === 0) return null;
  return names.map(({ what, known, named }) => {
    const verdict = known === named ? "✓" : `(it was ${known})`;
    return `${what} ${named ?? "none"} ${verdict}`;
  }).join(", ");
}
