import { join } from "@std/path";
import { InputError } from "./input_error.ts";
import { seededRandom } from "./random.ts";
import { drawLoad, drawTimestamps } from "./sample_load.ts";
import { dealRows, type DealtRows } from "./sample_rows.ts";
import { FIRST_ROWS, MESSAGES, PERIOD, SERVICES } from "./sample_world.ts";

/** Options of {@linkcode writeSample}. */
export interface SampleOptions {
  /** How many rows, one or more; defaults to 100,000. Another number keeps the shares and the load and changes the period. */
  rows?: number;
  /** A whole number; defaults to the seed whose draw lies inside the published ranges. Another one gives another draw of the same world. */
  seed?: number;
}

const HEADER =
  ",Timestamp,LogLevel,Service,Message,RequestID,User,ClientIP,TimeTaken\n";
/** Rows that are dealt together: all published shares come out exactly. */
const BLOCK_ROWS = PERIOD.rows;
/** Rows that are turned into text and written together. */
const CHUNK_ROWS = 10_000;
/** The size of the sample in bytes: what tells a whole file from half of one. */
const SAMPLE_BYTES = 9_555_934;
const DEFAULTS = {
  rows: PERIOD.rows,
  // The first seed, counted from 0, whose draw lies inside every published range.
  seed: 1489,
} as const satisfies Required<SampleOptions>;

/**
 * Writes the sample: logs of a distributed system in CSV, as the published
 * data set has them. With the defaults all published figures hold exactly
 * (counts by level, service and message, the period, the first rows) and the
 * rest is independent noise: latencies are uniform whole numbers of 10 to
 * 100 ms, whatever the service, the level and the time.
 *
 * The bytes depend on the options alone. Memory stays bounded, whatever the
 * number of rows.
 *
 * @param path Where to write; a file that is there is replaced.
 * @throws {InputError} If `rows` is not a whole number above 0 or `seed` not a whole number.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { writeSample } from "./sample.ts";
 *
 * const path = await Deno.makeTempFile({ suffix: ".csv" });
 * await writeSample(path, { rows: 1000 });
 * const lines = (await Deno.readTextFile(path)).trimEnd().split("\n");
 * assertEquals(lines.length, 1001);
 * await Deno.remove(path);
 * ```
 */
export async function writeSample(
  path: string,
  options: SampleOptions = {},
): Promise<void> {
  const { rows, seed } = { ...DEFAULTS, ...options };
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new InputError(
      `Cannot write a sample: rows must be a whole number above 0, got ${rows}`,
    );
  }
  // Before the file is touched, so that a seed that is refused harms nothing.
  const lines = drawLines(rows, splitRandom(seed));
  const encoder = new TextEncoder();
  using file = await Deno.create(path);
  const writer = file.writable.getWriter();
  await writer.write(encoder.encode(HEADER));
  for (let written = 0; written < rows; written += CHUNK_ROWS) {
    let chunk = "";
    const wanted = Math.min(CHUNK_ROWS, rows - written);
    for (let i = 0; i < wanted; i++) chunk += lines.next().value;
    await writer.write(encoder.encode(chunk));
  }
  await writer.close();
}

/**
 * The path of the bundled sample, `data/sample.csv`, which is written on first
 * use. Safe when several processes ask at once: each writes a file of its own
 * and renames it, so that nobody sees half a file. A file of another size than
 * the sample's is replaced.
 */
export async function ensureSample(): Promise<string> {
  const folder = join(import.meta.dirname ?? ".", "..", "..", "data");
  const path = join(folder, "sample.csv");
  if (await sizeOf(path) === SAMPLE_BYTES) return path;
  await Deno.mkdir(folder, { recursive: true });
  const temporary = join(folder, `.~sample_${crypto.randomUUID()}.csv`);
  try {
    await writeSample(temporary);
    await Deno.rename(temporary, path);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
  return path;
}

/** Bytes in a file; undefined where there is none. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await Deno.stat(path)).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** One generator each for time, order and values, so that none shifts another. */
function splitRandom(seed: number): (() => number)[] {
  const root = seededRandom(seed);
  return Array.from(
    { length: 3 },
    () => seededRandom(Math.floor(root() * 2 ** 32)),
  );
}

/** The rows as lines of CSV, one after the other. */
function* drawLines(
  rows: number,
  [time, order, noise]: (() => number)[],
): Generator<string, string> {
  const timestamps = drawTimestamps(drawLoad(rows, time), time);
  let dealt: DealtRows | undefined;
  let row = 0;
  for (const timestamp of timestamps) {
    const place = row % BLOCK_ROWS;
    if (dealt === undefined || place === 0) {
      const size = Math.min(BLOCK_ROWS, rows - row);
      dealt = dealRows(size, order, row === 0);
    }
    const { text, level } = MESSAGES[dealt.messages[place]];
    const { name } = SERVICES[dealt.services[place]];
    yield `${row},${timestamp},${level},${name},${text},${
      values(row, noise)
    }\n`;
    row++;
  }
  return "";
}

/** Request id, user, address and latency of a row. */
function values(row: number, random: () => number): string {
  const drawn = {
    requestId: 1000 + Math.floor(random() * 9000),
    user: 1 + Math.floor(random() * 100),
    host: 100 + Math.floor(random() * 155),
    latency_ms: 10 + Math.floor(random() * 91),
  };
  const { requestId, user, host, latency_ms } = FIRST_ROWS[row] ?? drawn;
  return `${requestId},User${user},192.168.1.${host},${latency_ms}ms`;
}
