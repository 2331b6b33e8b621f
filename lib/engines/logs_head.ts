import { fileKind, KIND_BYTES } from "../logs/bytes/file_kind.ts";
import { openFile } from "../logs/bytes/open_file.ts";
import type { LogFile } from "../logs/locate_logs.ts";
import type { ColumnSample } from "../logs/mapping/column_mapping.ts";
import { type FileHead, readHead } from "./parsing/file_head.ts";
import { sampleColumns } from "./scanning/sample_columns.ts";
import { scanColumnar } from "./scanning/scan_columnar.ts";
import type { ScannedFile } from "./scanning/scanned_logs.ts";

/** A file of text, or one that Polars reads, and what its first rows hold. */
export type LogsHead =
  | FileHead
  | ScannedFile & { readonly sample: ColumnSample };

/**
 * Reads the beginning of a file and finds its format and columns.
 *
 * @param format A format by name; else it is found by the content.
 * @throws {InputError} If the file cannot be opened, or is not of the format.
 */
export async function readLogsHead(
  file: LogFile,
  format: string | undefined,
): Promise<LogsHead> {
  const kind = format ?? fileKind(await firstBytes(file));
  if (kind !== "parquet" && kind !== "arrow") {
    return await readHead(file, format);
  }
  const scanned = await scanColumnar(
    file,
    kind === "parquet" ? "Parquet" : "Arrow IPC",
  );
  return { ...scanned, sample: sampleColumns(scanned) };
}

async function firstBytes({ path, name }: LogFile): Promise<Uint8Array> {
  using file = await openFile(path, name);
  const bytes = new Uint8Array(KIND_BYTES);
  const read = await file.read(bytes);
  return bytes.subarray(0, read ?? 0);
}
