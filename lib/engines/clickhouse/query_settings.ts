import type { ClickHouseSettings } from "@clickhouse/client";
import { InputError } from "../../logs/input_error.ts";
import type { Asked } from "./failure.ts";
import type { Cell, Row } from "./whole_answer.ts";

/** The server holds an answer back until the query is done, so that it is none or whole. */
export const WHOLE: ClickHouseSettings = { wait_end_of_query: 1 };

const READONLY = "readonly";
const SKIP = "skip_unavailable_shards";
const CANCEL = "cancel_http_readonly_queries_on_client_close";

/** What is to be known of a server before it is asked. */
export const SETTINGS_TO_KNOW = [READONLY, SKIP, CANCEL] as const;

/**
 * The settings of a query: those that the server knows and the user may set.
 *
 * @param rows Name and value of the {@linkcode SETTINGS_TO_KNOW} that there are.
 * @param allowPartial Whether shards that do not answer are left out.
 * @throws {InputError} If what the user's profile says of shards is not what is asked for.
 */
export function querySettings(
  rows: readonly Row[],
  allowPartial: boolean,
  { address, timeout_s }: Asked,
): ClickHouseSettings {
  const known = new Map<Cell, Cell>(rows.map(([name, value]) => [name, value]));
  const skips = allowPartial ? 1 : 0;
  if (known.get(READONLY) === "1") {
    if (known.get(SKIP) === String(skips)) return WHOLE;
    throw new InputError(
      allowPartial
        ? `Cannot use --allow-partial with ${address}: the user may change no settings, and the profile does not skip shards that do not answer (${SKIP}); have it set to 1, or pass another user`
        : `Cannot read ${address}: the user's profile skips shards that do not answer (${SKIP}), so that figures could be wrong without a word; have it set to 0`,
    );
  }
  return {
    ...WHOLE,
    max_execution_time: timeout_s,
    // A user's profile may say otherwise.
    [SKIP]: skips,
    insert_distributed_sync: 1,
    // Where it is not known, a query is ended by its name.
    ...(known.has(CANCEL) ? { [CANCEL]: 1 } : {}),
  };
}
