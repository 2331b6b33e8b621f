/**
 * Words with a number in them that is part of the name. All others are taken
 * for a name and a number, such as `worker3`.
 */
const TECHNICAL_WORDS: readonly string[] =
  ("amd64 arm64 base64 ec2 float32 float64 h2 http1 http2 http3 i18n int16 " +
    "int32 int64 ipv4 ipv6 k8s l10n log4j log4j2 md5 mp3 mp4 neo4j oauth2 p50 " +
    "p90 p95 p99 s3 sha1 sha256 sha384 sha512 slf4j ssh2 tls1 uint8 uint16 " +
    "uint32 uint64 utf8 utf16 win32 x509 x64 x86").split(" ");

// A trie: the node behind each byte of a node, 0 for none. Node 0 is the root.
const WIDTH = 256;
const NEXT: number[] = new Array(WIDTH).fill(0);
const ENDS = new Set<number>();
for (const word of TECHNICAL_WORDS) ENDS.add(insert(word));

/** Whether a word's digits belong to its name, as in `utf8` or `UTF8`. */
export function isTechnicalWord(
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  let node = 0;
  for (let at = start; at < end; at++) {
    node = NEXT[node * WIDTH + bytes[at]];
    if (node === 0) return false;
  }
  return ENDS.has(node);
}

/** Puts a word into the trie and returns its last node. */
function insert(word: string): number {
  let node = 0;
  for (const char of word) {
    const place = node * WIDTH + char.charCodeAt(0);
    if (NEXT[place] === 0) {
      NEXT[place] = NEXT.length / WIDTH;
      NEXT[node * WIDTH + char.toUpperCase().charCodeAt(0)] = NEXT[place];
      for (let i = 0; i < WIDTH; i++) NEXT.push(0);
    }
    node = NEXT[place];
  }
  return node;
}
