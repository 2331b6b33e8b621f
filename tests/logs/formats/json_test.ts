import { assert, assertEquals } from "@std/assert";
import { detectJson } from "../../../lib/logs/formats/detect_json.ts";
import {
  EntryReader,
  type Rejection,
} from "../../../lib/logs/formats/entry_reader.ts";
import { JsonFormat } from "../../../lib/logs/formats/json_format.ts";
import { JsonSplitter } from "../../../lib/logs/formats/json_splitter.ts";
import { LineSplitter } from "../../../lib/logs/formats/line_splitter.ts";
import { readText, toRecords } from "./read_text.ts";

const readLines = (text: string) =>
  readText(text, { splitter: new LineSplitter(), format: new JsonFormat() });

const readAnywhere = (text: string, chunkBytes?: number) =>
  readText(
    text,
    { splitter: new JsonSplitter(), format: new JsonFormat() },
    chunkBytes,
  );

const records = async (text: string) =>
  toRecords((await readLines(text)).entries);

Deno.test("JsonFormat flattens objects and keeps arrays as JSON", async () => {
  const text =
    '{"a":{"b":{"c":1}},"d":[1,{"e":null}],"f":{},"g":null,"h":true,"i":""}';
  assertEquals(await records(text), [{
    "a.b.c": "1",
    d: '[1,{"e":null}]',
    f: "{}",
    h: "true",
    i: "",
  }]);
});

Deno.test("JsonFormat keeps all digits of large integers", async () => {
  const text = [
    '{"ts":1715938803123456789,"n":{"id": -9007199254740993}}',
    '{"ts" : 1715938803123456789}',
    '{"ts":1715938803123456789,"n":{"ts":1715938803123456787}}',
    '{"ts":9007199254740991,"big":1e400,"f":0.1,"e":1e21}',
    '{"m":"\\"ts\\":1","ts":1715938803123456789}',
  ].join("\n");
  assertEquals(await records(text), [
    { ts: "1715938803123456789", "n.id": "-9007199254740993" },
    { ts: "1715938803123456789" },
    { ts: "1715938803123456789", "n.ts": "1715938803123456787" },
    { ts: "9007199254740991", big: "1e400", f: "0.1", e: "1e21" },
    { m: '"ts":1', ts: "1715938803123456789" },
  ]);
});

Deno.test("JsonFormat reads odd keys like any other", async () => {
  const text =
    '{"__proto__":{"level":"x"},"constructor":"c","":1,"a.b":2,"a":{"b":3},"k":1,"k":2}';
  assertEquals(await records(text), [{
    "__proto__.level": "x",
    constructor: "c",
    "": "1",
    "a.b": "3",
    k: "2",
  }]);
  assertEquals(({} as Record<string, unknown>).level, undefined);
});

Deno.test("JsonFormat reads lines where they stand as it reads them one by one", async () => {
  const lines = [
    '{"level":"info","http":{"status":200},"msg":"up"}',
    "",
    " \t",
    '{"level":"info","http":{"status":200},"msg":"sp\u00e4ter \u{1f4a5}"}',
    '{"level":"warn","msg":"a \\"b\\"\\n\\u00e9","http":{"status":null}}',
    "plain",
    '{"level":"info","http":{"status":',
    "200}}",
    ' {"level":"error","tags":["a"],"__proto__":{"a":1}}',
    '{"n":0.250,"ts":1715938803123456789,"7":1,"n":2}',
    "\u00a0",
    '\u00a0{"a":1}',
    '{"level":"info","http":{"status":200}}',
  ];
  const cases = [lines, lines.filter((line) => /^[ -~]*$/.test(line))];
  for (const [written, lineBreak] of product(cases, ["\n", "\r\n", "\r"])) {
    const rejections: Rejection[] = [];
    const open = { splitter: new LineSplitter(), format: new JsonFormat() };
    const reader = new EntryReader(open, (found) => rejections.push(found));
    reader.push({ first: 1, lines: written, part: "whole" });
    const entries = reader.take();
    for (const chunkBytes of [7, 1_000]) {
      const read = await readText(
        written.join(lineBreak),
        { splitter: new LineSplitter(), format: new JsonFormat() },
        chunkBytes,
      );
      assertEquals(toRecords(read.entries), toRecords(entries));
      assertEquals(read.entries.names, entries.names);
      assertEquals(read.entries.lines, entries.lines);
      assertEquals(read.rejections, rejections);
      assertEquals(read.tally, reader.tally);
    }
  }
});

function product<A, B>(first: readonly A[], second: readonly B[]): [A, B][] {
  return first.flatMap((a) => second.map((b): [A, B] => [a, b]));
}

Deno.test("JsonFormat says why a line cannot be read", async () => {
  const text = '[1]\n"a"\nplain\n{"a":\n{"a":1\n{a:1}\n{"a":"x}\n{"a":1}}\n';
  const { rejections } = await readLines(text);
  assertEquals(rejections.map(({ line, reason }) => [line, reason]), [
    [1, "not a JSON object"],
    [2, "not a JSON object"],
    [3, "not a JSON object"],
    [4, "not complete JSON"],
    [5, "not complete JSON"],
    [6, "not JSON"],
    [7, "not complete JSON"],
    [8, "not JSON"],
  ]);
});

