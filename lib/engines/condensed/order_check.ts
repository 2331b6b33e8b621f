import type { QualityFacts } from "../../logs/log_source.ts";

/** Watches timestamps go by: their bounds, their order, the steps between them. */
export class OrderCheck {
  /** How many are earlier than the one before them. */
  outOfOrder = 0;
  /** The longest step forward, the first of equal ones; null with fewer than two. */
  longestStep: QualityFacts["longestGap"] = null;
  #first = Infinity;
  #last = -Infinity;
  #before = NaN;

  /** The earliest; null if there is none. */
  get first(): number | null {
    return this.#first === Infinity ? null : this.#first;
  }

  /** The latest; null if there is none. */
  get last(): number | null {
    return this.#last === -Infinity ? null : this.#last;
  }

  /** Takes the next timestamps, microseconds since 1970 UTC; NaN where there is none. */
  add(times: Float64Array): void {
    let longest = this.longestStep === null
      ? -1
      : this.longestStep.end - this.longestStep.start;
    let before = this.#before;
    let [first, last] = [this.#first, this.#last];
    for (let row = 0; row < times.length; row++) {
      const time = times[row];
      if (time !== time) continue;
      const step = time - before;
      if (step < 0) this.outOfOrder++;
      if (step > longest) {
        longest = step;
        this.longestStep = { start: before, end: time };
      }
      if (time < first) first = time;
      if (time > last) last = time;
      before = time;
    }
    this.#before = before;
    this.#first = first;
    this.#last = last;
  }
}
