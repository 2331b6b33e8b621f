/** A text as bytes, of which those from `length` on mean nothing. */
export interface BufferedText {
  readonly codes: Uint8Array;
  readonly length: number;
}

/** The bytes of each place; longer texts are not kept. */
const BYTES = 256;

/**
 * Remembers the ids of texts seen lately, a place for each remainder of their
 * hash; a new text takes the place of another. Nothing depends on what is
 * remembered but the time that it takes.
 */
export class RecentTexts {
  readonly #places: number;
  readonly #codes: Uint8Array;
  readonly #lengths: Int32Array;
  readonly #ids: Int32Array;

  /** @param places A power of two; each takes 264 bytes. */
  constructor(places: number) {
    this.#places = places;
    this.#codes = new Uint8Array(places * BYTES);
    this.#lengths = new Int32Array(places).fill(-1);
    this.#ids = new Int32Array(places);
  }

  /** The id of a text, or -1 if it is not remembered. */
  get({ codes, length }: BufferedText, hash: number): number {
    const place = hash & (this.#places - 1);
    if (this.#lengths[place] !== length) return -1;
    const kept = this.#codes;
    const start = place * BYTES;
    for (let i = 0; i < length; i++) {
      if (kept[start + i] !== codes[i]) return -1;
    }
    return this.#ids[place];
  }

  set({ codes, length }: BufferedText, hash: number, id: number): void {
    if (length > BYTES) return;
    const place = hash & (this.#places - 1);
    const start = place * BYTES;
    for (let i = 0; i < length; i++) this.#codes[start + i] = codes[i];
    this.#lengths[place] = length;
    this.#ids[place] = id;
  }
}

/** A hash of a text: FNV-1a, its high bits mixed into the low ones. */
export function hashText({ codes, length }: BufferedText): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < length; i++) {
    hash = Math.imul(hash ^ codes[i], 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
