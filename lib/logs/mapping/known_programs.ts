import type { CanonicalColumn } from "../log_source.ts";
import type { ColumnSample, MappedColumn } from "./column_mapping.ts";
import { normaliseName } from "./canonical_names.ts";

/** What a program's columns mean that their names do not tell. */
interface KnownProgram {
  readonly program: string;
  /** Columns that together are the program's and nobody else's. */
  readonly columns: readonly string[];
  readonly feeds: Readonly<Partial<Record<CanonicalColumn, string>>>;
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
  const known = PROGRAMS.find(({ columns }) =>
    columns.every((column) => isFilled(sample.get(column)))
  );
  return Object.entries(known?.feeds ?? {}).map(([canonical, column]) => ({
    column,
    canonical: canonical as CanonicalColumn,
    reason: `as ${known?.program} writes it`,
  }));
}

/**
 * A column of latencies with the unit that the program is known to count in where
 * neither names nor values tell it: zap, and Caddy with it, write both `ts` and
 * durations in seconds with a fraction; Traefik writes nanoseconds.
 */
export function withUnitOfProgram(
  mapped: MappedColumn,
  sample: ColumnSample,
): MappedColumn {
  const unit = isZap(sample) ? "s" : isTraefik(sample) ? "ns" : undefined;
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

function isFilled(values: readonly (string | null)[] | undefined): boolean {
  if (values === undefined || values.length === 0) return false;
  const present = values.filter((value) => value !== null).length;
  return present >= SHARE * values.length;
}
