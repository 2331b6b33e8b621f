import { LEVELS, MISSING, OTHER_LEVEL } from "../../logs/levels.ts";
import type { Dimension } from "../../logs/log_source.ts";
import type { LogTable } from "./log_table.ts";
import { literals } from "./rows_of.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * A dimension as breakdowns name it: levels that are none as `OTHER`, what a log
 * lacks as `(missing)`.
 */
export function dimensionOf(table: LogTable, dimension: Dimension): Sql {
  const value = table[dimension];
  if (value === null) return sql`${MISSING}`;
  const known = dimension === "level"
    ? sql`if(isNull(${value}) OR ${value} IN (${
      literals(LEVELS)
    }), ${value}, ${OTHER_LEVEL})`
    : value;
  return sql`ifNull(toString(${known}), ${MISSING})`;
}
