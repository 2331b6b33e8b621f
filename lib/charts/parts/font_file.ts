/** What of a font file tells which characters it has, and how wide they are. */
export interface FontFile {
  /** How far a character moves the next one, as a part of the size; null where it has no such character. */
  advance(character: string): number | null;
}

/** A table of the file. */
type Tables = ReadonlyMap<string, DataView>;

/**
 * Reads a TrueType font file: its character map and its widths.
 *
 * @param bytes The file.
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function fontFile(bytes: Uint8Array): FontFile {
  const tables = tablesOf(bytes);
  const table = (name: string) => tables.get(name) ?? new DataView(NOTHING);
  const glyphs = characterMap(table("cmap"));
  const unitsPerEm = table("head").getUint16(18);
  const widths = table("hmtx");
  // The last width stands for all glyphs behind it.
  const last = table("hhea").getUint16(34) - 1;
  return {
    advance(character) {
      const glyph = glyphs.get(character.codePointAt(0) ?? 0);
      return glyph === undefined
        ? null
        : widths.getUint16(4 * Math.min(glyph, last)) / unitsPerEm;
    },
  };
}

const NOTHING = new ArrayBuffer(0);

function tablesOf({ buffer, byteOffset, byteLength }: Uint8Array): Tables {
  const file = new DataView(buffer, byteOffset, byteLength);
  const tables = Array.from({ length: file.getUint16(4) }, (_, i) => {
    const at = 12 + 16 * i;
    const name = String.fromCharCode(
      ...[0, 1, 2, 3].map((place) => file.getUint8(at + place)),
    );
    const [offset, length] = [file.getUint32(at + 8), file.getUint32(at + 12)];
    return [name, new DataView(buffer, byteOffset + offset, length)] as const;
  });
  return new Map(tables);
}

/** The glyph of each code point, of all of the file's Unicode maps together. */
function characterMap(cmap: DataView): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + 8 * i + 4);
    const format = cmap.getUint16(at);
    if (format === 4) addSegments(cmap, at, glyphs);
    if (format === 12) addGroups(cmap, at, glyphs);
  }
  return glyphs;
}

/** Format 4: stretches of the basic plane. */
function addSegments(
  cmap: DataView,
  at: number,
  glyphs: Map<number, number>,
): void {
  const size = cmap.getUint16(at + 6);
  const [ends, starts] = [at + 14, at + 16 + size];
  const [deltas, offsets] = [starts + size, starts + 2 * size];
  for (let i = 0; i < size; i += 2) {
    const offset = cmap.getUint16(offsets + i);
    for (
      let code = cmap.getUint16(starts + i);
      code <= cmap.getUint16(ends + i) && code < 0xffff;
      code++
    ) {
      const place = offsets + i + offset +
        2 * (code - cmap.getUint16(starts + i));
      const raw = offset === 0 ? code : cmap.getUint16(place);
      const glyph = raw === 0 ? 0 : (raw + cmap.getUint16(deltas + i)) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

/** Format 12: stretches of all planes. */
function addGroups(
  cmap: DataView,
  at: number,
  glyphs: Map<number, number>,
): void {
  for (let i = 0; i < cmap.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i;
    const [start, end, glyph] = [0, 4, 8].map((place) =>
      cmap.getUint32(group + place)
    );
    for (let code = start; code <= end; code++) {
      glyphs.set(code, glyph + code - start);
    }
  }
}
