import type { QualityFacts } from "../../logs/log_source.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import type { Row } from "./whole_answer.ts";
import type { LogTable } from "./log_table.ts";
import { rowsOf } from "./rows_of.ts";
import { int64, type Sql, sql } from "./sql.ts";
import type { TableSize } from "./table_period.ts";

/** Into how many slots the period is cut to find a gap between two of them. */
const SLOTS = 20_000;
/** Up to so many rows, the gaps within slots are looked for too. */
const MOST_SORTED = 50_000_000;

/**
 * The longest time between two consecutive timestamps. Old versions of ClickHouse
 * cannot look at a row's neighbour, and no version can over shards without sorting
 * all rows in one place; so the period is cut into slots, and a gap is between two
 * slots or, if none is as long as a slot, within one.
 *
 * Of more than {@linkcode MOST_SORTED} rows, a gap shorter than a slot (a
 * 20,000th of the period) is given as the longest between two slots.
 */
export async function longestGap(
  client: ClickHouseClient,
  table: LogTable,
  { first, last, rows }: TableSize,
): Promise<QualityFacts["longestGap"]> {
  if (first === null || last === null) return null;
  const slot_us = Math.floor((last - first) / SLOTS) + 1;
  const between = longest(await client.ask(extremes(table, first, slot_us)));
  const isShort = (between?.end ?? 0) - (between?.start ?? 0) < slot_us;
  if (!isShort || rows > MOST_SORTED) return between;
  return longest(await client.ask(withinSlots(table, first, slot_us)));
}

/** The longest gap between the end of one row's stretch and the start of the next one's, or within one. */
function longest(rows: readonly Row[]): QualityFacts["longestGap"] {
  const slots = rows.map((row) => row.map(Number))
    .sort(([a], [b]) => a - b);
  const gaps = slots.flatMap(([start, , gapStart, gapEnd], i) => [
    ...(i === 0 ? [] : [{ start: slots[i - 1][1], end: start }]),
    ...(gapEnd > gapStart ? [{ start: gapStart, end: gapEnd }] : []),
  ]);
  const length = ({ start, end }: { start: number; end: number }) =>
    end - start;
  const most = gaps.reduce((most, gap) => Math.max(most, length(gap)), 0);
  return gaps.find((gap) => length(gap) === most) ??
    repeated(slots);
}

/** All logs of one moment: the gap is none long, if there are two. */
function repeated(slots: readonly number[][]): QualityFacts["longestGap"] {
  const slot = slots.find(([, , , , rows]) => rows > 1);
  return slot === undefined ? null : { start: slot[0], end: slot[0] };
}

function slotOf(timestamp: Sql, first: number, slot_us: number): Sql {
  return sql`intDiv(assumeNotNull(${timestamp}) - ${int64(first)}, ${
    int64(slot_us)
  })`;
}

function timed(table: LogTable): Sql {
  return rowsOf(table, {}, [sql`isNotNull(${table.timestamp})`]);
}

/** Each slot's first and last timestamp, and no gap within. */
function extremes(table: LogTable, first: number, slot_us: number): Sql {
  const at = sql`assumeNotNull(${table.timestamp})`;
  return sql`SELECT toFloat64(min(${at})), toFloat64(max(${at})), 0, 0, toFloat64(count())
    ${timed(table)} GROUP BY ${slotOf(table.timestamp, first, slot_us)}`;
}

/** Beside these, where the longest gap within the slot starts and ends. */
function withinSlots(table: LogTable, first: number, slot_us: number): Sql {
  const at = sql`assumeNotNull(${table.timestamp})`;
  return sql`SELECT toFloat64(times[1]), toFloat64(times[-1]),
      toFloat64(times[place]), toFloat64(times[place + 1]), toFloat64(length(times))
    FROM (SELECT times, indexOf(gaps, arrayReduce('max', gaps)) AS place
      FROM (SELECT times, arrayMap((a, b) -> b - a, arrayPopBack(times), arrayPopFront(times)) AS gaps
        FROM (SELECT arraySort(groupArray(${at})) AS times
          ${timed(table)} GROUP BY ${
    slotOf(table.timestamp, first, slot_us)
  })))`;
}
