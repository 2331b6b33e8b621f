import { shorten } from "../visible_text.ts";
import type { LevelScheme } from "../level_scheme.ts";
import type { MappingReading } from "../reading.ts";
import type { TimestampOptions } from "../timestamps/timestamp_reader.ts";
import { timestampForms } from "../timestamps/timestamp_form.ts";
import {
  CANONICAL_COLUMNS,
  type ColumnSample,
  type LogMapping,
  type MappedColumn,
} from "./column_mapping.ts";

const SCHEMES: Readonly<Record<LevelScheme, string>> = {
  pino: "numbers as pino and bunyan count",
  python: "numbers as Python counts",
  syslog: "syslog severities",
  otel: "OpenTelemetry severity numbers",
  dotnet: "numbers as .NET counts",
  monolog: "numbers as Monolog counts",
  azure: "numbers as Application Insights counts",
  alert: "priorities of alerts, 1 the highest",
  http: "HTTP statuses: 5xx ERROR, 4xx WARNING",
};

const UNITS: Readonly<Record<string, string>> = {
  ns: "nanoseconds",
  us: "microseconds",
  ms: "milliseconds",
  s: "seconds",
  min: "minutes",
  h: "hours",
  d: "days",
};

/** How many values are shown of each column, and how much of one. */
const EXAMPLES = 3;
const EXAMPLE_LENGTH = 60;

/** Tells a reader what feeds the canonical columns, and why. */
export function describeMapping(
  mapping: LogMapping,
  sample: ColumnSample,
): MappingReading[] {
  return CANONICAL_COLUMNS.flatMap((canonical) => {
    const mapped = mapping[canonical];
    if (mapped === undefined) return [];
    const values = textsOf(mapped, sample);
    return {
      canonical,
      columns: mapped.from.map(({ column }) => column),
      joined: mapped.joined,
      reason: mapped.reason,
      read: readAs(mapped, values),
      examples: [...new Set(values)].slice(0, EXAMPLES).map((value) =>
        shorten(value, EXAMPLE_LENGTH)
      ),
    };
  });
}

/** The sample's values of a canonical column as they stand, joined where it joins them. */
function textsOf(
  { from, joined }: MappedColumn,
  sample: ColumnSample,
): string[] {
  const columns = from.map(({ column }) => sample.get(column) ?? []);
  const texts = joined
    ? columns[0].map((text, i) =>
      [text, ...columns.slice(1).map((values) => values[i])].join(" ")
    )
    : columns.flat();
  return texts.filter((text) => text !== null);
}

function readAs(
  { canonical, from }: MappedColumn,
  values: readonly string[],
): string | null {
  const { unit } = from[0];
  switch (canonical) {
    case "timestamp": {
      const options = { unit: unit as TimestampOptions["unit"] };
      const [first, ...others] = timestampForms(values, options)
        .map(({ form }) => form);
      if (first === undefined) return null;
      const [second] = others;
      return second === undefined ? first : `${first}, ${second}`;
    }
    case "level":
      return unit === undefined ? null : SCHEMES[unit as LevelScheme];
    case "latency_ms":
      if (!values.some(isPlainNumber)) return "with units";
      return unit === undefined
        ? "milliseconds, for want of a unit"
        : UNITS[unit];
    default:
      return null;
  }
}

function isPlainNumber(text: string): boolean {
  return /^[+-]?[\d.,]+$/.test(text.trim());
}
