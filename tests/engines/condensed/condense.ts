import pl from "nodejs-polars";
import { freeMemory } from "../../../lib/engines/free_memory.ts";
import { type LogFrame, partsOf } from "../../../lib/engines/log_frame.ts";
import { Condenser } from "../../../lib/engines/condensed/condenser.ts";

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
  for (const [place, part] of partsOf(frame).entries()) {
    if (place > 0) await freeMemory();
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
