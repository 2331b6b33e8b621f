import pl from "nodejs-polars";
import { formatText } from "../../logs/formats/format_candidate.ts";
import { MOST_COLUMNS } from "../../logs/formats/name_tree.ts";
import { HEAD_ROWS } from "../../logs/mapping/column_mapping.ts";
import { holderAt } from "../log_frame.ts";
import type { FileHead } from "../parsing/file_head.ts";
import { csvBatches } from "./csv_batches.ts";
import type { ScannedFile } from "./scanned_logs.ts";

/**
 * Scans a CSV file of UTF-8. Every value stays text, so that one that cannot be
 * read is counted, not lost.
 *
 * @returns The scan; undefined for other text, where there are too many columns,
 * and where Polars sees other ones than the header says.
 */
export async function scanCsv(
  { file, candidate, encoding }: FileHead,
): Promise<ScannedFile | undefined> {
  const { table } = candidate;
  if (table === undefined || encoding !== "UTF-8") return undefined;
  const { delimiter, quote, hasHeader, names } = table;
  // Parsing puts further columns together.
  if (names.length > MOST_COLUMNS) return undefined;
  const scan = (nRows?: number) => {
    const rows = pl.scanCSV(file.path, {
      hasHeader: false,
      skipRows: hasHeader ? 1 : 0,
      inferSchemaLength: 0,
      missingUtf8IsEmptyString: false,
      glob: false,
      sep: delimiter,
      quoteChar: quote,
      ...(nRows === undefined ? {} : { nRows }),
    });
    return rows.rename(
      Object.fromEntries(rows.columns.map((name, i) => [name, holderAt(i)])),
    ).withRowIndex("line", hasHeader ? 2 : 1);
  };
  const head = await scan(HEAD_ROWS).collect();
  if (head.width !== names.length + 1) return undefined;
  return {
    file,
    hasLines: true,
    rows: scan(),
    batches: () => csvBatches(file.path, table),
    names,
    types: names.map(() => pl.Utf8),
    head,
    reading: {
      file: file.name,
      format: formatText(candidate),
      encoding,
      continuation: 0,
      header: hasHeader ? 1 : 0,
      blank: 0,
      rejected: 0,
      notes: [],
    },
  };
}
