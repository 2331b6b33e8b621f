import { assertEquals } from "@std/assert";
import { Utf8Texts } from "../../../lib/logs/formats/utf8_texts.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import {
  type TimestampOptions,
  TimestampReader,
} from "../../../lib/logs/timestamps/timestamp_reader.ts";
import { TimestampRun } from "../../../lib/logs/timestamps/timestamp_run.ts";

/** Texts that are held together. */
const BATCH = 300;

/** A moment, in milliseconds since 1970, as some log writes it. */
type Form = readonly [write: (ms: number) => string, TimestampOptions?];

const iso = (ms: number) => new Date(ms).toISOString();
const clock = (ms: number) => iso(ms).slice(11, 19);
const named = (ms: number) => new Date(ms).toUTCString().split(/[ ,]+/);

const FORMS: Readonly<Record<string, Form>> = {
  "ISO 8601": [iso],
  "with microseconds": [(ms) => `${iso(ms).slice(0, -1)}${ms % 1000}Z`],
  "with nanoseconds": [(ms) => iso(ms).replace("Z", "123456+02:00")],
  "with a comma": [(ms) => iso(ms).slice(0, 23).replace(/[T.]/g, " ")],
  "without a zone": [
    (ms) => iso(ms).slice(0, 23).replace("T", " "),
    { timezone: "Europe/Berlin" },
  ],
  "an access log's": [(ms) => {
    const [, day, month, year] = named(ms);
    return `${day}/${month}/${year}:${clock(ms)} +0000`;
  }],
  "a month's name": [(ms) => named(ms).slice(1, 5).join(" ")],
  "without a year": [(ms) => {
    const [, day, month] = named(ms);
    return `${month} ${day} ${clock(ms)}`;
  }, { year: 2024 }],
  "a time of day": [clock, { unit: "clock" }],
  "numbers that could change places": [
    (ms) => iso(ms).replace(/^(\d+)-(\d+)-(\d+)T/, "$3/$2/$1 ").slice(0, 19),
  ],
  "twelve hours": [(ms) => {
    const hour = new Date(ms).getUTCHours();
    const half = hour < 12 ? "AM" : "PM";
    return `2024-03-05 ${hour % 12 || 12}${clock(ms).slice(2)} ${half}`;
  }],
  "seconds since 1970": [(ms) => String(Math.floor(ms / 1000))],
  "seconds and a fraction": [(ms) => (ms / 1000).toFixed(6)],
  "milliseconds since 1970": [String],
  "nanoseconds since 1970": [(ms) => `${ms}${String(ms).slice(-6)}`],
  "small numbers of seconds": [
    (ms) => String(Math.floor(ms / 1000) % 500),
    { unit: "s" },
  ],
  "in brackets": [(ms) => `[${iso(ms)}] `],
};

/** Moments as logs have them: mostly rising, in bursts, with gaps, some out of order. */
function moments(start: number, random: () => number): number[] {
  let ms = start;
  return Array.from({ length: 2000 }, () => {
    const kind = random();
    if (kind < 0.01) ms += random() * 4e9;
    else if (kind < 0.1) ms += random() * 40_000;
    else if (kind < 0.8) ms += random() * 500;
    return Math.floor(kind > 0.97 ? ms - random() * 90_000 : ms);
  });
}

/** The same text, or one with another character somewhere. */
function mutated(text: string, random: () => number): string {
  if (random() > 0.03) return text;
  const at = Math.floor(random() * text.length);
  const other = "0123456789 :.,-TZü"[Math.floor(18 * random())];
  return text.slice(0, at) + other + text.slice(at + 1);
}

/** Texts as a column holds them, those that follow on the same one once. */
function hold(texts: readonly string[]) {
  const held = new Utf8Texts();
  const numbers = texts.map((text, i) => {
    if (i > 0 && text === texts[i - 1]) return held.length;
    held.write(text, 0, text.length);
    return held.add();
  });
  return { held, numbers };
}

/** What a reader makes of texts, some at a time, and what it counted. */
function readByRun(texts: readonly string[], options: TimestampOptions) {
  const run = new TimestampRun(options);
  const values: number[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    const { held, numbers } = hold(texts.slice(from, from + BATCH));
    run.begin(held);
    numbers.forEach((number, i) => {
      const isAgain = number === numbers[i - 1];
      values.push(isAgain ? run.readAgain() : run.read(number));
    });
  }
  return { values, ...countsOf(run.reader) };
}

function readOneByOne(texts: readonly string[], options: TimestampOptions) {
  const reader = new TimestampReader(options);
  const values = texts.map((text, i) =>
    i % BATCH > 0 && text === texts[i - 1]
      ? reader.readAgain(text)
      : reader.read(text)
  );
  return { values, ...countsOf(reader) };
}

function countsOf(reader: TimestampReader) {
  const { zoneless, ambiguous, yearless, dateless, rollovers } = reader;
  return { zoneless, ambiguous, yearless, dateless, rollovers };
}

for (const [name, [write, options = {}]] of Object.entries(FORMS)) {
  Deno.test(`TimestampRun reads as TimestampReader does: ${name}`, () => {
    // The second passes the end of summer time in Berlin, and then New Year.
    for (const start of [Date.UTC(2024, 1, 28), Date.UTC(2024, 9, 27, 0, 59)]) {
      const random = seededRandom(start);
      const texts = moments(start, random).map((ms) =>
        mutated(write(ms), random)
      );
      assertEquals(readByRun(texts, options), readOneByOne(texts, options));
    }
  });
}

Deno.test("TimestampRun reads as TimestampReader does: forms in turns", () => {
  const random = seededRandom(5);
  const writers = Object.values(FORMS).map(([write]) => write);
  const texts = moments(Date.UTC(2024, 4, 1), random).map((ms, i) =>
    writers[Math.floor(i / 7) % writers.length](ms)
  );
  assertEquals(
    readByRun(texts, { year: 2024 }),
    readOneByOne(texts, { year: 2024 }),
  );
});

Deno.test("TimestampRun takes no second beyond 59 and no midnight at 24 for others", () => {
  const texts = ["23:59:58", "23:59:59", "23:59:60", "23:59:61"]
    .concat(["24:00:00", "24:00:00", "24:00:01", "24:00:02"])
    .flatMap((time) => [`2016-12-31T${time}Z`, `2016-12-31T${time}Z `]);
  assertEquals(readByRun(texts, {}), readOneByOne(texts, {}));
  const sorted = texts.toSorted();
  assertEquals(readByRun(sorted, {}), readOneByOne(sorted, {}));
});

Deno.test("TimestampRun asks the reader once a minute", () => {
  const random = seededRandom(6);
  const texts = Array.from(
    { length: 20_000 },
    (_, i) => iso(Date.UTC(2024, 0, 1) + 10 * i + Math.floor(random() * 10)),
  );
  const run = new TimestampRun({});
  let asked = 0;
  const { reader } = run;
  const read = reader.read.bind(reader);
  reader.read = (text) => {
    asked++;
    return read(text);
  };
  const { held, numbers } = hold(texts);
  run.begin(held);
  for (const number of new Set(numbers)) run.read(number);
  // The first two of each of four minutes.
  assertEquals(asked, 8);
});
