const FIRST_PLACES = 1024;

/** A set of 64-bit hashes, in 16 bytes each at least and 32 at most. */
export class HashSet {
  size = 0;
  /** The halves of each hash; both 0 where a place is free. */
  #places = new Uint32Array(2 * FIRST_PLACES);
  #mask = FIRST_PLACES - 1;
  #hasZero = false;

  /** Adds hashes, each as its lower and its upper half. */
  addAll(halves: Uint32Array): void {
    for (let i = 0; i < halves.length; i += 2) {
      this.#add(halves[i], halves[i + 1]);
    }
  }

  /** All hashes, which the set no longer holds then. */
  take(): Uint32Array {
    const places = withoutFree(this.#places);
    const all = this.#hasZero ? Uint32Array.of(0, 0) : new Uint32Array(0);
    const taken = new Uint32Array(all.length + places.length);
    taken.set(places);
    this.#places = new Uint32Array(2 * FIRST_PLACES);
    this.#mask = FIRST_PLACES - 1;
    this.#hasZero = false;
    this.size = 0;
    return taken;
  }

  #add(low: number, high: number): void {
    if (low === 0 && high === 0) {
      if (!this.#hasZero) this.size++;
      this.#hasZero = true;
      return;
    }
    const places = this.#places;
    let place = low & this.#mask;
    while (places[2 * place] !== 0 || places[2 * place + 1] !== 0) {
      if (places[2 * place] === low && places[2 * place + 1] === high) return;
      place = (place + 1) & this.#mask;
    }
    places[2 * place] = low;
    places[2 * place + 1] = high;
    this.size++;
    if (2 * this.size > this.#mask) this.#grow();
  }

  #grow(): void {
    const old = this.#places;
    const count = this.#mask + 1;
    this.#places = new Uint32Array(4 * count);
    this.#mask = 2 * count - 1;
    this.size = Number(this.#hasZero);
    this.addAll(withoutFree(old));
  }
}

/** Puts the places in use in front and leaves out the others. */
function withoutFree(places: Uint32Array): Uint32Array {
  let end = 0;
  for (let i = 0; i < places.length; i += 2) {
    if (places[i] === 0 && places[i + 1] === 0) continue;
    places[end++] = places[i];
    places[end++] = places[i + 1];
  }
  return places.subarray(0, end);
}
