/**
 * Words with a number in them that is part of the name. All others are taken
 * for a name and a number, such as `worker3`.
 */
const TECHNICAL_WORDS: ReadonlySet<string> = new Set(
  ("amd64 arm64 base64 ec2 float32 float64 h2 http1 http2 http3 i18n int16 " +
    "int32 int64 ipv4 ipv6 k8s l10n log4j log4j2 md5 mp3 mp4 neo4j oauth2 p50 " +
    "p90 p95 p99 s3 sha1 sha256 sha384 sha512 slf4j ssh2 tls1 uint8 uint16 " +
    "uint32 uint64 utf8 utf16 win32 x509 x64 x86").split(" "),
);

const LONGEST = 7;

/** Whether some technical word begins with two characters: most words need no string. */
const PREFIXES = new Uint8Array(1024);
for (const word of TECHNICAL_WORDS) {
  PREFIXES[prefixOf(word.charCodeAt(0), word.charCodeAt(1))] = 1;
}

/** Whether a word's digits belong to its name, as in `utf8`. */
export function isTechnicalWord(
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (end - start > LONGEST) return false;
  if (PREFIXES[prefixOf(bytes[start], bytes[start + 1])] === 0) return false;
  const word = String.fromCharCode(...bytes.subarray(start, end));
  return TECHNICAL_WORDS.has(word.toLowerCase());
}

function prefixOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}
