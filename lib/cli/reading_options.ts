import type { Command } from "commander";
import { isClickHouse } from "../engines/clickhouse/address.ts";
import type { OpenLogsOptions } from "../engines/open_logs_options.ts";
import { InputError } from "../logs/input_error.ts";
import type { LogsName } from "../logs/locate_logs.ts";
import {
  CANONICAL_COLUMNS,
  type ColumnMapping,
} from "../logs/mapping/column_mapping.ts";
import { FORMATS } from "../logs/formats/choose_format.ts";
import { dayNumber } from "../logs/timestamps/day_number.ts";

/** Which logs, and how they are to be read; what was not passed is undefined. */
export interface ReadingOptions extends Omit<OpenLogsOptions, "onProgress"> {
  /** Paths from the user's folder, globs, `-` for standard input, the address of a table, or `sample`. */
  readonly logs?: LogsName;
}

/** What commander makes of the options that {@linkcode addReadingOptions} adds. */
type Given = Omit<ReadingOptions, "logs">;

/** Adds what every command takes that reads logs. */
export function addReadingOptions(command: Command): Command {
  return command
    .option(
      "--map <canonical=column>",
      `which column feeds ${
        CANONICAL_COLUMNS.join(", ")
      }; with a unit where it needs one, such as latency_ms=duration:us (repeatable)`,
      addMapping,
    )
    .option(
      "--format <format>",
      `${FORMATS.join(", ")} (default: by content)`,
      readFormat,
    )
    .option(
      "--timezone <zone>",
      "zone of timestamps that have none, such as Europe/Berlin (default: UTC)",
    )
    .option(
      "--year <year>",
      "year of the first timestamp that has none (default: the newest possible)",
      readYear,
    )
    .option(
      "--date <day>",
      "day of the first time that has no date, or of the boot, such as 2024-03-05 (default: the newest possible)",
      readDay,
    )
    .option(
      "--from <moment>",
      "first moment that is meant, of a table of ClickHouse, such as 2024-05-01T12:00:00Z",
    )
    .option("--to <moment>", "the moment up to which is meant, likewise")
    .option(
      "--timeout <seconds>",
      "how long a query to ClickHouse may take (default: 300)",
      readTimeout,
    )
    .option(
      "--allow-partial",
      "leave out shards of a cluster that do not answer, and say so in the report",
    )
    .option("--deduplicate", "leave out rows that repeat an earlier one")
    .option(
      "--templates <when>",
      "tell messages by templates: on or off (default: where there are many)",
      readTemplates,
    )
    .option(
      "--max-rejected <share>",
      "share of lines that may be unreadable (default: 0.5)",
      readMaxRejected,
    );
}

/**
 * What was passed of the options, and the logs' names behind them.
 *
 * @param names Defaults to all arguments.
 */
export function readReadingOptions(
  command: Command,
  names: readonly string[] = command.args,
): ReadingOptions {
  return given({
    logs: readLogs(names),
    ...readingOf(command.opts<Given>()),
  });
}

/** How to read, of all that was asked for; what was not passed is left out. */
export function readingOf(
  {
    map,
    format,
    timezone,
    year,
    date,
    from,
    to,
    timeout,
    allowPartial,
    deduplicate,
    templates,
    maxRejected,
  }: Given,
): Given {
  return given({
    map,
    format,
    timezone,
    year,
    date,
    from,
    to,
    timeout,
    allowPartial,
    deduplicate,
    templates,
    maxRejected,
  });
}

/** The options that are not undefined. */
function given<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function readLogs(names: readonly string[]): LogsName | undefined {
  const remote = names.find((name) => /^[a-z][a-z\d+.-]+:\/\//i.test(name));
  if (remote !== undefined && !isClickHouse(remote)) {
    const scheme = remote.slice(0, remote.indexOf(":"));
    throw new InputError(
      `Cannot read logs from ${scheme}://: pass the path of a file, or the address of a table, clickhouse://user@host:8123/database/table`,
    );
  }
  if (remote !== undefined && names.length > 1) {
    throw new InputError(
      "Cannot read a table of ClickHouse together with other logs: pass it alone",
    );
  }
  if (names.length > 1 && names.includes("-")) {
    throw new InputError(
      "Cannot read standard input together with files: pass - alone",
    );
  }
  return names.length > 1 ? names : names[0];
}

function addMapping(text: string, mapping: ColumnMapping = {}): ColumnMapping {
  const end = text.indexOf("=");
  const canonical = CANONICAL_COLUMNS.find((name) =>
    name === text.slice(0, Math.max(end, 0))
  );
  if (canonical !== undefined) {
    return { ...mapping, [canonical]: text.slice(end + 1) };
  }
  throw new InputError(
    `Cannot use --map ${
      JSON.stringify(text)
    }: it must be canonical=column, such as level=severity, canonical being one of ${
      CANONICAL_COLUMNS.join(", ")
    }`,
  );
}

function readFormat(text: string): string | undefined {
  if (text === "auto") return undefined;
  if (FORMATS.includes(text)) return text;
  throw new InputError(
    `Cannot read the format ${JSON.stringify(text)}: the formats are auto, ${
      FORMATS.join(", ")
    }`,
  );
}

function readYear(text: string): number {
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 1970) return year;
  throw new InputError(
    `Cannot use --year: it must be a year such as 2024, got ${text}`,
  );
}

function readDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && dayNumber(text) >= 0) return text;
  throw new InputError(
    `Cannot use --date: it must be a day such as 2024-03-05, got ${text}`,
  );
}

function readTimeout(text: string): number {
  const seconds = Number(text);
  if (text.trim() !== "" && seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InputError(
    `Cannot use --timeout: it must be from 1 to 86400 seconds, such as 60, got ${text}`,
  );
}

function readTemplates(text: string): boolean {
  if (text === "on" || text === "off") return text === "on";
  throw new InputError(
    `Cannot use --templates: it must be on or off, got ${text}`,
  );
}

function readMaxRejected(text: string): number {
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new InputError(
    `Cannot use --max-rejected: it must be between 0 and 1, such as 0.5, got ${text}`,
  );
}
