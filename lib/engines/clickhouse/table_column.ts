import { textSql, timestampSql } from "./canonical_sql.ts";
import { overviewType } from "./column_type.ts";
import type { TableColumn } from "./log_table.ts";
import type { MappedSql, NamedType } from "./map_columns.ts";
import { identifier, type Sql, sql } from "./sql.ts";

/** A column of any table, as questions read it. */
export function tableColumn(
  { name, type }: NamedType,
  mapping: readonly MappedSql[],
  canonicals: { timestamp: Sql; latency_ms: Sql | null },
): TableColumn {
  const canonical =
    mapping.find(({ from }) => from.some((source) => source.name === name))
      ?.canonical ?? null;
  const value = identifier(name);
  const raw = type.kind === "text" ? textSql({ value, type }) : value;
  const isNumber = (type.kind === "integer" || type.kind === "number") &&
    type.isExact;
  const typed = canonical === "timestamp"
    ? sql`toFloat64(${canonicals.timestamp})`
    : canonical === "latency_ms"
    ? canonicals.latency_ms ?? raw
    : typedValue(raw, type);
  return {
    name,
    type: canonical === "timestamp"
      ? "timestamp"
      : canonical === "latency_ms"
      ? "number"
      : overviewType(type),
    canonical,
    raw: type.kind === "nested" ? sql`toString(${value})` : raw,
    typed,
    isNumber,
  };
}

function typedValue(raw: Sql, type: NamedType["type"]): Sql {
  switch (type.kind) {
    case "seconds":
    case "moment":
    case "day":
      return sql`toFloat64(${timestampSql({ value: raw, type })})`;
    case "integer":
    case "number":
      return sql`toFloat64(${raw})`;
    default:
      return sql`toString(${raw})`;
  }
}
