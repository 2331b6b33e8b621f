import { fromFileUrl } from "@std/path";
import { gzipSync, zstdCompressSync } from "node:zlib";

const FOLDER = fromFileUrl(
  new URL("../../testdata/logs/", import.meta.url),
);

/** Bytes that mean something to one format or another. */
const SPLICES = "\"\n{}[],\\\0\xff\r\x1e #;\t|'=-:\x1b<>";

/** A mutated file of `tests/testdata/logs/`. */
export interface MutatedLogs {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Mutates the files of `tests/testdata/logs/`, one after the other: bytes changed,
 * cut, spliced, lines repeated, the rest cut off, another file's bytes put in.
 *
 * @param random Numbers in [0, 1).
 */
export function* mutatedLogs(
  count: number,
  random: () => number,
): Generator<MutatedLogs> {
  const files = listFiles();
  const below = (n: number) => Math.floor(random() * n);
  for (let i = 0; i < count; i++) {
    const { name, bytes } = files[i % files.length];
    let changed = [...bytes];
    for (let round = 0; round <= below(4); round++) {
      changed = mutate(changed, below, files[below(files.length)].bytes);
    }
    yield { name, bytes: Uint8Array.from(changed) };
  }
}

function listFiles(): MutatedLogs[] {
  const files = [...Deno.readDirSync(FOLDER)].filter(({ isDirectory }) =>
    isDirectory
  )
    .flatMap(({ name: folder }) =>
      [...Deno.readDirSync(FOLDER + folder)]
        .filter(({ name }) => folder !== "layouts" || name.endsWith(".log"))
        .map(({ name }) => `${folder}/${name}`)
    ).sort()
    .map((name) => ({ name, bytes: Deno.readFileSync(FOLDER + name) }));
  const text = files.find(({ name }) => name === "json/pino.ndjson");
  return text === undefined ? files : [
    ...files,
    { name: "gzip", bytes: gzipSync(text.bytes) },
    { name: "zstd", bytes: zstdCompressSync(text.bytes) },
  ];
}

function mutate(
  bytes: number[],
  below: (n: number) => number,
  other: Uint8Array,
): number[] {
  const at = below(bytes.length + 1);
  switch (below(7)) {
    case 0:
      return bytes.toSpliced(at, 1 + below(10));
    case 1:
      return bytes.toSpliced(
        at,
        0,
        SPLICES.charCodeAt(below(SPLICES.length)),
      );
    case 2:
      return bytes.toSpliced(at, 1, below(256));
    case 3: {
      const from = below(at + 1);
      return bytes.toSpliced(at, 0, ...bytes.slice(from, at));
    }
    case 4:
      return bytes.slice(0, at);
    case 5: {
      const from = below(other.length);
      return bytes.toSpliced(at, 0, ...other.slice(from, from + below(300)));
    }
    default:
      return repeatLine(bytes, at, 1 + below(4));
  }
}

function repeatLine(bytes: number[], at: number, times: number): number[] {
  const LINE_FEED = 10;
  const from = bytes.lastIndexOf(LINE_FEED, at - 1) + 1;
  const end = bytes.indexOf(LINE_FEED, at);
  if (end < 0) return bytes;
  const line = bytes.slice(from, end + 1);
  const copies = Array.from({ length: times }, () => line).flat();
  return bytes.toSpliced(end + 1, 0, ...copies);
}
