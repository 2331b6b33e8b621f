import { assert, assertEquals } from "@std/assert";
import { ByteWords } from "../../../lib/logs/bytes/byte_words.ts";
import { seededRandom } from "../../../lib/logs/random.ts";

const words = (text: string) => new ByteWords(new TextEncoder().encode(text));

Deno.test("ByteWords.hash() spreads texts that differ in few digits as chance would", () => {
  const kinds = [
    (i: number) => `GET /${["cart", "request"][i % 2]}/${i >> 1}`,
    (i: number) => `10.0.${i >> 8}.${i & 255}`,
    (i: number) => `user-${i}@example.org`,
    (i: number) => String(i),
  ];
  for (const kind of kinds) {
    const places = new Set<number>();
    for (let i = 0; i < 2000; i++) {
      const text = words(kind(i));
      places.add(text.hash(0, text.bytes.length) & 0xfff);
    }
    // By chance 1,583 of 4,096 places are taken, with a deviation of 15.
    assert(places.size > 1500, `${kind(7)}: ${places.size}`);
  }
});

Deno.test("ByteWords hashes, compares and copies parts of any length at any place", () => {
  const random = seededRandom(7);
  const bytes = Uint8Array.from({ length: 400 }, () => 256 * random());
  const source = new ByteWords(bytes);
  for (let round = 0; round < 500; round++) {
    const start = Math.floor(200 * random());
    const end = start + Math.floor(200 * random());
    const at = Math.floor(100 * random());
    const target = new ByteWords(new Uint8Array(at + end - start + 3).fill(7));
    source.copyTo(target, at, start, end);

    const copy = target.bytes.slice(at, at + end - start);
    assertEquals(copy, bytes.slice(start, end));
    assertEquals(target.bytes.slice(-3), Uint8Array.of(7, 7, 7));
    assert(target.isSame(at, source, start, end));
    assertEquals(target.hash(at, at + end - start), source.hash(start, end));
    if (end === start) continue;
    target.bytes[at + Math.floor((end - start) * random())] ^= 1;
    assert(!target.isSame(at, source, start, end));
  }
});
