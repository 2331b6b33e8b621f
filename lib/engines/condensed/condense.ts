import pl from "nodejs-polars";
import type { LogFrame } from "../log_frame.ts";
import { Condenser } from "./condenser.ts";

/** Rows that are in memory at a time. */
const BATCH = 500_000;

/**
 * Condenses logs that were read: see `CondensedLogs`.
 *
 * @param rows The rows of a `LogFrame`.
 * @param count How many there are.
 * @param folder Where the condensed logs go.
 */
export async function condense(
  { rows }: Pick<LogFrame, "rows">,
  count: number,
  folder: string,
): Promise<void> {
  using condenser = new Condenser(folder);
  const canonical = rows.select(
    pl.col("timestamp"),
    pl.col("level"),
    pl.col("service"),
    pl.col("message"),
    pl.col("latency_ms"),
  );
  for (let from = 0; from < count; from += BATCH) {
    condenser.add(await canonical.slice(from, BATCH).collect());
  }
  condenser.end();
}
