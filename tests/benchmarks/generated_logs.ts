import { seededRandom } from "../../lib/logs/random.ts";
import { formatTimestamp } from "../../lib/logs/timestamp.ts";

const START_US = 1_709_629_200_000_000;
const LEVELS = ["DEBUG", "INFO", "INFO", "INFO", "WARN", "ERROR"];
const SERVICES = ["orders", "billing", "auth", "search", "mail"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
/** Bytes that are written at a time. */
const BATCH = 4_000_000;

/** What a line of any kind is made of. */
interface Line {
  readonly at_us: number;
  readonly time: string;
  readonly level: string;
  readonly service: string;
  readonly message: string;
  readonly took_ms: number;
  /** A whole number below `below`. */
  random(below: number): number;
}

const KINDS = {
  csv: ({ time, level, service, message, took_ms, random }: Line) =>
    `${time},${level},${service},${message.split(" ")[0]},${
      random(10_000)
    },10.0.0.${random(250)},${took_ms}ms`,
  ndjson: ({ at_us, level, service, message, took_ms, random }: Line) =>
    JSON.stringify({
      level,
      time: Math.floor(at_us / 1000),
      pid: 100 + random(3),
      name: service,
      msg: message,
      responseTime: took_ms,
    }),
  log4j: ({ time, level, service, message, random }: Line) =>
    `${time.slice(0, 10)} ${time.slice(11, 19)},${time.slice(20, 23)} ${
      level.padEnd(5)
    } [http-nio-${random(8)}] com.acme.${service}.Handler: ${message}`,
  nginx: ({ time, random, took_ms, message }: Line) =>
    `10.1.2.${random(250)} - - [${time.slice(8, 10)}/${
      MONTHS[Number(time.slice(5, 7)) - 1]
    }/${time.slice(0, 4)}:${time.slice(11, 19)} +0000] "GET /${
      message.split(" ")[0].toLowerCase()
    }/${random(500)} HTTP/1.1" ${[200, 200, 200, 404, 503][random(5)]} ${
      random(10_000)
    } "-" "Mozilla/5.0 (X11; Linux)" ${(took_ms / 1000).toFixed(3)}`,
  logfmt: ({ time, level, service, message, took_ms }: Line) =>
    `time=${time} level=${level.toLowerCase()} service=${service} msg="${message}" duration=${took_ms}ms`,
} satisfies Record<string, (line: Line) => string>;

/** A kind of logs that {@linkcode writeLogs} writes. */
export type LogKind = keyof typeof KINDS;

export const LOG_KINDS = Object.keys(KINDS) as LogKind[];

/**
 * Writes logs of a kind, the same each time.
 *
 * @param bytes About how many.
 * @returns How many there are.
 */
export async function writeLogs(
  kind: LogKind,
  path: string,
  bytes: number,
): Promise<number> {
  const uniform = seededRandom(1);
  const random = (below: number) => Math.floor(below * uniform());
  using file = await Deno.create(path);
  const header = kind === "csv"
    ? "timestamp,level,service,message,user,client,latency\n"
    : "";
  let written = 0;
  let text = header;
  for (let at_us = START_US; written < bytes; at_us += 1 + random(5000)) {
    text += `${KINDS[kind](lineAt(at_us, random))}\n`;
    if (text.length < BATCH && written + text.length < bytes) continue;
    const batch = new TextEncoder().encode(text);
    for (let at = 0; at < batch.length;) {
      at += await file.write(batch.subarray(at));
    }
    written += batch.length;
    text = "";
  }
  return written;
}

function lineAt(at_us: number, random: (below: number) => number): Line {
  const messages = [
    "Connected to db",
    `Retry ${random(9)} of 9`,
    `Request ${random(100_000)} took ${random(900)} ms`,
    `Cache miss for key user:${random(5000)}`,
  ];
  return {
    at_us,
    time: formatTimestamp(at_us),
    level: LEVELS[random(LEVELS.length)],
    service: SERVICES[random(SERVICES.length)],
    message: messages[random(messages.length)],
    took_ms: random(1000),
    random,
  };
}
