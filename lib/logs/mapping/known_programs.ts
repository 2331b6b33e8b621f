import type { CanonicalColumn } from "../log_source.ts";
import type { ColumnSample, MappedColumn } from "./column_mapping.ts";
import { normaliseName } from "./canonical_names.ts";

/** What a program's columns mean that their names do not tell. */
interface KnownProgram {
  readonly program: string;
  /** Columns that together are the program's and nobody else's. */
  readonly columns: readonly string[];
  readonly feeds: Readonly<Partial<Record<CanonicalColumn, string>>>;
  /** Columns that are not what their names say. */
  readonly misnamed?: readonly string[];
}

const PROGRAMS: readonly KnownProgram[] = [
  {
    program: "MongoDB",
    columns: ["t.$date", "s", "c", "ctx", "msg"],
    feeds: { timestamp: "t.$date", level: "s", service: "c", message: "msg" },
  },
  {
    // Its `level` is info for every request.
    program: "Traefik",
    columns: ["OriginDuration", "DownstreamStatus", "RequestPath"],
    feeds: { level: "DownstreamStatus", message: "RequestPath" },
  },
  {
    // Its elapsed time is the process's, its text the whole line.
    program: "Loguru",
    columns: ["text", "record.message", "record.level.name"],
    feeds: {
      timestamp: "record.time.timestamp",
      level: "record.level.name",
      service: "record.name",
      message: "record.message",
    },
    misnamed: ["record.elapsed.seconds", "record.elapsed.repr"],
  },
  {
    program: "Suricata",
    columns: ["event_type", "src_ip", "timestamp"],
    feeds: {
      level: "alert.severity",
      service: "event_type",
      message: "alert.signature",
    },
    misnamed: ["http.status"],
  },
];

/** The share of rows that must be the program's. */
const SHARE = 0.9;

/**
 * The columns that feed the canonical ones in logs of a program whose names say
 * too little: MongoDB's `s` is the severity.
 *
 * @returns Canonical column to the logs' own and the reason; empty for other logs.
 */
export function columnsOfProgram(
  sample: ColumnSample,
): { column: string; canonical: CanonicalColumn; reason: string }[] {
  const known = programOf(sample);
  return Object.entries(known?.feeds ?? {}).map(([canonical, column]) => ({
    column,
    canonical: canonical as CanonicalColumn,
    reason: `as ${known?.program} writes it`,
  }));
}

/** The sample without what a known program's names say wrongly. */
export function withoutMisnamed(sample: ColumnSample): ColumnSample {
  const misnamed = programOf(sample)?.misnamed;
  if (misnamed === undefined) return sample;
  return new Map([...sample].filter(([column]) => !misnamed.includes(column)));
}

function programOf(sample: ColumnSample): KnownProgram | undefined {
  return PROGRAMS.find(({ columns }) =>
    columns.every((column) => isFilled(sample.get(column)))
  );
}

/**
 * A column of latencies with the unit that the program is known to count in where
 * neither names nor values tell it: zap, and Caddy with it, write both `ts` and
 * durations in seconds with a fraction, Zeek too; Traefik writes nanoseconds. W3C
 * logs have seconds in `time-taken`, but IIS milliseconds, which are whole.
 */
export function withUnitOfProgram(
  mapped: MappedColumn,
  sample: ColumnSample,
): MappedColumn {
  const unit = isZap(sample) || isZeek(sample)
    ? "s"
    : isTraefik(sample)
    ? "ns"
    : unitOfW3c(sample);
  if (unit === undefined) return mapped;
  const from = mapped.from.map((source) => ({ unit, ...source }));
  return { ...mapped, from };
}

function isZap(sample: ColumnSample): boolean {
  const times = sample.get("ts") ?? [];
  const isFraction = times.filter((text) =>
    text !== null && /^\d{10}\.\d+$/.test(text)
  );
  return isFraction.length * 2 >= times.length && times.length > 0 &&
    isFilled(sample.get("level")) && isFilled(sample.get("msg"));
}

function isTraefik(sample: ColumnSample): boolean {
  return [...sample.keys()].some((column) =>
    normaliseName(column) === "originduration"
  );
}

function isZeek(sample: ColumnSample): boolean {
  return isFilled(sample.get("id.orig_h")) && isFilled(sample.get("ts"));
}

function unitOfW3c(sample: ColumnSample): "s" | "ms" | undefined {
  const times = sample.get("time-taken");
  if (times === undefined || !sample.has("sc-status")) return undefined;
  return times.some((text) => text?.includes(".")) ? "s" : "ms";
}

function isFilled(values: readonly (string | null)[] | undefined): boolean {
  if (values === undefined || values.length === 0) return false;
  const present = values.filter((value) => value !== null).length;
  return present >= SHARE * values.length;
}
