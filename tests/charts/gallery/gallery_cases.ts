import { seededRandom } from "../../../lib/logs/random.ts";
import { HOSTILE_NAMES } from "../hostile_names.ts";

/** Logs that are hard to draw. */
export interface GalleryCase {
  readonly name: string;
  readonly csv: string;
  /** The windows' length in seconds. */
  readonly every_s: number;
}

/** What the logs of a case are like; the defaults are those of a system on an ordinary day. */
interface Likeness {
  readonly rows?: number;
  readonly period_s?: number;
  readonly services?: readonly string[];
  readonly messages?: readonly string[];
  readonly levels?: readonly string[];
  /** In milliseconds, of the row with that number. */
  readonly latency?: (i: number, random: () => number) => number;
}

const START_MS = Date.UTC(2024, 0, 1, 23, 50);
const PLAIN = ["api", "web", "db", "queue"];
const LEVELS = ["INFO", "INFO", "INFO", "DEBUG", "WARNING", "ERROR", "FATAL"];
const ordinary = (_: number, random: () => number) => 10 + 90 * random();
const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
const long = (count: number) =>
  numbered(count, "a-name-that-somebody-has-put-together-from-".repeat(5));

/** Every chart is to be right on each of these. */
export const GALLERY_CASES: readonly GalleryCase[] = [
  galleryCase("an ordinary day", {}),
  galleryCase("an incident", {
    latency: (i, random) =>
      ordinary(i, random) * (i >= 1000 && i < 1300 ? 2 : 1),
  }),
  galleryCase("one service, one message, one level", {
    services: ["api"],
    messages: ["started"],
    levels: ["ERROR"],
  }),
  galleryCase("forty services, sixty messages", {
    services: numbered(40, "service"),
    messages: numbered(60, "message"),
  }),
  galleryCase("names of 200 characters", {
    services: long(8),
    messages: long(8),
  }),
  galleryCase("hostile names", {
    services: HOSTILE_NAMES,
    messages: HOSTILE_NAMES,
  }),
  galleryCase("one window", { rows: 400, period_s: 50 }, 20),
  galleryCase("100,000 windows", { rows: 150_000, period_s: 100_000 }, 1),
  galleryCase("no latency but zero", { latency: () => 0 }),
  galleryCase("negative latencies", {
    latency: (i, random) => -50 + 40 * random() * (i % 3),
  }),
  galleryCase("huge latencies", {
    latency: (i, random) => i % 100 === 0 ? 1e12 * random() : 1e6 + random(),
  }),
  galleryCase("no failure", { levels: ["INFO", "DEBUG"] }),
];

function galleryCase(
  name: string,
  {
    rows = 6000,
    period_s = 1200,
    services = PLAIN,
    messages = ["accepted", "timed out", "retried", "refused", "slow query"],
    levels = LEVELS,
    latency = ordinary,
  }: Likeness,
  every_s = 10,
): GalleryCase {
  const random = seededRandom(7);
  const pick = (texts: readonly string[]) =>
    texts[Math.floor(texts.length * random() ** 1.5)];
  const times = Array.from({ length: rows }, () => random() * period_s * 1000);
  const lines = times.sort((a, b) => a - b).map((time_ms, i) => {
    return [
      new Date(START_MS + time_ms).toISOString(),
      levels[Math.floor(levels.length * random())],
      ...[pick(services), pick(messages)].map(quoted),
      latency(i, random).toFixed(3),
    ].join(",");
  });
  const header = "timestamp,level,service,message,latency_ms";
  return { name, csv: [header, ...lines, ""].join("\n"), every_s };
}

function quoted(text: string): string {
  return `"${text.toWellFormed().replaceAll("\0", "").replaceAll('"', '""')}"`;
}