Deno.test("JsonFormat survives deep nesting, short or long", async () => {
  const nest = (depth: number) =>
    `{"a":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;
  const lists = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const text = [nest(30), nest(100_000), lists, '{"ok":1}'].join("\n");
  const { entries, rejections } = await readLines(text);
  assertEquals(entries.length + rejections.length, 4);
  assertEquals(entries.column("ok").at(-1), "1");
  const deep = "a.".repeat(19) + "a";
  assertEquals(entries.column(deep)[0], nest(10));
  assertEquals(entries.column(deep)[1], "[nested deeper than 20]");
});

Deno.test("JsonFormat gives a file at most 1,000 columns", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]),
  );
  const text = `${JSON.stringify(many)}\n{"late":{"b":1},"k0":7}`;
  const { entries } = await readLines(text);
  assertEquals(entries.names.length, 1001);
  assertEquals(entries.column("k0"), ["0", "7"]);
  const further = entries.column("(further fields)");
  assertEquals(JSON.parse(further[0] ?? "").k49999, 49999);
  assertEquals(further[1], '{"late":{"b":1}}');
});

Deno.test("JsonFormat tolerates record separators", async () => {
  assertEquals(await records('\x1e{"a":1}\n\x1e{"a":2}\n'), [
    { a: "1" },
    { a: "2" },
  ]);
});

Deno.test("JsonFormat decodes the byte arrays of journald, and only those", async () => {
  const text =
    '{"__CURSOR":"s","MESSAGE":[27,91,109,195,164]}\n{"MESSAGE":[27]}';
  const [journal, other] = await records(text);
  assertEquals([journal.MESSAGE, other.MESSAGE], ["\x1b[mä", "[27]"]);
});

const OTLP = {
  resourceLogs: [{
    resource: {
      attributes: [{ key: "service.name", value: { stringValue: "api" } }],
    },
    scopeLogs: [{
      scope: { name: "lib" },
      logRecords: [
        {
          timeUnixNano: "1715938803123456789",
          severityText: "Error",
          severityNumber: 17,
          body: { stringValue: "late" },
          attributes: [
            { key: "http.status", value: { intValue: "503" } },
            {
              key: "tags",
              value: { arrayValue: { values: [{ boolValue: true }] } },
            },
          ],
          traceId: "5b8e",
          spanId: "",
        },
        {
          timeUnixNano: "0",
          observedTimeUnixNano: "17",
          body: {
            kvlistValue: {
              values: [{ key: "k", value: { doubleValue: 1.5 } }],
            },
          },
        },
      ],
    }],
  }],
};

const OTLP_ROWS = [
  {
    Timestamp: "1715938803123456789",
    SeverityText: "Error",
    SeverityNumber: "17",
    ServiceName: "api",
    Body: "late",
    TraceId: "5b8e",
    ScopeName: "lib",
    "LogAttributes.http.status": "503",
    "LogAttributes.tags": "[true]",
    "ResourceAttributes.service.name": "api",
  },
  {
    Timestamp: "17",
    ServiceName: "api",
    "Body.k": "1.5",
    ScopeName: "lib",
    "ResourceAttributes.service.name": "api",
  },
];

Deno.test("JsonFormat makes an entry of each record of an OTLP export", async () => {
  const line = JSON.stringify(OTLP);
  const snake = line.replace(
    /"([a-z]+[A-Z]\w*)":/g,
    (_, key: string) =>
      `"${key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}":`,
  );
  for (const text of [line, snake]) {
    const { entries, tally } = await readLines(text);
    assertEquals(toRecords(entries), OTLP_ROWS);
    assertEquals(entries.lines, [1, 1]);
    assertEquals(tally.entryLines, 1);
  }
});

Deno.test("an OTLP export reads the same over many lines", async () => {
  const text = JSON.stringify(OTLP, null, 2);
  const [candidate] = detectJson(text.split("\n"));
  assertEquals(candidate.name, "OTLP JSON");
  const { entries } = await readText(text, candidate.open());
  assertEquals(toRecords(entries), OTLP_ROWS);
});

Deno.test("JsonFormat rejects an export without logs, and one that would grow too much", async () => {
  const attributes = Array.from({ length: 3000 }, (_, i) => ({ key: `k${i}` }));
  const logRecords = Array.from({ length: 3000 }, () => ({ body: {} }));
  const huge = {
    resourceLogs: [{ resource: { attributes }, scopeLogs: [{ logRecords }] }],
  };
  const text = `{"resourceLogs":[]}\n${JSON.stringify(huge)}`;
  const { rejections } = await readLines(text);
  assertEquals(rejections.map(({ reason }) => reason), [
    "no log records in it",
    "too many log records in it",
  ]);
});

Deno.test("JsonFormat reads envelopes, but not logs that have a list of events", async () => {
  const text = [
    '{"owner":"1","logGroup":"g","logEvents":[{"id":"a","message":"m"},{"id":"b"}]}',
    '{"Records":[{"eventName":"x"}]}',
    '{"time":"t","events":[{"a":1}]}',
  ].join("\n");
  assertEquals(await records(text), [
    { owner: "1", logGroup: "g", id: "a", message: "m" },
    { owner: "1", logGroup: "g", id: "b" },
    { eventName: "x" },
    { time: "t", events: '[{"a":1}]' },
  ]);
});

Deno.test("JsonSplitter reads objects however they are laid out", async () => {
  const objects = [{ a: 1, b: { c: '}{][\\"' } }, { a: 2, d: [[], {}] }, {
    a: 3,
  }];
  const compact = objects.map((object) => JSON.stringify(object));
  const pretty = objects.map((object) => JSON.stringify(object, null, 2));
  const layouts = [
    compact.join(""),
    compact.join("\n"),
    pretty.join("\n"),
    pretty.join(",\n"),
    JSON.stringify(objects),
    JSON.stringify(objects, null, "\t"),
    `[\n${compact.join(",\n")}\n]\n`,
    `[${compact.join("\n,")}]`,
    JSON.stringify({ Records: objects }, null, 1),
    JSON.stringify({ logEvents: objects, next: { list: [1, "]"] } }),
    JSON.stringify({ events: objects }, null, 4).replaceAll("\n", "\r\n"),
  ];
  const expected = toRecords((await readLines(compact.join("\n"))).entries);
  for (const text of layouts) {
    for (const chunkBytes of [1, 1000]) {
      const { entries, rejections } = await readAnywhere(text, chunkBytes);
      assertEquals(toRecords(entries), expected, text);
      assertEquals(rejections, []);
    }
  }
});

Deno.test("JsonSplitter says at which line each object begins", async () => {
  const { entries } = await readAnywhere('[\n\n{"a":1},{"a":2},\n{\n"a":3}]');
  assertEquals(entries.lines, [3, 3, 4]);
});

Deno.test("JsonSplitter rejects a broken object up to the next one", async () => {
  const cases: [string, number[], number[]][] = [
    ['{\n"a":1\n{\n"a":2\n}\n', [3], [1]],
    ['[\n {\n  "a": "x\n },\n {"a":2}\n]', [5], [2]],
    ['[\n {\n  "a": 1\n  "b": 2\n },\n {"a":2}\n]', [6], [2]],
    ['{"a":1}\nplain text\n{"a":2}', [1, 3], [2]],
    ['{"a":1}\n{"a":', [1], [2]],
    ['{"a":1]\n{"a":2}', [2], [1]],
  ];
  for (const [text, read, rejected] of cases) {
    const { entries, rejections } = await readAnywhere(text);
    assertEquals(entries.lines, read, text);
    assertEquals(rejections.map(({ line }) => line), rejected, text);
  }
});

Deno.test("JsonSplitter reads a list of 20 MB that is one line", async () => {
  const object = JSON.stringify({ message: "x".repeat(200), tags: ["→"] });
  const text = `[${Array(80_000).fill(object).join(",")}]`;
  const { entries, rejections } = await readAnywhere(text);
  assertEquals([entries.length, rejections.length], [80_000, 0]);
});

Deno.test("JsonSplitter does not hold an object that is too long", async () => {
  const text = `{"a":"${"x".repeat(40 * 1024 * 1024)}"}\n{"a":1}\n`;
  const { entries, rejections } = await readAnywhere(text);
  assertEquals(entries.lines, [2]);
  assertEquals(rejections[0].reason, "longer than 16 MiB");
});

Deno.test("JsonSplitter takes time in proportion to what it reads", async () => {
  const hostile = [
    "{\n",
    '{"a":\n',
    "[",
    '"',
    '{"a":[{\n',
    "}\n",
    '\\"{',
    " {",
  ];
  const start = performance.now();
  for (const piece of hostile) {
    await readAnywhere(piece.repeat(1_000_000 / piece.length));
  }
  const taken_ms = performance.now() - start;
  assert(taken_ms < 20_000, `took ${taken_ms} ms`);
});

Deno.test("detectJson() knows lines from other layouts, and JSON from other text", () => {
  const name = (text: string) =>
    detectJson(text.split("\n")).map((found) => found.name).join();
  assertEquals(name('{"a":1}\n{"a":2}'), "NDJSON");
  assertEquals(name('starting up\n{"a":1}\n{"a":2}'), "NDJSON");
  assertEquals(name('[{"a":1},\n{"a":2}]'), "JSON");
  assertEquals(name('{\n"a":1'), "JSON");
  assertEquals(name('{"Records":[{"a":1},{"a'), "JSON");
  assertEquals(name("2024-05-17 10:05:03 INFO started"), "");
  assertEquals(name("[main] started\n[main] stopped"), "");
});
