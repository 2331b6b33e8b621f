import { assert, assertEquals } from "@std/assert";
import { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import { FlatJson } from "../../../lib/logs/formats/flat_json.ts";
import { JsonColumns } from "../../../lib/logs/formats/json_columns.ts";
import { isNumberAsWritten } from "../../../lib/logs/formats/number_as_written.ts";
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
  "0.000001",
  "0.0000001",
  "1e3",
  "1.",
  ".5",
  "-",
  "--1",
  "9007199254740993",
  "123456789012345",
  "1234567890.123456",
  "{}",
  '{"b":1}',
  "[]",
  "[1]",
  " 1",
  "1 ",
  "",
];
const COMMAS = [",", ", ", " ,", ",,", ""];
const COLONS = [":", ": ", " :", "::", ":  "];
const ENDS = ["}", "} ", "}}", "", "}x", ",}"];

Deno.test("FlatJson finds in a text what JSON.parse does, or says that it is not flat", () => {
  const random = seededRandom(7);
  const pick = <T>(of: readonly T[], common: number): T =>
    random() < common ? of[0] : of[Math.floor(random() * of.length)];
  const flat = new FlatJson();
  const columns = new JsonColumns();
  let found = 0;
  for (let i = 0; i < 60_000; i++) {
    const members = Array.from(
      { length: Math.floor(5 * random()) },
      () =>
        `${JSON.stringify(pick(KEYS, 0.2))}${pick(COLONS, 0.9)}${
          pick(VALUES, 0.3)
        }`,
    );
    const text = `{${members.join(pick(COMMAS, 0.9))}${pick(ENDS, 0.9)}`;
    if (!flat.scan(text)) continue;
    const parsed = new EntryColumns();
    new JsonColumns().write(JSON.parse(text), parsed, text);
    parsed.keep(1);
    const entries = new EntryColumns();
    if (!columns.writeFlat(flat, entries)) continue;
    entries.keep(1);
    assertEquals(fieldsOf(entries), fieldsOf(parsed), text);
    found++;
  }
  assert(found > 5_000);
});

function fieldsOf(entries: EntryColumns): [string, string | null][] {
  return entries.names.map((name) => [name, entries.column(name)[0]]);
}

Deno.test("FlatJson takes what loggers write", () => {
  const flat = new FlatJson();
  assert(flat.scan('{"level":30,"time":1709629200000,"msg":"up","took":0.25}'));
  assert(flat.scan('{"level": "info", "error": null, "ok": true}'));
  assertEquals(flat.key(1), "error");
});

Deno.test("isNumberAsWritten() says so only of what String() writes the same", () => {
  const random = seededRandom(3);
  let yes = 0;
  for (let i = 0; i < 100_000; i++) {
    const length = 1 + Math.floor(18 * random());
    const text = Array.from(
      { length },
      () => "0123456789000..-e"[Math.floor(17 * random())],
    ).join("");
    if (!isNumberAsWritten(text, 0, text.length)) continue;
    yes++;
    assertEquals(JSON.stringify(JSON.parse(text)), text);
  }
  assert(yes > 10_000);
  for (
    const text of ["0", "-7", "0.5", "-0.25", "0.000001", "999999999999999"]
  ) {
    assert(isNumberAsWritten(text, 0, text.length), text);
  }
});
