import { identifier, type Sql } from "./sql.ts";

/** What a table that `load` fills has beside the columns of the logs. */
export const LOADED_COLUMNS = {
  /** DateTime: the second, by which the table is cut into parts; 1970 where a log has no timestamp. */
  second: "time",
  /** Microseconds since 1970 UTC. */
  timestamp: "timestamp_us",
  level: "level",
  service: "service",
  message: "message",
  latency_ms: "latency_ms",
  /** Whether the row's timestamp is before that of the row above it. */
  late: "_late",
  /** Which load the row came by, from 1. */
  load: "_load",
  /** The row's place in that load, from 0; with it, no row is loaded twice. */
  row: "_row",
  /** The file and the line that the row came from. */
  file: "_file",
  line: "_line",
} as const;

/** A column of {@linkcode LOADED_COLUMNS} as SQL. */
export function loadedColumn(column: keyof typeof LOADED_COLUMNS): Sql {
  return identifier(LOADED_COLUMNS[column]);
}

/** A column of the logs in a table that `load` fills. */
export interface LoadedColumn {
  /** As the logs call it. */
  readonly name: string;
  /** As the table calls it. */
  readonly holder: string;
  /** As the overview tells it. */
  readonly type: string;
  readonly canonical: string | null;
  /** How the table keeps it. */
  readonly stored: "Int64" | "Float64" | "String";
}

/** Whether a column of the logs is kept only as a canonical one, whose values are the same. */
export function isCanonical(holder: string): boolean {
  return Object.values<string>(LOADED_COLUMNS).includes(holder);
}

/** Names that a column of a table can have: no other is worth the trouble that it makes. */
const PLAIN = /^[^\p{C}`'"\\]{1,100}$/u;

/**
 * Names for the columns of logs in a table: their own where that can be a name and
 * is not taken, else one with their place.
 */
export function holdersOf(names: readonly string[]): string[] {
  const taken = new Set<string>(Object.values(LOADED_COLUMNS));
  return names.map((name, place) => {
    const isUsable = PLAIN.test(name) && name.trim() !== "" && !taken.has(name);
    let holder = isUsable ? name : `column_${place + 1}`;
    while (taken.has(holder)) holder = `${holder}_`;
    taken.add(holder);
    return holder;
  });
}
