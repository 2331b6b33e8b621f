import { join } from "@std/path";
import type { QualityFacts } from "../../logs/log_source.ts";
import { readInto } from "./whole_bytes.ts";

/** The names of the files that {@linkcode CondensedLogs} lie in, in their folder. */
export const CONDENSED = { facts: "condensed.json", rows: "condensed.bin" };

/** Logs of one level, service and message, as they stand in a `LogFrame`. */
export interface Group {
  readonly level: string | null;
  readonly service: string | null;
  readonly message: string | null;
  /** How many there are. */
  readonly logs: number;
}

/** Where some rows lie in the file, one after another in the logs' order. */
export interface BlockPlace {
  readonly offset: number;
  readonly rows: number;
  /** The part of the `LogFrame` that the rows are in. */
  readonly part: number;
  /** The earliest and the latest timestamp; null where no row has one. */
  readonly first: number | null;
  readonly last: number | null;
  /** Whether latencies need 64 bits to be exact. */
  readonly wide: boolean;
}

/** What is known of the logs as a whole; counts are of rows. */
export interface CondensedFacts {
  readonly rows: number;
  /** Microseconds since 1970 UTC; null where no row has a timestamp. */
  readonly first: number | null;
  readonly last: number | null;
  readonly groups: readonly Group[];
  readonly blocks: readonly BlockPlace[];
  /** The largest latency if all are whole numbers, else null. */
  readonly wholeLatency: number | null;
  /** As `QualityFacts` has them. */
  readonly outOfOrder: number;
  readonly negativeLatencies: number;
  readonly absurdLatencies: number;
  /** Between rows that follow on each other. */
  readonly longestStep: QualityFacts["longestGap"];
}

/** Some rows, as numbers. */
export interface Block {
  readonly rows: number;
  /** Microseconds since 1970 UTC; NaN where there is none. */
  readonly times: Float64Array;
  /** Milliseconds; NaN where there is none that a request can take. */
  readonly latencies: Float32Array | Float64Array;
  /** The group of each row, by its place in {@linkcode CondensedFacts.groups}. */
  readonly groups: Uint32Array;
}

/**
 * What most questions are about, as numbers in one file: a time, a latency and a
 * group for each row, 16 to 20 bytes. A question reads it once, block by block,
 * in memory that does not grow with the logs.
 */
export class CondensedLogs {
  readonly facts: CondensedFacts;
  readonly #path: string;

  constructor(folder: string, facts: CondensedFacts) {
    this.facts = facts;
    this.#path = join(folder, CONDENSED.rows);
  }

  /**
   * The rows, block by block; a block holds good until the next one is asked for.
   *
   * @param from Leaves out blocks that end before this moment.
   * @param to Leaves out blocks that begin at this moment or later.
   */
  blocks(from = -Infinity, to = Infinity): Generator<Block> {
    return this.#read(this.#placesIn(from, to));
  }

  /** The rows of one part, block by block. */
  blocksOf(part: number): Generator<Block> {
    return this.#read(this.facts.blocks.filter((one) => one.part === part));
  }

  /** The parts that may have rows in a period, in their order. */
  partsIn(from = -Infinity, to = Infinity): number[] {
    return [...new Set(this.#placesIn(from, to).map(({ part }) => part))];
  }

  #placesIn(from: number, to: number): readonly BlockPlace[] {
    const isAll = from === -Infinity && to === Infinity;
    return this.facts.blocks.filter(({ first, last }) =>
      isAll || first !== null && last !== null && first < to && last >= from
    );
  }

  *#read(places: readonly BlockPlace[]): Generator<Block> {
    const size = Math.max(0, ...places.map(bytesOf));
    const buffer = new ArrayBuffer(size);
    using file = Deno.openSync(this.#path);
    for (const place of places) {
      file.seekSync(place.offset, Deno.SeekMode.Start);
      readInto(file, new Uint8Array(buffer, 0, bytesOf(place)));
      yield blockIn(buffer, place);
    }
  }
}

/** Reads the condensed logs of a folder; undefined if it has none. */
export async function openCondensed(
  folder: string,
): Promise<CondensedLogs | undefined> {
  try {
    const text = await Deno.readTextFile(join(folder, CONDENSED.facts));
    return new CondensedLogs(folder, JSON.parse(text) as CondensedFacts);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Where the groups of a block begin in the file. */
export function groupsAt({ offset, rows, wide }: BlockPlace): number {
  return offset + rows * (wide ? 16 : 12);
}

function bytesOf({ rows, wide }: Pick<BlockPlace, "rows" | "wide">): number {
  return rows * (wide ? 20 : 16);
}

/** The columns of a block one after another, the widest first: each is aligned. */
function blockIn(buffer: ArrayBuffer, { rows, wide }: BlockPlace): Block {
  const Latencies = wide ? Float64Array : Float32Array;
  const groups = rows * (8 + Latencies.BYTES_PER_ELEMENT);
  return {
    rows,
    times: new Float64Array(buffer, 0, rows),
    latencies: new Latencies(buffer, rows * 8, rows),
    groups: new Uint32Array(buffer, groups, rows),
  };
}
