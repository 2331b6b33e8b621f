import { Command } from "commander";
import { isClickHouse } from "../engines/clickhouse/address.ts";
import { InputError } from "../logs/input_error.ts";
import {
  addReadingOptions,
  type ReadingOptions,
  readReadingOptions,
} from "./reading_options.ts";

/** What the command `load` was asked for; what was not passed is undefined. */
export interface CommandLoadOptions extends ReadingOptions {
  /** The table's address. */
  readonly table: string;
  /** The cluster over whose shards the rows are spread. */
  readonly cluster?: string;
  /** Whether the table is to have a roll-up. */
  readonly rollup?: boolean;
}

/**
 * Reads the command line of `load`. Logs and their options are read as `report`
 * reads them.
 *
 * @param args What stands behind the command's name.
 * @throws {InputError} In one sentence, if an argument cannot be used.
 * @throws {CommanderError} After help or commander's own sentence was printed.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readLoadOptions } from "./load_options.ts";
 *
 * assertEquals(readLoadOptions(["app.log", "clickhouse://localhost/logs/app"]), {
 *   logs: "app.log",
 *   table: "clickhouse://localhost/logs/app",
 * });
 * ```
 */
export function readLoadOptions(args: readonly string[]): CommandLoadOptions {
  const command = commandLine();
  command.parse(args, { from: "user" });
  const names = [...command.args];
  const table = names.pop();
  if (table === undefined || !isClickHouse(table) || names.length === 0) {
    throw new InputError(
      "Cannot load: name logs, then a table, such as deno task load app.log clickhouse://user@host:8123/database/table",
    );
  }
  if (names.some(isClickHouse)) {
    throw new InputError("Cannot load from a table: name files");
  }
  const { cluster, rollup } = command.opts<CommandLoadOptions>();
  return {
    ...readReadingOptions(command, names),
    ...(cluster === undefined ? {} : { cluster }),
    ...(rollup === undefined ? {} : { rollup }),
    table,
  };
}

function commandLine(): Command {
  const command = new Command("deno task load")
    .description(
      "Loads logs into a table of ClickHouse, which is made if there is none. A load that was interrupted goes on when it is started again.",
    )
    .argument(
      "<logs...>",
      "files, globs, or - for standard input; then the table, clickhouse://user@host:8123/database/table",
    )
    .option(
      "--cluster <name>",
      "spread the rows over the shards of a cluster; TABLE_local on each, TABLE over all",
    )
    .option(
      "--rollup",
      "make TABLE_rollup too, a row for each second, level and service, from which reports are faster",
    );
  return addReadingOptions(command)
    .addHelpText(
      "after",
      `
The password stands in the environment variable CLICKHOUSE_PASSWORD or in the
file that CLICKHOUSE_PASSWORD_FILE names.`,
    )
    .exitOverride();
}
