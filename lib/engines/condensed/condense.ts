import pl from "nodejs-polars";
import { type LogFrame, partsOf } from "../log_frame.ts";
import { Condenser } from "./condenser.ts";

/**
 * Condenses logs that were read: see `CondensedLogs`.
 *
 * @param folder Where the condensed logs go.
 */
export async function condense(
  frame: LogFrame,
  folder: string,
): Promise<void> {
  using condenser = new Condenser(folder);
  for (const part of partsOf(frame)) {
    condenser.add(
      await part.select(
        pl.col("timestamp"),
        pl.col("level"),
        pl.col("service"),
        pl.col("message"),
        pl.col("latency_ms"),
      ).collect(),
    );
  }
  condenser.end();
}
