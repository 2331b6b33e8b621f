import { assert, assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import type { LineBatch } from "../../../lib/logs/bytes/line_batch.ts";
import { readLines } from "../../../lib/logs/bytes/read_lines.ts";
import { unitsOf } from "../../../lib/logs/bytes/text_lines.ts";
import { TextNotes } from "../../../lib/logs/bytes/text_notes.ts";
import { inChunks } from "../formats/read_text.ts";

const MIB = 1024 * 1024;

async function read(bytes: Uint8Array, size = 1 << 18, pieces = false) {
  const notes = new TextNotes();
  const options = { notes, pieces };
  const given = await Array.fromAsync(
    readLines(inChunks(bytes, size), options),
  );
  for (const batch of given) checkUnits(batch);
  const batches = given.map(({ first, lines, part }) => ({
    first,
    lines,
    part,
  }));
  return { batches, lines: batches.flatMap(({ lines }) => lines), notes };
}

/** The units of a batch must be those of its lines. */
function checkUnits({ lines, within }: LineBatch): void {
  if (within === undefined) return;
  const { units, starts, ends, isAscii } = within;
  assertEquals(within.length, lines.length);
  lines.forEach((line, i) => {
    const own = units.subarray(starts[i], ends[i]);
    assertEquals(own, unitsOf(line));
    if (isAscii) assertEquals(new TextDecoder().decode(own), line);
  });
}

const utf8 = (text: string) => new TextEncoder().encode(text);

Deno.test("readLines() gives the same lines wherever chunks end", async () => {
  const text = "ä\r\n\n→ b\n𝄞\ufeff\nlast\r";
  const expected = ["ä", "", "→ b", "𝄞\ufeff", "last"];
  for (let size = 1; size < 12; size++) {
    const { lines, batches, notes } = await read(utf8(text), size);
    assertEquals(lines, expected);
    assertEquals(batches.map(({ first }) => first), numbered(batches));
    assertEquals(notes.invalidSequences, 0);
  }
});

function numbered(batches: readonly LineBatch[]): number[] {
  let next = 1;
  return batches.map(({ lines }) => (next += lines.length) - lines.length);
}

Deno.test("readLines() says where lines stand, and whether all of it is ASCII", async () => {
  const within = async (bytes: Uint8Array) => {
    const notes = new TextNotes();
    const [batch] = await Array.fromAsync(
      readLines(inChunks(bytes, 100), { notes }),
    );
    checkUnits(batch);
    return batch.within;
  };
  const plain = await within(utf8("a\r\nbc\n\nd\n"));
  assertEquals(plain?.starts, Uint32Array.of(0, 3, 6, 7));
  assertEquals(plain?.ends, Uint32Array.of(1, 5, 6, 8));
  assertEquals(plain?.isAscii, true);
  assertEquals((await within(utf8("a\nä\n")))?.isAscii, false);
  const invalid = await within(Uint8Array.of(97, 10, 255, 10));
  assertEquals(invalid?.isAscii, false);
});

Deno.test("readLines() says where lines stand however many there are in a chunk", async () => {
  const notes = new TextNotes();
  const bytes = utf8("a line\n".repeat(MIB));
  const batches = await Array.fromAsync(
    readLines(inChunks(bytes, bytes.length), { notes }),
  );
  assertEquals(batches.length, 1);
  assertEquals(batches[0].within?.length, MIB);
  assertEquals(batches[0].within?.at(MIB - 1), "a line");
});

Deno.test("readLines() gives no line for an empty file and one for a line break", async () => {
  assertEquals((await read(utf8(""))).lines, []);
  assertEquals((await read(utf8("\n"))).lines, [""]);
  assertEquals((await read(utf8("a\n\n"))).lines, ["a", ""]);
});

Deno.test("readLines() takes CR for a line break only in a file without LF", async () => {
  assertEquals((await read(utf8("a\rb\rc"), 1)).lines, ["a", "b", "c"]);
  assertEquals((await read(utf8("a\rb\nc"), 1)).lines, ["a\rb", "c"]);
});

Deno.test("readLines() drops a byte order mark", async () => {
  assertEquals((await read(utf8("\ufeffa\n"), 1)).lines, ["a"]);
});

Deno.test("readLines() reads UTF-16 with a mark and without", async () => {
  const text = "time=1 𝄞 ä\nlevel=INFO and so on\n";
  const little = Buffer.from(text, "utf16le");
  const big = Buffer.from(little).swap16();
  const marks = [Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xfe, 0xff)];
  for (const [i, bytes] of [little, big].entries()) {
    for (const mark of [marks[i], new Uint8Array()]) {
      for (const size of [1, 3, 1000]) {
        const { lines, notes } = await read(Buffer.concat([mark, bytes]), size);
        assertEquals(lines, text.trimEnd().split("\n"));
        assertEquals(notes.encoding, i === 0 ? "UTF-16LE" : "UTF-16BE");
        assertEquals(notes.invalidSequences, 0);
      }
    }
  }
});

