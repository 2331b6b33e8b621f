import type { MaskedText } from "./masked_text.ts";

/** A power of two. */
const PLACES = 65_536;
/** The bytes of each place; longer texts are not kept. All places take 16 MB. */
const BYTES = 256;

/**
 * Remembers the ids of masked texts seen lately, a place for each remainder of
 * their hash; a new text takes the place of another. Nothing depends on what is
 * remembered but the time that it takes.
 */
export class RecentTexts {
  readonly #codes = new Uint8Array(PLACES * BYTES);
  readonly #lengths = new Int32Array(PLACES).fill(-1);
  readonly #ids = new Int32Array(PLACES);

  /** The id of a text, or -1 if it is not remembered. */
  get({ codes, length }: MaskedText, hash: number): number {
    const place = hash & (PLACES - 1);
    if (this.#lengths[place] !== length) return -1;
    const kept = this.#codes;
    const start = place * BYTES;
    for (let i = 0; i < length; i++) {
      if (kept[start + i] !== codes[i]) return -1;
    }
    return this.#ids[place];
  }

  set({ codes, length }: MaskedText, hash: number, id: number): void {
    if (length > BYTES) return;
    const place = hash & (PLACES - 1);
    const start = place * BYTES;
    for (let i = 0; i < length; i++) this.#codes[start + i] = codes[i];
    this.#lengths[place] = length;
    this.#ids[place] = id;
  }
}

/** A hash of a masked text: FNV-1a, its high bits mixed into the low ones. */
export function hashText({ codes, length }: MaskedText): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ codes[i], 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
