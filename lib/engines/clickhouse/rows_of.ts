import { FAILURE_LEVELS } from "../../logs/levels.ts";
import type { RowFilter } from "../../logs/log_source.ts";
import { type LogTable, within } from "./log_table.ts";
import { all, type Sql, sql } from "./sql.ts";

/** Text as a list of literals. */
export function literals(values: readonly string[]): Sql[] {
  return values.map((value) => sql`${value}`);
}

/** Whether a level, which may be null, is a failure; 0 or 1. */
export function isFailure(level: Sql): Sql {
  return isLevel(level, FAILURE_LEVELS);
}

/** Whether a level, which may be null, is one of some; 0 or 1. */
export function isLevel(level: Sql, levels: readonly string[]): Sql {
  return sql`ifNull(${level} IN (${literals(levels)}), 0)`;
}

/**
 * `FROM` and `WHERE` of a question: the rows of the table's period that pass a
 * filter and more conditions.
 */
export function rowsOf(
  table: LogTable,
  filter: RowFilter = {},
  conditions: readonly Sql[] = [],
): Sql {
  const equals = (value: Sql | null, text: string | undefined) => {
    if (text === undefined) return [];
    return [value === null ? sql`0` : sql`${value} = ${text}`];
  };
  const tests = [
    ...within(table, table.period),
    ...within(table, filter),
    ...equals(table.level, filter.level),
    ...equals(table.service, filter.service),
    ...equals(table.message, filter.message),
    ...(filter.failures
      ? [table.level === null ? sql`0` : isFailure(table.level)]
      : []),
    ...conditions,
  ];
  return sql`FROM ${table.table} WHERE ${all(tests)}`;
}
