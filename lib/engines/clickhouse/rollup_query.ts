import { LEVELS, MISSING, OTHER_LEVEL } from "../../logs/levels.ts";
import { isKnownLatency } from "./latency_sql.ts";
import { loadedColumn } from "./loaded_columns.ts";
import {
  type ROLLUP_COLUMNS,
  ROLLUP_KEYS,
  rollupColumn,
} from "./rollup_columns.ts";
import { literals } from "./rows_of.ts";
import { int64, type Sql, sql } from "./sql.ts";

/** The length of a roll-up's windows, microseconds. */
export const ROLLUP_US = 1_000_000;

/**
 * The query that makes the rows of a roll-up from those of a table that `load`
 * filled. Its columns are called as no other is: its aliases stand for nothing else.
 *
 * @param table The table of logs.
 * @param where Which of its rows are meant.
 * @param centre_ms A whole number near the mean latency, around which squares are summed.
 */
export function rollupQuery(table: Sql, where: Sql, centre_ms: number): Sql {
  const timestamp = loadedColumn("timestamp");
  const latency_ms = loadedColumn("latency_ms");
  const known = isKnownLatency(latency_ms);
  const value = sql`assumeNotNull(${latency_ms})`;
  const level = loadedColumn("level");
  const columns: Record<keyof typeof ROLLUP_COLUMNS, Sql> = {
    time: loadedColumn("second"),
    second: secondOf(timestamp),
    timed: sql`isNotNull(${timestamp})`,
    level: sql`if(isNull(${level}), ${MISSING}, if(${level} IN (${
      literals(LEVELS)
    }), assumeNotNull(toString(${level})), ${OTHER_LEVEL}))`,
    service: sql`ifNull(toString(${loadedColumn("service")}), ${MISSING})`,
    centre: int64(centre_ms),
    logs: sql`countState()`,
    first: sql`minState(${timestamp})`,
    last: sql`maxState(${timestamp})`,
    latencies: sql`countIfState(${known})`,
    mean: sql`avgIfState(${value}, ${known})`,
    variance: sql`varSampIfState(${value} - ${centre_ms}, ${known})`,
    shortest: sql`minIfState(${value}, ${known})`,
    longest: sql`maxIfState(${value}, ${known})`,
    quantiles: sql`quantilesExactIfState(0.5, 0.95, 0.99)(${value}, ${known})`,
  };
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return sql`SELECT ${
    names.map((name) => sql`${columns[name]} AS ${rollupColumn(name)}`)
  } FROM ${table} WHERE ${where} GROUP BY ${
    ROLLUP_KEYS.map((name) => columns[name])
  }`;
}

/** Floor, also before 1970; 0 without a timestamp. */
function secondOf(timestamp: Sql): Sql {
  const at = sql`ifNull(${timestamp}, ${int64(0)})`;
  const second = int64(ROLLUP_US);
  return sql`${at} - ((${at} % ${second} + ${second}) % ${second})`;
}
