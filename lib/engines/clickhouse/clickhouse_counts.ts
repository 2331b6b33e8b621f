import type pl from "nodejs-polars";
import type { Dimension, RowFilter } from "../../logs/log_source.ts";
import type { Level } from "../../logs/levels.ts";
import { answerFrame, numbers, texts } from "./answer_frame.ts";
import { askGrouped } from "./ask_grouped.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { LogTable } from "./log_table.ts";
import { failuresOf } from "./measures.ts";
import { isLevel } from "./rows_of.ts";
import { sql } from "./sql.ts";

/** Answers `LogSource.counts()`. */
export async function clickHouseCounts(
  client: ClickHouseClient,
  table: LogTable,
  by: readonly Dimension[],
  filter: RowFilter,
): Promise<pl.DataFrame> {
  const { level, measures } = table;
  const withLevel = (name: Level) =>
    level === null ? sql`NULL` : measures.logsIf(isLevel(level, [name]));
  const rows = await askGrouped(client, table, {
    ...{ by, filter },
    asked: [
      measures.logs,
      withLevel("ERROR"),
      withLevel("FATAL"),
      failuresOf(table),
    ],
  });
  const columns = [
    ...texts(...by),
    ...numbers("logs", "errors", "fatals", "failures"),
  ];
  return answerFrame(columns, rows).sort(
    ["logs", ...by],
    [true, ...by.map(() => false)],
  );
}
