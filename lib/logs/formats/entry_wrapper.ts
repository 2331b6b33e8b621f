import type { TextLines } from "../bytes/text_lines.ts";

/** What a wrapper says beside the text that it wraps: column and value, in order. */
export type OuterFields = readonly (readonly [column: string, value: string])[];

/** A line of the program inside, and what was around it. */
export interface Unwrapped {
  /** The line, or a part of it, without its line break. */
  readonly text: string;
  readonly outer: OuterFields;
  /** Lines are put together from their parts within a stream, such as `stdout`. */
  readonly stream: string;
  /** Whether the line goes on in the next part of the stream. */
  readonly partial: boolean;
}

/** A whole line of the program inside: it ends where the line around it ends. */
export interface UnwrappedPlace {
  /** Where it begins. */
  readonly start: number;
  readonly outer: OuterFields;
  readonly stream: string;
}

/**
 * What a container's runtime puts around each line that a program prints: the
 * line inside has a format of its own.
 */
export interface EntryWrapper {
  /** As a reader knows it, such as `Docker JSON`. */
  readonly name: string;
  /** Why lines are rejected that are not wrapped, such as `not a Docker JSON line`. */
  readonly reason: string;
  /** Takes the wrapper off a line; undefined if the line is not wrapped so. */
  unwrap(line: string): Unwrapped | undefined;

  /**
   * The same for a line that stands among others, where that is quicker.
   *
   * @returns Undefined if `unwrap` is to be asked, as it is where the line inside
   * goes on.
   */
  unwrapAt?(
    lines: TextLines,
    start: number,
    end: number,
  ): UnwrappedPlace | undefined;
}
