import type { ReadLogs } from "./polars_source.ts";

/** Text up to this size is read once and kept, in about as much memory. */
export const MOST_KEPT_BYTES = 64 * 2 ** 20;

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
  if (bytes > MOST_KEPT_BYTES) return logs;
  const rows = await logs.rows.collect();
  return { ...logs, rows: rows.lazy(), parts: undefined };
}
