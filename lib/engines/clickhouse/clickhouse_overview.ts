import type { Overview } from "../../logs/log_source.ts";
import type { FileReading } from "../../logs/reading.ts";
import type { LogTable } from "./log_table.ts";
import type { TableSize } from "./table_period.ts";

/** Answers `LogSource.overview()`. */
export function clickHouseOverview(
  { columns, reading, name }: LogTable,
  { rows, first, last }: TableSize,
): Overview {
  return {
    ...{ rows, first, last },
    columns: columns.map(({ name, type, canonical }) => ({
      name,
      type,
      canonical,
    })),
    mapping: Object.fromEntries(
      reading.mapping.map(({ canonical, columns }) => [canonical, columns[0]]),
    ),
    engine: "clickhouse",
    name,
    reading: reading.files.length > 0
      ? reading
      : { ...reading, files: [tableAsFile(name, rows)] },
  };
}

/** A table that no file was loaded into, where a report lists the files. */
function tableAsFile(name: string, rows: number): FileReading {
  return {
    file: name,
    format: "table of ClickHouse",
    encoding: null,
    lines: null,
    rows,
    continuation: 0,
    header: 0,
    blank: 0,
    rejected: 0,
    notes: [],
  };
}
