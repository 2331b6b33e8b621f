import type { ReadLogs } from "./polars_source.ts";

/** Text up to this size is read once and kept, in about as much memory. */
const MOST_KEPT_BYTES = 64 * 2 ** 20;

/** Whether rows of so many bytes, as text, are kept in memory. */
export function isSmall(bytes: number): boolean {
  return bytes <= MOST_KEPT_BYTES;
}

/**
 * Reads the rows of small logs into memory, from which every question is
 * answered; those of larger ones are scanned for every question.
 *
 * @param bytes The size of the rows as text.
 */
export async function keepSmall(
  logs: ReadLogs,
  bytes: number,
): Promise<ReadLogs> {
  if (!isSmall(bytes)) return logs;
  const rows = await logs.rows.collect();
  return { ...logs, rows: rows.lazy() };
}