Deno.test("readLines() counts half surrogates and half units of UTF-16 as invalid", async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0, 0x63);
  const { lines, notes } = await read(bytes);
  assertEquals(lines, ["a\ufffdb\ufffd"]);
  assertEquals(notes.invalidSequences, 2);
});

Deno.test("readLines() counts invalid bytes but not a U+FFFD that the file holds", async () => {
  const bytes = Buffer.concat([
    utf8("a \ufffd\n"),
    Uint8Array.of(0xff, 0xfe, 10),
    utf8("ok\n"),
    Uint8Array.of(0xe4, 0x20, 0xef, 0xbf, 0xbd, 10),
  ]);
  for (const size of [1, 4, 100]) {
    const { notes, lines } = await read(bytes, size);
    assertEquals(lines.length, 4);
    assertEquals([notes.invalidSequences, notes.invalidLines], [3, 2]);
  }
});

Deno.test("readLines() passes zeros, controls and the other line separators", async () => {
  const line = "a\0b\x1b[31mc\x85\u2028d\x0b";
  assertEquals((await read(utf8(`${line}\n`))).lines, [line]);
});

Deno.test("readLines() cuts a line that is too long and goes on after it", async () => {
  const long = "x".repeat(MIB + 1);
  for (const length of [MIB + 1, 10 * MIB]) {
    const text = `a\n${long.padEnd(length, "y")}\nb\n`;
    const { batches } = await read(utf8(text));
    assertEquals(batches, [
      { first: 1, lines: ["a"], part: "whole" },
      { first: 2, lines: [long.slice(0, 200)], part: "cut" },
      { first: 3, lines: ["b"], part: "whole" },
    ]);
  }
});

Deno.test("readLines() keeps a line of exactly 1 MiB", async () => {
  const text = "ä".repeat(MIB);
  const { lines, batches } = await read(utf8(text));
  assert(lines[0] === text);
  assertEquals(batches[0].part, "whole");
});

Deno.test("readLines() reads 50 MB without a line break in linear time and little memory", async () => {
  const chunk = new Uint8Array(1 << 18).fill(120);
  const times: number[] = [];
  for (const chunks of [50, 200]) {
    const start = performance.now();
    const notes = new TextNotes();
    const file = repeat(chunk, chunks);
    const batches = await Array.fromAsync(readLines(file, { notes }));
    assertEquals(batches.map(({ part }) => part), ["cut"]);
    times.push(performance.now() - start);
  }
  assert(times[1] < 5000, `took ${times[1]} ms`);
});

async function* repeat(chunk: Uint8Array, times: number) {
  for (let i = 0; i < times; i++) yield await Promise.resolve(chunk);
}

Deno.test("readLines() gives long lines in pieces if asked to", async () => {
  const long = "→".repeat(3 * MIB);
  const { batches } = await read(utf8(`a\n${long}\nb`), 1 << 18, true);
  const pieces = batches.filter(({ part }) => part === "piece");
  assert(pieces.length > 0);
  assertEquals(new Set(pieces.map(({ first }) => first)), new Set([2]));
  const joined = batches.filter(({ first }) => first === 2)
    .map(({ lines }) => lines[0]).join("");
  assert(joined === long);
  assertEquals(batches.at(-1), { first: 3, lines: ["b"], part: "whole" });
});
