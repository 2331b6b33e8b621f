import pl from "nodejs-polars";
import { MISSING } from "../../logs/levels.ts";
import type { Breakdown, Span } from "../../logs/log_source.ts";
import { codeTexts } from "../code_texts.ts";
import { freeMemory } from "../free_memory.ts";
import { type LogFrame, partsOf } from "../log_frame.ts";
import { cutBreakdown } from "../polars_breakdown.ts";
import type { Block, CondensedLogs } from "./condensed_logs.ts";
import { isFailure } from "./grid.ts";
import { known } from "./known.ts";
import { RunningStats } from "./running_stats.ts";

/** What {@linkcode condensedBreakdown} breaks down. */
export interface CondensedBreakdownQuestion {
  readonly logs: CondensedLogs;
  /** The same logs. */
  readonly frame: LogFrame;
  /** The frame's column. */
  readonly value: string;
  /** Whether the logs have levels at all; without, failures are unknown. */
  readonly leveled: boolean;
  readonly spans: readonly Span[];
  readonly most: number;
}

/** Cells of values and spans that are in memory: 160 MB. */
const MOST_CELLS = 2 ** 22;

/**
 * Breaks logs down by span and value; see `LogSource.breakdown()` for the frame.
 * Of the logs themselves only the column is read.
 *
 * @returns Undefined where there are too many values.
 */
export async function condensedBreakdown(
  question: CondensedBreakdownQuestion,
): Promise<Breakdown | undefined> {
  const { logs, frame, value, spans, most } = question;
  const failed = Uint8Array.from(
    logs.facts.groups,
    (group) => Number(isFailure(group)),
  );
  const width = spans.length + 1;
  const numbers = new Map<string, number>();
  const [each, all] = [new RunningStats(), new RunningStats()];
  all.reserve(width);
  const isWhole = frame.parts === undefined;
  for (const [place, part] of partsOf(frame).entries()) {
    if (place > 0) await freeMemory();
    const rows = await part.select(pl.col(value).cast(pl.Utf8)).collect();
    const { codes, values } = codeTexts(rows, value);
    const numberOf = Uint32Array.from(values, (text) => {
      const name = text ?? MISSING;
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
    if (numbers.size * width > MOST_CELLS) return undefined;
    each.reserve(numbers.size * width);
    let row = 0;
    for (const block of isWhole ? logs.blocks() : logs.blocksOf(place)) {
      const spanOf = spansOf(block, spans);
      for (let i = 0; i < block.rows; i++, row++) {
        const time = block.times[i];
        if (time !== time) continue;
        const span = spanOf(time);
        const ms = block.latencies[i];
        const isFailed = failed[block.groups[i]];
        each.add(numberOf[codes[row]] * width + span, isFailed, ms);
        all.add(span, isFailed, ms);
      }
    }
  }
  const names = [...numbers.keys()];
  const cells = each.used(names.length * width);
  return cutBreakdown(
    frameOf(question, each, cells, names),
    frameOf(question, all, all.used(width)),
    most,
  );
}

/** Finds the place of a moment's span; one more than there are where it is in none. */
function spansOf(
  { times }: Block,
  spans: readonly Span[],
): (time: number) => number {
  let first = Infinity;
  let last = -Infinity;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const near = spans.map((span, place) => ({ ...span, place }))
    .filter(({ from, to }) => from <= last && to > first);
  const outside = spans.length;
  if (near.length === 0) return () => outside;
  return (time) => {
    for (const { from, to, place } of near) {
      if (time >= from && time < to) return place;
    }
    return outside;
  };
}

/** A row for each of some cells. */
function frameOf(
  { spans, leveled }: CondensedBreakdownQuestion,
  stats: RunningStats,
  cells: readonly number[],
  names?: readonly string[],
): pl.DataFrame {
  const width = spans.length + 1;
  const places = Float64Array.from(cells, (cell) => {
    const place = cell % width;
    return place === spans.length ? NaN : place;
  });
  const columns = Object.entries(stats.take(cells)).map(([name, values]) =>
    pl.Series(name, values)
  );
  return pl.DataFrame([
    pl.Series("span", places),
    ...(names === undefined ? [] : [
      pl.Series(
        "value",
        cells.map((cell) => names[Math.floor(cell / width)]),
        pl.Utf8,
      ),
    ]),
    ...columns,
  ]).withColumns(
    known("span"),
    known("latency_mean_ms"),
    known("latency_sd_ms"),
    leveled
      ? pl.col("failures")
      : pl.lit(null).cast(pl.Float64).alias("failures"),
  );
}
