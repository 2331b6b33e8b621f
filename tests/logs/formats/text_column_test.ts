import { assertEquals } from "@std/assert";
import { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import { TextColumn } from "../../../lib/logs/formats/text_column.ts";
import { seededRandom } from "../../../lib/logs/random.ts";

Deno.test("TextColumn holds what was put, however many texts there are", () => {
  for (const different of [1, 300, 5_000, 40_000]) {
    const random = seededRandom(different);
    const column = new TextColumn();
    const expected: (string | null)[] = [];
    for (let place = 0; place < 30_000; place++) {
      expected.push(null);
      for (let times = Math.floor(3 * random()); times > 0; times--) {
        const text = `text ${Math.floor(different * random())}`;
        column.put(place, text);
        expected[place] = text;
        assertEquals(column.at(place), text);
      }
      if (random() < 0.1) {
        column.drop(place);
        expected[place] = null;
      }
    }
    assertEquals(column.toArray(expected.length), expected);
    if (different > 5_000) assertEquals(column.texts, undefined);
    if (different < 1_000) assertEquals(column.texts?.length, different + 1);
  }
});

Deno.test("TextColumn numbers repeated texts, and null by 0", () => {
  const column = new TextColumn();
  column.put(1, "a");
  column.put(2, "b");
  column.put(3, "a");

  assertEquals(column.texts, [null, "a", "b"]);
  assertEquals(column.numbers(5), Int32Array.of(0, 1, 2, 1, 0));
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
