import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import { CONDENSED } from "../../../lib/engines/condensed/condensed_logs.ts";
import { MOST_GROUPS } from "../../../lib/engines/condensed/most_groups.ts";
import type { OpenLogsOptions } from "../../../lib/engines/open_logs_options.ts";
import {
  parsedFrame,
  type ParsedLogs,
} from "../../../lib/engines/parsing/parsed_logs.ts";
import { PartWriter } from "../../../lib/engines/parsing/part_writer.ts";
import { prepareLogs } from "../../../lib/engines/prepare_logs.ts";
import { locateLogs } from "../../../lib/logs/locate_logs.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { condense } from "../condensed/condense.ts";
import { withFolder } from "../../runner/build_notebook.ts";

type Row = Readonly<Record<string, unknown>>;

const START_MS = Date.UTC(2024, 2, 5);

/** So many lines of JSON; a field that is undefined is left out. */
function json(rows: number, rowAt: (i: number) => Row): string {
  const lines = Array.from(
    { length: rows },
    (_, i) => JSON.stringify({ time: START_MS + i, ...rowAt(i) }),
  );
  return `${lines.join("\n")}\n`;
}

/** What lies in a folder of condensed logs; null where there are none. */
async function condensedIn(folder: string) {
  const read = (name: string) =>
    Deno.readFile(join(folder, name)).catch(() => null);
  const facts = await read(CONDENSED.facts);
  return {
    facts: facts === null ? null : JSON.parse(new TextDecoder().decode(facts)),
    bytes: [facts, await read(CONDENSED.rows)],
  };
}

/**
 * Parses files, holds what is condensed of them to what their frame gives,
 * and has a look at it.
 */
async function assertCondensed(
  files: readonly string[],
  options: OpenLogsOptions,
  look: (
    parsed: ParsedLogs,
    facts: Awaited<ReturnType<typeof condensedIn>>["facts"],
  ) => void = () => {},
): Promise<void> {
  await withFolder(async (folder) => {
    const paths = files.map((_, i) => join(folder, `${i}.log`));
    for (const [i, path] of paths.entries()) {
      await Deno.writeTextFile(path, files[i]);
      // In whose year lines without one are read.
      await Deno.utime(path, new Date("2024-06-01"), new Date("2024-06-01"));
    }
    const [parsing, reference] = ["parsed", "reference"].map((name) =>
      join(folder, name)
    );
    await Deno.mkdir(reference);
    const parsed = await prepareLogs(await locateLogs(paths), options, parsing);
    await condense(parsedFrame(parsing, parsed), reference);
    const [got, expected] = [parsing, reference].map(condensedIn);
    const { facts, bytes } = await got;
    const wanted = await expected;
    assertEquals(facts, wanted.facts);
    assert(bytes.every((own, i) => isSame(own, wanted.bytes[i])));
    const names = [...Deno.readDirSync(parsing)].map(({ name }) => name);
    assert(!names.includes("condensed.messages"), names.join());
    look(parsed, facts);
  });
}

function isSame(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null
    ? a === b
    : a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** A row with all that can be wrong of it. */
function messyRows(seed: number, latency: (random: () => number) => unknown) {
  const random = seededRandom(seed);
  const pick = <T>(...values: T[]) =>
    values[Math.floor(random() * values.length)];
  return (i: number): Row => ({
    time: random() < 0.02
      ? "never"
      : START_MS + i + Math.floor(1000 * random()),
    level: pick("info", "ERROR", "odd", "", undefined),
    service: pick("a", "b", "ü", undefined),
    msg: pick("started", "stopped", "", undefined),
    duration_ms: random() < 0.1 ? undefined : latency(random),
  });
}

const LATENCIES: Readonly<
  Record<string, (random: () => number) => unknown>
> = {
  "whole": (random) => Math.floor(1000 * random()),
  "that need 32 bits": (random) => Math.floor(4000 * random()) / 4,
  "that need 64 bits": (random) => 1000 * random(),
  "absurd and negative": (random) => 1e12 * (random() - 0.5) ** 3,
};

for (const [name, latency] of Object.entries(LATENCIES)) {
  Deno.test(`EntryCondenser condenses as the frame of the logs is condensed: latencies ${name}`, () =>
    assertCondensed(
      [json(3000, messyRows(7, latency))],
      {},
      ({ templates }, facts) => {
        assertEquals(templates, null);
        assertEquals(facts.rows, 3000);
        assertEquals(facts.groups.length > 40, true);
      },
    ));
}

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: many parts and blocks", () =>
  assertCondensed(
    [json(430_000, messyRows(8, LATENCIES.whole))],
    {},
    ({ parts }, facts) => {
      assertEquals(parts > 1, true);
      assertEquals(facts.blocks.length > parts, true);
    },
  ));

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: several files, and columns that stand in for others", () =>
  assertCondensed(
    [
      json(2500, (i) => ({ level: "info", service: `s${i % 3}`, msg: "up" })),
      json(2500, (i) => ({
        level: i % 2 === 0 ? "warn" : undefined,
        logger: `s${i % 4}`,
        message: i % 7 === 0 ? undefined : "up",
        msg: i % 5 === 0 ? "down" : undefined,
      })),
    ],
    {},
    ({ mapping }) => {
      assertEquals(mapping.service?.from.length, 2);
      assertEquals(mapping.message?.from.length, 2);
    },
  ));

