import type { MessageTemplate } from "../../logs/reading.ts";
import { shouldMine } from "../../logs/templates/should_mine.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { LogTable } from "./log_table.ts";
import { rowsOf } from "./rows_of.ts";
import { type Sql, sql } from "./sql.ts";

/** More templates than this cannot be asked for one by one. */
const MOST_TEMPLATES = 20_000;

/** What differs from log to log within a message, in this order. */
const VARIABLE = [
  "\\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b",
  "\"[^\"]*\"|'[^']*'",
  "=[^\\s,;]+",
  "\\b[0-9]+(\\.[0-9]+)*[a-zA-Z]{0,2}\\b",
  "\\b(0x)?[0-9a-fA-F]*[0-9][0-9a-fA-F]*\\b",
  "\\S*[0-9]\\S*",
] as const;

/**
 * A table whose messages are told by what they have in common, where there are too
 * many to list: numbers, identifiers, addresses and quoted text become `<*>`, on the
 * cluster. Where even these are too many, the table has no messages.
 *
 * @param asked Whether it is to be so; defaults to where there are too many.
 */
export async function withTemplates(
  client: ClickHouseClient,
  table: LogTable,
  asked: boolean | undefined,
): Promise<LogTable> {
  const { message } = table;
  if (message === null || asked === false) return table;
  const [[rows, distinct]] = await client.ask(
    sql`SELECT toFloat64(count(${message})), toFloat64(uniq(${message})) ${
      rowsOf(table)
    }`,
  );
  const isNeeded = asked ?? shouldMine(Number(distinct), Number(rows));
  if (!isNeeded) return table;
  const template = masked(message);
  const found = await client.ask(
    sql`SELECT assumeNotNull(${template}), toFloat64(count()), min(assumeNotNull(${message}))
      ${rowsOf(table, {}, [sql`isNotNull(${message})`])}
      GROUP BY assumeNotNull(${template})
      ORDER BY count() DESC, assumeNotNull(${template}) LIMIT ${
      MOST_TEMPLATES + 1
    }`,
  );
  const isTooMany = found.length > MOST_TEMPLATES;
  const templates = found.map(([template, logs, example]): MessageTemplate => ({
    template: String(template),
    logs: Number(logs),
    example: String(example),
  }));
  return {
    ...table,
    message: isTooMany ? null : template,
    reading: { ...table.reading, templates: isTooMany ? null : templates },
  };
}

function masked(message: Sql): Sql {
  return VARIABLE.reduce(
    (text, pattern) =>
      sql`replaceRegexpAll(${text}, ${pattern}, ${
        pattern.startsWith("=") ? "=<*>" : "<*>"
      })`,
    message,
  );
}
