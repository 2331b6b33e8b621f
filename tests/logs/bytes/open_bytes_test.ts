import { assert, assertEquals, assertRejects } from "@std/assert";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { concat } from "../../../lib/logs/bytes/concat.ts";
import { openBytes } from "../../../lib/logs/bytes/open_bytes.ts";
import { InputError } from "../../../lib/logs/input_error.ts";

const LINES = Array.from(
  { length: 30_000 },
  (_, i) => `line ${i} ${Math.sin(i)}\n`,
).join("");

const COMPRESSORS = [["gzip", gzipSync], ["zstd", zstdCompressSync]] as const;

async function read(bytes: Uint8Array) {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeFile(path, bytes);
    const source = await openBytes(path);
    const chunks = await Array.fromAsync(source.chunks);
    const text = new TextDecoder().decode(concat(chunks));
    assertEquals(source.size, bytes.length);
    return { text, notes: [...source.notes], source };
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("openBytes() reads plain, gzip and zstd files by their content", async () => {
  assertEquals((await read(new TextEncoder().encode(LINES))).text, LINES);
  for (const [kind, compress] of COMPRESSORS) {
    const { text, notes, source } = await read(compress(LINES));
    assert(text === LINES);
    assertEquals(notes, []);
    assertEquals(source.kind, kind);
    assertEquals(source.consumed, source.size);
  }
});

Deno.test("openBytes() reads an empty file", async () => {
  assertEquals((await read(new Uint8Array())).text, "");
  assertEquals((await read(zstdCompressSync(""))).text, "");
});

Deno.test("openBytes() reads every member of gzip and every frame of zstd", async () => {
  for (const [, compress] of COMPRESSORS) {
    const parts = ["one\n", "", LINES, "two\n"];
    const { text, notes } = await read(concat(parts.map((x) => compress(x))));
    assert(text === parts.join(""));
    assertEquals(notes, []);
  }
});

Deno.test("openBytes() skips zstd frames without data", async () => {
  const empty = Uint8Array.of(0x51, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9);
  const frame = zstdCompressSync("a log\n");
  const { text, notes } = await read(concat([empty, frame, empty, frame]));
  assertEquals(text, "a log\na log\n");
  assertEquals(notes, []);
});

Deno.test("openBytes() keeps what is before the end of a file that is cut off", async () => {
  for (const [, compress] of COMPRESSORS) {
    const whole = compress(LINES);
    const { text, notes } = await read(whole.subarray(0, whole.length >> 1));
    assert(text.length > LINES.length / 3 && LINES.startsWith(text));
    assertEquals(notes, ["cut off"]);
    const nearly = await read(whole.subarray(0, whole.length - 2));
    assert(nearly.text === LINES);
    assertEquals(nearly.notes, ["cut off"]);
  }
});

Deno.test("openBytes() notes damage instead of failing", async () => {
  for (const [, compress] of COMPRESSORS) {
    const bytes = Uint8Array.from(compress(LINES));
    bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 50);
    const { text, notes } = await read(bytes);
    assert(text.length > 0);
    assertEquals(notes, ["damaged"]);
    const more = await read(concat([compress(LINES), bytes.subarray(100)]));
    assertEquals(more.notes, ["damaged"]);
  }
});

Deno.test("openBytes() never fails otherwise, whatever bytes are changed", async () => {
  let seed = 7;
  const random = () => (seed = seed * 48271 % 0x7fffffff) / 0x7fffffff;
  for (const [, compress] of COMPRESSORS) {
    const good = compress(LINES.slice(0, 20_000));
    for (let i = 0; i < 60; i++) {
      const bytes = Uint8Array.from(good);
      for (let k = 0; k < 3; k++) {
        bytes[4 + Math.floor(random() * (bytes.length - 4))] = random() * 256;
      }
      await read(bytes).catch((error) => {
        if (!(error instanceof InputError)) throw error;
      });
    }
  }
});

Deno.test("openBytes() stops at a decompression bomb", async () => {
  for (const [, compress] of COMPRESSORS) {
    const bomb = compress(new Uint8Array(80 * 1024 * 1024));
    await assertRejects(() => read(bomb), InputError, "more than 1000 times");
  }
});

Deno.test("openBytes() says how to get at logs that are packed otherwise", async () => {
  const text = (magic: string) =>
    Uint8Array.from(magic, (c) => c.charCodeAt(0));
  const tar = new Uint8Array(512);
  tar.set(text("ustar"), 257);
  const kinds: [Uint8Array, string][] = [
    [text("BZh91AY&SY"), "bunzip2 -k FILE"],
    [text("\xfd7zXZ\0"), "unxz -k FILE"],
    [text("PK\x03\x04"), "unzip FILE"],
    [tar, "tar -xf FILE"],
    [gzipSync(tar), "tar -xf FILE"],
    [gzipSync(gzipSync("a")), "decompress them once first"],
    [text("LPKSHHRH"), "journalctl --file FILE"],
  ];
  for (const [bytes, how] of kinds) {
    await assertRejects(() => read(bytes), InputError, how);
  }
});

Deno.test("openBytes() says what is wrong with a path", async () => {
  await assertRejects(
    () => openBytes("no/such"),
    InputError,
    "there is no file",
  );
  await assertRejects(() => openBytes("."), InputError, "is a folder");
});

Deno.test("openBytes() closes the file when it is left early", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeFile(path, gzipSync(LINES));
  const source = await openBytes(path);
  for await (const _ of source.chunks) break;
  (await openBytes(path)).close();
  await Deno.remove(path);
});
