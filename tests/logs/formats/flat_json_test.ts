import { assert, assertEquals, assertThrows } from "@std/assert";
import { TextLines } from "../../../lib/logs/bytes/text_lines.ts";
import { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import { FlatJson } from "../../../lib/logs/formats/flat_json.ts";
import { parseExactly } from "../../../lib/logs/formats/exact_number.ts";
import { JsonColumns } from "../../../lib/logs/formats/json_columns.ts";
import { writtenEnd } from "../../../lib/logs/formats/number_as_written.ts";
import type { JsonObject } from "../../../lib/logs/formats/json_value.ts";
import { seededRandom } from "../../../lib/logs/random.ts";

const KEYS = [
  "a",
  "level",
  "time",
  "a.b",
  "__proto__",
  "",
  "ä",
  "0",
  "12",
  "toString",
];
const VALUES = [
  '"x"',
  '""',
  '"Größe\u{1f4a5}"',
  '"a\\n"',
  '"\\u0041"',
  '"a\tb"',
  '"\\x"',
  '"a\\',
  '"\\\\"',
  "null",
  "true",
  "false",
  "tru",
  "nul",
  "NaN",
  "0",
  "-0",
  "-1",
  "01",
  "12",
  "1.5",
  "1.50",
  "1.0",
  "-0.0",
  "1e400",
  "0.000001",
  "0.0000001",
  "1e3",
  "1.",
  ".5",
  "-",
  "--1",
  "9007199254740993",
  "9007199254740993.50",
  "-12345678901234567890",
  "0.12345678901234567",
  "1700000000.1234567",
  "123456789012345",
  "1234567890.123456",
  "{}",
  '{"b":1}',
  "[]",
  "[1]",
  '["a"]',
  '["a","b c",""]',
  '["a", "b"]',
  '["a",1]',
  '["ä"]',
  '["\\n"]',
  '["a"',
  '["a",]',
  " 1",
  "1 ",
  "",
];
const COMMAS = [",", ", ", " ,", ",,", "", ",\n  "];
const COLONS = [":", ": ", " :", "::", ":  ", ":\t"];
const OPENINGS = ["{", "{ ", " {", "{{", "", "{\n"];
const ENDS = ["}", "} ", "}}", "", "}x", ",}", "\n}"];

/** Writes objects as programs do, and now and then as none should. */
class ObjectWriter {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  object(depth = 0): string {
    const members = Array.from(
      { length: Math.floor(5 * this.#random()) },
      () => this.#member(depth),
    );
    const inside = members.join(this.#pick(COMMAS, 0.9));
    return `${this.#pick(OPENINGS, 0.95)}${inside}${this.#pick(ENDS, 0.95)}`;
  }

  #member(depth: number): string {
    const key = JSON.stringify(this.#pick(KEYS, 0.1));
    const isNested = depth < 3 && this.#random() < 0.2;
    const value = isNested ? this.object(depth + 1) : this.#pick(VALUES, 0.3);
    return `${key}${this.#pick(COLONS, 0.95)}${value}`;
  }

  #pick<T>(of: readonly T[], common: number): T {
    if (this.#random() < common) return of[0];
    return of[Math.floor(this.#random() * of.length)];
  }
}

/** What an object's fields are by the parser alone. */
function parsedFields(text: string): [string, string | null][] {
  const entries = new EntryColumns();
  new JsonColumns().write(parseExactly(text) as JsonObject, entries, text);
  entries.keep(1);
  return fieldsOf(entries);
}

function fieldsOf(entries: EntryColumns): [string, string | null][] {
  return entries.names.map((name) => [name, entries.column(name)[0]]);
}

/** Scans texts as they follow one another in a file. */
class FlatReader {
  readonly #flat = new FlatJson();
  readonly #columns = new JsonColumns();

  /** The fields of a line; undefined if it is not flat. */
  fieldsAt(lines: TextLines, index: number) {
    const { starts, ends } = lines;
    return this.#flat.scanAt(lines, starts[index], ends[index])
      ? this.#write()
      : undefined;
  }

  fields(text: string) {
    return this.#flat.scan(text) ? this.#write() : undefined;
  }

  #write() {
    const entries = new EntryColumns();
    if (!this.#columns.writeFlat(this.#flat, entries)) return undefined;
    entries.keep(1);
    return fieldsOf(entries);
  }
}

Deno.test("FlatJson finds in a text what JSON.parse does, or says that it is not flat", () => {
  const writer = new ObjectWriter(7);
  let reader = new FlatReader();
  let found = 0;
  for (let i = 0; i < 60_000; i++) {
    // A file has some shapes; so many are too many to be learned.
    if (i % 2_000 === 0) reader = new FlatReader();
    const text = writer.object();
    const fields = reader.fields(text);
    if (fields === undefined) continue;
    assertEquals(fields, parsedFields(text), text);
    found++;
  }
  assert(found > 5_000);
});

Deno.test("FlatJson finds the same in a line among others as in a text alone", () => {
  const writer = new ObjectWriter(11);
  const random = seededRandom(12);
  for (let i = 0; i < 300; i++) {
    const written = Array.from(
      { length: 20 },
      () => writer.object().replaceAll("\n", " "),
    );
    const lineBreak = random() < 0.5 ? "\n" : "\r\n";
    const text = written.join(lineBreak);
    const bytes = new TextEncoder().encode(text);
    const lines = TextLines.cut(text, bytes, 10);
    assertEquals(lines.length, written.length);
    const among = new FlatReader();
    const alone = new FlatReader();
    for (const [index, line] of written.entries()) {
      assertEquals(among.fieldsAt(lines, index), alone.fields(line), line);
    }
  }
});

Deno.test("FlatJson takes what loggers write", () => {
  const reader = new FlatReader();
  const texts = [
    '{"level":30,"time":1709629200000,"msg":"up","took":0.25}',
    '{"level": "info", "error": null, "ok": true}',
    '{"@timestamp":"2024","log":{"level":"info","origin":{"line":7}},"message":"up"}',
    '{"time":1715938803123456789,"msg":"a \\"b\\"\\n","took":0.250,"x":{}}',
    '{"tags":["a","b"],"http":{"method":"GET","accept":["*/*"]}}',
    '{"msg":"später","Größe":{"länge":1}}',
    '{\n  "a": 1,\n  "b": {\n    "c": -2\n  }\n}',
  ];
  // At first the steps are learned, then they are known.
  for (const text of [...texts, ...texts]) {
    assertEquals(reader.fields(text), parsedFields(text), text);
  }
});

Deno.test("FlatJson leaves to the parser what stands elsewhere than it counts", () => {
  const reader = new FlatReader();
  const texts = [
    '{"a":1,"a":2}',
    '{"a":null,"a":2}',
    '{"a":{"b":1},"a":{"c":2}}',
    '{"a":1,"a":{"b":2}}',
    '{"x":1,"1":2}',
    '{"x":{"b":1,"2":2}}',
    '{"\\u0061":1}',
    '{"a":[1]}',
    '{"a":[]}',
    '{"a":[{"b":1}]}',
    '{"resourceLogs":{"a":1},"tags":["a"]}',
    '{"scope_logs":["a"]}',
    '{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":1}}}}}}}}}',
  ];
  for (const text of texts) assertEquals(reader.fields(text), undefined, text);
});

Deno.test("FlatJson takes no text that JSON.parse refuses", () => {
  const reader = new FlatReader();
  assert(reader.fields('{"a":{"b":"c"},"d":1}') !== undefined);
  const texts = [
    '{"a":{"b":"c"},"d":1',
    '{"a":{"b":"c"},"d":1}}',
    '{"a":{"b":"c","d":1}',
    '{"a":{"b":"c"}"d":1}',
    '{"a":{"b":"c"},"d":}',
    '{"a":{"b":"c"},"d":1 2}',
    '{"a":{"b":"\\x"},"d":1}',
    '{"a":{"b":"\\"},"d":1}',
    '{"a":{"b":"\u0001"},"d":1}',
    '{"a":{"b":"c},"d":1}',
    '{"a":{"b":"c"},"d":-}',
    '{"a":{"b":"c"},"d":trux}',
    '{"a":{"b":"c"},"d":nulll}',
    '{"a":{"b":"c"},"d":1,}',
    '{"a"}',
    "{",
    "",
  ];
  for (const text of texts) {
    assertThrows(() => JSON.parse(text), SyntaxError);
    assertEquals(reader.fields(text), undefined, text);
  }
});

Deno.test("FlatJson does not look beyond a line for what is missing in it", () => {
  const reader = new FlatReader();
  const lines = TextLines.of(['{"a":"b"}', '{"a":', '"b"}', '{"a":tr', "ue}"]);
  const fields = Array.from(
    lines.starts,
    (_, index) => reader.fieldsAt(lines, index),
  );
  assertEquals(fields, [[["a", "b"]], ...Array(4).fill(undefined)]);
});

Deno.test("FlatJson tells apart shapes that begin alike", () => {
  const reader = new FlatReader();
  const texts = [
    '{"a":{},"b":1}',
    '{"a":{"b":1},"b":1}',
    '{"a": 1}',
    '{"a":1}',
    '{"a":1,"b":{"c":1}}',
    '{"a":1,"b":{"c":1},"d":2}',
    '{"a":1,"b":{"c":1,"d":2}}',
    '{"ä":1,"b":2}',
    '{"ö":1,"b":2}',
  ];
  for (const text of [...texts, ...texts, ...texts.toReversed()]) {
    assertEquals(reader.fields(text), parsedFields(text), text);
  }
});

Deno.test("FlatJson stops learning where all objects differ, and knows what it has learned", () => {
  const reader = new FlatReader();
  const text = '{"a":{"b":1},"c":2}';
  const known = reader.fields(text);
  const others = Array.from({ length: 20_000 }, (_, i) => `{"k${i}":1,"a":2}`);
  const flat = others.filter((other) => reader.fields(other) !== undefined);
  assert(flat.length < 10_000);
  assertEquals(reader.fields(text), known);
});

Deno.test("writtenEnd() is where what String() writes of a number ends", () => {
  const random = seededRandom(3);
  let yes = 0;
  for (let i = 0; i < 100_000; i++) {
    const length = 1 + Math.floor(18 * random());
    const text = Array.from(
      { length },
      () => "0123456789000..-e"[Math.floor(17 * random())],
    ).join("");
    const end = writtenEnd(TextLines.of([text]), 0, text.length);
    if (end < 0) continue;
    yes++;
    assertEquals(text.slice(0, end), exactText(text), text);
  }
  assert(yes > 10_000);
  const cases = {
    "0": "0",
    "-7": "-7",
    "0.5": "0.5",
    "-0.250": "-0.25",
    "1.0": "1",
    "0.000": "0",
    "0.000001": "0.000001",
    "12345678901234567890": "12345678901234567890",
    "1700000000.1234567": "1700000000.1234567",
  };
  for (const [text, expected] of Object.entries(cases)) {
    const end = writtenEnd(TextLines.of([text]), 0, text.length);
    assertEquals(text.slice(0, end), expected);
  }
  for (const text of ["-0", "-0.0", "01", "1.", ".5", "1e3", "0.0000001", ""]) {
    assertEquals(writtenEnd(TextLines.of([text]), 0, text.length), -1, text);
  }
});

/** A number as it is written into a column: what a double cannot hold as it is. */
function exactText(text: string): string {
  return String(parseExactly(text));
}
