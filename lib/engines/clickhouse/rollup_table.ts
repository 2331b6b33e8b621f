import { MISSING } from "../../logs/levels.ts";
import type { ClickHouseAddress } from "./address.ts";
import { moments as rowMoments } from "./latency_sql.ts";
import { tableName } from "./load_ledger.ts";
import type { LogTable } from "./log_table.ts";
import type { Measures } from "./measures.ts";
import { rollupColumn, rollupName } from "./rollup_columns.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * A roll-up as questions read it that have an answer in it: a table whose rows
 * stand for many logs each.
 *
 * @param table The table that it is made from.
 */
export function rollupTable(
  table: LogTable,
  address: ClickHouseAddress,
): LogTable {
  const named = (column: "level" | "service") =>
    table[column] === null
      ? null
      : sql`nullIf(${rollupColumn(column)}, ${MISSING})`;
  return {
    ...table,
    table: tableName({ ...address, table: rollupName(address) }),
    timestamp: sql`if(${rollupColumn("timed")}, ${
      rollupColumn("second")
    }, NULL)`,
    second: rollupColumn("time"),
    level: named("level"),
    service: named("service"),
    message: null,
    measures: stateMeasures(table.latency_ms !== null),
  };
}

function stateMeasures(hasLatency: boolean): Measures {
  const logs = rollupColumn("logs");
  return {
    logs: sql`toFloat64(countMerge(${logs}))`,
    timed: sql`toFloat64(countMergeIf(${logs}, ${rollupColumn("timed")}))`,
    first: sql`toFloat64(minMerge(${rollupColumn("first")}))`,
    last: sql`toFloat64(maxMerge(${rollupColumn("last")}))`,
    logsIf: (condition) => sql`toFloat64(countMergeIf(${logs}, ${condition}))`,
    mean_ms: hasLatency ? mean() : sql`0`,
    moments: () => hasLatency ? moments() : rowMoments(null, 0),
    quantiles: hasLatency
      ? sql`quantilesExactIfMerge(0.5, 0.95, 0.99)(${
        rollupColumn("quantiles")
      })`
      : sql`[]`,
  };
}

function mean(): Sql {
  return sql`avgIfMerge(${rollupColumn("mean")})`;
}

/** In the order of `moments` for rows. */
function moments(): Sql[] {
  return [
    sql`toFloat64(countIfMerge(${rollupColumn("latencies")}))`,
    mean(),
    sql`varSampIfMerge(${rollupColumn("variance")})`,
    sql`minIfMerge(${rollupColumn("shortest")})`,
    sql`maxIfMerge(${rollupColumn("longest")})`,
  ];
}
