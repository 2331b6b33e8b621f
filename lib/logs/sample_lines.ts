import { seededRandom } from "./random.ts";
import { drawLoad, drawTimestamps } from "./sample_load.ts";
import { dealRows, type DealtRows } from "./sample_rows.ts";
import { FIRST_ROWS, MESSAGES, PERIOD, SERVICES } from "./sample_world.ts";

/** A row of the sample without its index. */
export interface SampleRow {
  /** ISO 8601 without a zone, to the microsecond; read as UTC. */
  timestamp: string;
  /** An index into `SERVICES`. */
  service: number;
  /** An index into `MESSAGES`. */
  message: number;
  requestId: number;
  /** 1 to 100. */
  user: number;
  /** The last number of the address 192.168.1.x. */
  host: number;
  latency_ms: number;
}

const HEADER =
  ",Timestamp,LogLevel,Service,Message,RequestID,User,ClientIP,TimeTaken\n";
/** Rows that are dealt together: all published shares come out exactly. */
const BLOCK_ROWS = PERIOD.rows;
/** Rows that are turned into text and written together. */
const CHUNK_ROWS = 10_000;

/**
 * Draws the sample's rows, one after the other, in the order of their
 * timestamps, which rise strictly.
 *
 * @param rows How many, one or more.
 * @param seed A whole number.
 * @throws {InputError} At once, not at the first row, if the seed is none.
 */
export function drawRows(rows: number, seed: number): Generator<SampleRow> {
  return deal(rows, splitRandom(seed, 3));
}

/** Independent generators from one seed, so that none shifts another. */
export function splitRandom(seed: number, count: number): (() => number)[] {
  const root = seededRandom(seed);
  return Array.from(
    { length: count },
    () => seededRandom(Math.floor(root() * 2 ** 32)),
  );
}

/** Request id, user, address and latency, each drawn for itself. */
export function drawValues(
  random: () => number,
): Pick<SampleRow, "requestId" | "user" | "host" | "latency_ms"> {
  return {
    requestId: 1000 + Math.floor(random() * 9000),
    user: 1 + Math.floor(random() * 100),
    host: 100 + Math.floor(random() * 155),
    latency_ms: 10 + Math.floor(random() * 91),
  };
}

/** The address that a row's `host` stands for. */
export function addressOf(host: number): string {
  return `192.168.1.${host}`;
}

/**
 * Writes rows as CSV with their index in front; a file that is there is
 * replaced. Memory stays bounded, whatever the number of rows.
 */
export async function writeRows(
  path: string,
  rows: Iterable<SampleRow>,
): Promise<void> {
  const encoder = new TextEncoder();
  using file = await Deno.create(path);
  const writer = file.writable.getWriter();
  let chunk = HEADER;
  let index = 0;
  for (const row of rows) {
    chunk += lineOf(row, index++);
    if (index % CHUNK_ROWS !== 0) continue;
    await writer.write(encoder.encode(chunk));
    chunk = "";
  }
  await writer.write(encoder.encode(chunk));
  await writer.close();
}

function lineOf(row: SampleRow, index: number): string {
  const { text, level } = MESSAGES[row.message];
  const { name } = SERVICES[row.service];
  return `${index},${row.timestamp},${level},${name},${text},${row.requestId},User${row.user},${
    addressOf(row.host)
  },${row.latency_ms}ms\n`;
}

function* deal(
  rows: number,
  [time, order, noise]: (() => number)[],
): Generator<SampleRow> {
  const timestamps = drawTimestamps(drawLoad(rows, time), time);
  let dealt: DealtRows | undefined;
  let row = 0;
  for (const timestamp of timestamps) {
    const place = row % BLOCK_ROWS;
    if (dealt === undefined || place === 0) {
      const size = Math.min(BLOCK_ROWS, rows - row);
      dealt = dealRows(size, order, row === 0);
    }
    // The published rows take a draw too, so that those after them stay put.
    const values = drawValues(noise);
    const { requestId, user, host, latency_ms } = FIRST_ROWS[row] ?? values;
    yield {
      timestamp,
      service: dealt.services[place],
      message: dealt.messages[place],
      requestId,
      user,
      host,
      latency_ms,
    };
    row++;
  }
}
