import { InputError } from "../../logs/input_error.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { readType } from "./column_type.ts";
import type { NamedType } from "./map_columns.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * The columns of a table that hold values of their own.
 *
 * @throws {InputError} If there is no such table.
 */
export async function describeColumns(
  client: ClickHouseClient,
  table: Sql,
): Promise<NamedType[]> {
  const rows = await client.ask(sql`DESCRIBE TABLE ${table}`);
  const columns = rows
    .filter(([, , kind]) => kind === "" || kind === "DEFAULT")
    .map(([name, type]) => ({
      name: String(name),
      type: readType(String(type)),
      declared: String(type),
    }));
  if (columns.length > 0) return columns;
  throw new InputError("Cannot read the table: it has no column");
}
