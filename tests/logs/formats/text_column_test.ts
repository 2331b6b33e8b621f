import { assert, assertEquals } from "@std/assert";
import { ByteWords } from "../../../lib/logs/bytes/byte_words.ts";
import { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import { TextColumn } from "../../../lib/logs/formats/text_column.ts";
import { seededRandom } from "../../../lib/logs/random.ts";

const TEXTS = [
  (i: number) => `text ${i}`,
  (i: number) => `${i} Größe 日本 \u{1f4a5} ${"long ".repeat(i % 40)}`,
  (i: number) => i % 2 === 0 ? "" : `\ufeff${i}`,
];

Deno.test("TextColumn holds what was put, however many texts there are", () => {
  for (const different of [1, 300, 5_000, 40_000]) {
    const random = seededRandom(different);
    const column = new TextColumn();
    for (const pass of ["new", "cleared"]) {
      const expected: (string | null)[] = [];
      for (let place = 0; place < 30_000; place++) {
        expected.push(null);
        if (random() < 0.1) continue;
        const i = Math.floor(different * random());
        const text = TEXTS[i % TEXTS.length](i);
        if (random() < 0.5) column.put(place, `(${text})`, 1, text.length + 1);
        else {
          const bytes = new TextEncoder().encode(`..${text}.`);
          column.putBytes(place, new ByteWords(bytes), 2, bytes.length - 1);
        }
        expected[place] = text;
        assertEquals(column.at(place), text);
      }
      assertEquals(column.toArray(expected.length), expected, pass);
      const kinds = new Set(expected.filter((text) => text !== null)).size;
      if (different < 1_000) assertEquals(column.held.length, kinds);
      column.clear();
    }
  }
});

Deno.test("TextColumn numbers repeated texts, and null by 0", () => {
  const column = new TextColumn();
  column.put(1, "a");
  column.put(2, "b");
  column.put(3, "a");

  assertEquals(column.held.decode().map((text) => text), [null, "a", "b"]);
  assertEquals(column.numbers(5), Int32Array.of(0, 1, 2, 1, 0));
});

Deno.test("TextColumn gives up on telling texts apart whose hashes are all the same", () => {
  const column = new TextColumn();
  const hash = hashOf("0");
  const same: string[] = [];
  for (let i = 0; same.length < 200; i++) {
    if ((hashOf(String(i)) & 0xfff) === (hash & 0xfff)) same.push(String(i));
  }
  same.forEach((text, place) => column.put(place, text));
  assertEquals(column.toArray(same.length), same);
});

function hashOf(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return new ByteWords(bytes).hash(0, bytes.length);
}

Deno.test("TextColumn puts U+FFFD for half a surrogate pair", () => {
  const column = new TextColumn();
  column.put(0, "a\ud83d!");

  assertEquals(column.at(0), "a\ufffd!");
});

Deno.test("EntryColumns forgets a column that only a dropped entry has", () => {
  const entries = new EntryColumns();
  entries.set("a", "1");
  entries.keep(1);
  entries.set("b", "2");
  entries.set("a", "3");
  entries.drop();
  entries.set("c", "4");
  entries.set("a", "5");
  entries.keep(3);

  assertEquals(entries.names, ["a", "c"]);
  assertEquals(entries.column("a"), ["1", "5"]);
  assertEquals(entries.column("c"), [null, "4"]);
});

Deno.test("EntryColumns takes parts of a text from its bytes, and of others from themselves", () => {
  const entries = new EntryColumns();
  const bytes = new TextEncoder().encode("x\nlevel INFO\n");
  entries.knowBytes("level INFO", new ByteWords(bytes), 2);
  entries.setPart("level", "level INFO", 6, 10);
  entries.setPart("other", "Größe 7", 0, 5);
  assertEquals(entries.get("level"), "INFO");
  entries.keep(2);
  entries.setPart("level", "level WARN", 6, 10);
  entries.keep(3);

  assertEquals(entries.column("level"), ["INFO", "WARN"]);
  assertEquals(entries.column("other"), ["Größe", null]);
});

Deno.test("EntryColumns has no entry and no column once it is cleared", () => {
  const entries = new EntryColumns();
  entries.set("a", "1");
  entries.set("b", "2");
  entries.keep(1);
  entries.clear();
  assertEquals(entries.names, []);
  entries.set("b", "3");
  entries.keep(9);

  assertEquals(entries.names, ["b"]);
  assertEquals(entries.lines, [9]);
  assertEquals(entries.column("b"), ["3"]);
  assert(!entries.has("b"));
});