/** So many rows of so many different messages. */
function distinct(messages: number, rows: number): string {
  return json(rows, (i) => ({ level: "info", msg: `took ${i % messages} ms` }));
}

for (
  const [messages, rows, mined] of [
    [100, 5000, false],
    [101, 10_100, false],
    [101, 10_099, true],
    [9990, 30_000, true],
    [10_010, 30_000, true],
  ] as const
) {
  Deno.test(`EntryCondenser condenses as the frame of the logs is condensed: ${messages} messages in ${rows} rows`, () =>
    assertCondensed([distinct(messages, rows)], {}, ({ templates }, facts) => {
      assertEquals(templates !== null, mined);
      assertEquals(facts.groups.length, mined ? 1 : messages);
    }));
}

for (const templates of [true, false]) {
  Deno.test(`EntryCondenser condenses as the frame of the logs is condensed: templates are asked for: ${templates}`, () =>
    assertCondensed([distinct(12_000, 20_000)], { templates }, (_, facts) => {
      assertEquals(facts.groups.length, templates ? 1 : 12_000);
    }));
}

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: templates that were settled on the way", () => {
  const random = seededRandom(9);
  const word = () =>
    String.fromCharCode(
      ...Array.from({ length: 4 }, () => 97 + Math.floor(26 * random())),
    );
  return assertCondensed(
    [json(40_000, (i) => ({
      level: ["info", "warn"][i % 2],
      service: `s${i % 5}`,
      msg: i % 9 === 0 ? undefined : `${word()} went ${word()} to ${word()}`,
    }))],
    {},
    ({ templates }) => assertEquals(templates !== null, true),
  );
});

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: more combinations than a table has", () =>
  assertCondensed(
    [json(20_000, (i) => ({ service: `s${i % 2003}`, msg: `m${i % 3001}` }))],
    { templates: false },
    (_, facts) => assertEquals(facts.groups.length, 20_000),
  ));

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: a file that was parsed twice", () =>
  assertCondensed(
    [json(6000, (i) => ({
      level: "info",
      msg: `m${i % 3}`,
      ...(i < 3000 ? {} : { service: `s${i % 2}` }),
    }))],
    {},
    ({ mapping }, facts) => {
      assertEquals(mapping.service?.from[0].column, "service");
      assertEquals(facts.rows, 6000);
      assertEquals(facts.groups.length, 9);
    },
  ));

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: lines without a year", () =>
  assertCondensed(
    [
      Array.from({ length: 3000 }, (_, i) => {
        const time = new Date(Date.UTC(2023, 8, 1) + i * 7e6).toUTCString();
        const [, day, month, , clock] = time.split(" ");
        return `${month} ${day} ${clock} host app[1]: up ${i % 3}\n`;
      }).join(""),
    ],
    {},
    ({ reading }, facts) => {
      assertEquals(reading.yearFrom, 2023);
      assertEquals(facts.rows, 3000);
    },
  ));

Deno.test("EntryCondenser condenses as the frame of the logs is condensed: no rows", () =>
  withFolder(async (folder) => {
    using writer = new PartWriter(folder, {});
    writer.end();
    writer.condense(null);
    const { facts, bytes } = await condensedIn(folder);
    assertEquals([facts.rows, facts.groups, facts.blocks], [0, [], []]);
    assertEquals(bytes[1]?.length, 0);
  }));

for (
  const [what, rowAt] of Object.entries<(i: number) => Row>({
    services: (i) => ({ service: `s${i}` }),
    messages: (i) => ({ msg: `m${i}` }),
    "services and messages": (i) => ({
      service: `s${i % 1500}`,
      msg: `m${i % 1501}`,
    }),
  })
) {
  Deno.test(`EntryCondenser leaves nothing of logs with too many different ${what}`, () =>
    withFolder(async (folder) => {
      const [log, parsing] = [join(folder, "a.log"), join(folder, "parsed")];
      await Deno.writeTextFile(log, json(MOST_GROUPS + 10, rowAt));
      const map = Object.fromEntries(
        Object.keys(rowAt(0)).map((name) => [
          name === "msg" ? "message" : name,
          name,
        ]),
      );
      const files = await locateLogs(log);
      await prepareLogs(files, { map, templates: false }, parsing);
      const names = [...Deno.readDirSync(parsing)].map(({ name }) => name);
      assertEquals(names.filter((name) => name.includes("condensed")), []);
    }));
}
