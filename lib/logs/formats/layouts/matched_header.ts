import { TextLines } from "../../bytes/text_lines.ts";
import { passSpaces } from "./characters.ts";

/** How far a line has the pieces of a header, and where they stand; one object serves many lines. */
export class MatchedHeader {
  /** What the line stands in; places are places in its text. */
  lines: TextLines = TextLines.of([]);
  /** How many pieces were found. */
  count = 0;
  /** Whether the line lacks the next piece. */
  isOver = false;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #start = -1;
  #end = 0;
  #place = 0;

  /** @param most How many pieces there are at most. */
  constructor(most: number) {
    this.#starts = new Uint32Array(most);
    this.#ends = new Uint32Array(most);
  }

  /** Whether it is about the line that begins at a place. */
  isOf(lines: TextLines, start: number): boolean {
    return this.#start === start && this.lines === lines;
  }

  /** Begins with a line of which nothing is known. */
  begin(lines: TextLines, start: number, end: number): void {
    this.lines = lines;
    this.count = 0;
    this.isOver = false;
    this.#start = start;
    this.#end = end;
    this.#place = start;
  }

  /** Where the line ends. */
  get end(): number {
    return this.#end;
  }

  /** The place behind the pieces. */
  get place(): number {
    return this.#place;
  }

  /** The first place behind the pieces that holds no space. */
  get next(): number {
    return passSpaces(this.lines.units, this.#place, this.#end);
  }

  /** Where what a piece holds begins. */
  startOf(index: number): number {
    return this.#starts[index];
  }

  /** Where what a piece holds ends. */
  endOf(index: number): number {
    return this.#ends[index];
  }

  /**
   * Adds a piece.
   *
   * @param start Where what it holds begins, and `end` where that ends.
   * @param place The place behind it.
   */
  add(start: number, end: number, place: number): void {
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.#place = place;
    this.count++;
  }
}
