import type { Overview } from "../../logs/log_source.ts";
import { missingShardsText } from "../../logs/missing_shards.ts";
import type { FileReading } from "../../logs/reading.ts";
import type { LogTable } from "./log_table.ts";
import type { TableSize } from "./table_period.ts";

/** Answers `LogSource.overview()`. */
export function clickHouseOverview(
  { columns, reading, name }: LogTable,
  { rows, first, last }: TableSize,
  missingShards: readonly number[] = [],
): Overview {
  const files = reading.files.length > 0
    ? reading.files
    : [tableAsFile(name, rows)];
  const lacking = missingShardsText(missingShards);
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
    reading: {
      ...reading,
      files: lacking === undefined ? files : files.map((file) => ({
        ...file,
        notes: [...file.notes, lacking],
      })),
    },
    ...(lacking === undefined ? {} : { missingShards }),
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
