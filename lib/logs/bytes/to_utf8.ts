import { concat } from "./concat.ts";
import type { TextNotes } from "./text_notes.ts";
import { utf16ToUtf8 } from "./utf16_to_utf8.ts";

/** How many of the first bytes tell the encoding. */
const HEAD_BYTES = 1024;

/**
 * Turns text into UTF-8 without a byte order mark: UTF-8 passes as it is, UTF-16
 * is told by its mark or, without one, by a zero in every other byte of the
 * beginning.
 *
 * @param chunks A file's bytes.
 * @param notes Told the encoding.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TextNotes } from "./text_notes.ts";
 * import { toUtf8 } from "./to_utf8.ts";
 *
 * async function* file() {
 *   yield Uint8Array.of(0xff, 0xfe, 0x61, 0);
 * }
 * const notes = new TextNotes();
 * const chunks = await Array.fromAsync(toUtf8(file(), notes));
 *
 * assertEquals(chunks, [Uint8Array.of(0x61)]);
 * assertEquals(notes.encoding, "UTF-16LE");
 * ```
 */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  notes: TextNotes,
): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  try {
    const head = await readHead(source);
    const { encoding, mark } = findEncoding(head);
    notes.encoding = encoding;
    const rest = follow(head.subarray(mark), source);
    if (encoding === "UTF-8") yield* rest;
    else yield* utf16ToUtf8(rest, encoding);
  } finally {
    await source.return?.();
  }
}

type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE";

/** The encoding, and how long its mark is in bytes. */
function findEncoding(head: Uint8Array): { encoding: Encoding; mark: number } {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { encoding: "UTF-8", mark: 3 };
  }
  if (a === 0xff && b === 0xfe) return { encoding: "UTF-16LE", mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "UTF-16BE", mark: 2 };
  return { encoding: findUnmarked(head), mark: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every other byte and none in the rest. */
function findUnmarked(head: Uint8Array): Encoding {
  const zeros = [0, 0];
  const length = Math.min(head.length, HEAD_BYTES);
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i % 2]++;
  const many = 0.7 * length / 2;
  if (length < 4) return "UTF-8";
  if (zeros[1] > many && zeros[0] === 0) return "UTF-16LE";
  if (zeros[0] > many && zeros[1] === 0) return "UTF-16BE";
  return "UTF-8";
}

async function readHead(
  source: AsyncIterator<Uint8Array>,
): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < HEAD_BYTES) {
    const { value, done } = await source.next();
    if (done) break;
    head = head.length === 0 ? value : concat([head, value]);
  }
  return head;
}

async function* follow(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (;;) {
    const { value, done } = await source.next();
    if (done) return;
    yield value;
  }
}
