/** What a file is, by its first bytes; `text` is whatever else it is not. */
export type FileKind =
  | "text"
  | "gzip"
  | "zstd"
  | "parquet"
  | "arrow"
  | RefusedKind;

/** Kinds that hold logs which have to be taken out first. */
export type RefusedKind = keyof typeof HOW_TO_MEND;

/** How to get at the logs inside, `FILE` standing for the file. */
const HOW_TO_MEND = {
  bzip2: "compressed with bzip2: decompress it first (bunzip2 -k FILE)",
  xz: "compressed with xz: decompress it first (unxz -k FILE)",
  lz4: "compressed with lz4: decompress it first (unlz4 -k FILE)",
  compress: "compressed with compress: decompress it first (uncompress FILE)",
  zip: "a zip archive: extract it first (unzip FILE) and name what was in it",
  sevenZip:
    "a 7z archive: extract it first (7z x FILE) and name what was in it",
  tar: "a tar archive: extract it first (tar -xf FILE) and name what was in it",
  journal:
    "a systemd journal: export it first (journalctl --file FILE -o json > logs.json)",
  evtx:
    "a Windows event log: export it to CSV first (Get-WinEvent | Export-Csv)",
  sqlite: "an SQLite database: export the table to CSV first",
} as const;

/** What to do about a kind, as the end of `they are …`; undefined if nothing has to be done. */
export function howToMend(kind: FileKind): string | undefined {
  return isRefused(kind) ? HOW_TO_MEND[kind] : undefined;
}

function isRefused(kind: FileKind): kind is RefusedKind {
  return Object.hasOwn(HOW_TO_MEND, kind);
}

/** Where a kind's bytes stand, and which; `.` stands for any byte. */
const MAGIC: readonly (readonly [FileKind, number, string])[] = [
  ["gzip", 0, "\x1f\x8b\x08"],
  ["zstd", 0, "\x28\xb5\x2f\xfd"],
  ["parquet", 0, "PAR1"],
  ["parquet", 0, "PARE"],
  ["arrow", 0, "ARROW1"],
  ["bzip2", 0, "BZh.1AY&SY"],
  ["xz", 0, "\xfd7zXZ\0"],
  ["lz4", 0, "\x04\x22\x4d\x18"],
  ["compress", 0, "\x1f\x9d"],
  ["zip", 0, "PK\x03\x04"],
  ["zip", 0, "PK\x05\x06"],
  ["sevenZip", 0, "7z\xbc\xaf\x27\x1c"],
  ["tar", 257, "ustar"],
  ["journal", 0, "LPKSHHRH"],
  ["evtx", 0, "ElfFile\0"],
  ["sqlite", 0, "SQLite format 3\0"],
];

/** How many bytes of a file {@linkcode fileKind} wants to see. */
export const KIND_BYTES = 512;

/**
 * Tells by the first bytes what a file is, whatever its name says.
 *
 * @param head The first {@linkcode KIND_BYTES} bytes; all of a shorter file.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { fileKind } from "./file_kind.ts";
 *
 * assertEquals(fileKind(Uint8Array.of(0x1f, 0x8b, 8, 0)), "gzip");
 * assertEquals(fileKind(new TextEncoder().encode("PAR1")), "parquet");
 * assertEquals(fileKind(new TextEncoder().encode("GET /")), "text");
 * ```
 */
export function fileKind(head: Uint8Array): FileKind {
  for (const [kind, at, magic] of MAGIC) {
    if (matches(head, at, magic)) return kind;
  }
  return isSkippableZstd(head) ? "zstd" : "text";
}

function matches(head: Uint8Array, at: number, magic: string): boolean {
  if (head.length < at + magic.length) return false;
  for (let i = 0; i < magic.length; i++) {
    if (magic[i] !== "." && head[at + i] !== magic.charCodeAt(i)) return false;
  }
  return true;
}

/** A zstd file may begin with a frame that holds no data, as pzstd writes. */
function isSkippableZstd(head: Uint8Array): boolean {
  return head.length >= 8 && (head[0] & 0xf0) === 0x50 &&
    head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
}
