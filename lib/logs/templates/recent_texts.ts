import type { MaskedText } from "./masked_text.ts";

/** A power of two. */
const PLACES = 16_384;
/** Longer texts are not kept, so that 16 MB is the most that all of them take. */
const LONGEST = 512;

/**
 * Remembers the ids of masked texts seen lately, a place for each remainder of
 * their hash; a new text takes the place of another. Nothing depends on what is
 * remembered but the time that it takes.
 */
export class RecentTexts {
  readonly #texts: (Uint8Array | undefined)[] = new Array(PLACES);
  readonly #ids = new Int32Array(PLACES);

  /** The id of a text, or -1 if it is not remembered. */
  get(text: MaskedText, hash: number): number {
    const place = hash & (PLACES - 1);
    const kept = this.#texts[place];
    const { codes, length } = text;
    if (kept === undefined || kept.length !== length) return -1;
    for (let i = 0; i < length; i++) if (kept[i] !== codes[i]) return -1;
    return this.#ids[place];
  }

  set(text: MaskedText, hash: number, id: number): void {
    if (text.length > LONGEST) return;
    const place = hash & (PLACES - 1);
    this.#texts[place] = text.codes.slice(0, text.length);
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
