import { canonicalJson } from "../../lib/runner/canonical_json.ts";
import { isCode, type Notebook } from "../../lib/runner/notebook.ts";

/** How the outputs of a run differ from what they should be. */
export interface OutputCounts {
  /** How many there should be; each line of a stream is one. */
  readonly expected: number;
  /** Nowhere in the notebook. */
  readonly lost: number;
  /** Under another cell, or in another order. */
  readonly misplaced: number;
  /** There, but nothing that should be: damaged or made twice. */
  readonly foreign: number;
}

/** The outputs of each cell of code as texts: one for each line of a stream, display, result or error. */
export function outputTexts(notebook: Notebook): string[][] {
  return notebook.cells.filter(isCode).map(({ outputs }) =>
    outputs.flatMap((output) => {
      if (output.output_type === "stream") {
        const lines = output.text.match(/.*\n|.+$/g) ?? [];
        return lines.map((line) => `${output.name} ${line}`);
      }
      if (output.output_type === "error") {
        return [`error ${output.ename} ${output.evalue}`];
      }
      const { output_type, data, metadata } = output;
      return [`${output_type} ${canonicalJson({ data, metadata })}`];
    })
  );
}

/**
 * Compares the outputs of each cell with what they should be.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compareOutputs } from "./compare_outputs.ts";
 *
 * assertEquals(
 *   compareOutputs([["a", "b", "c"], ["d"]], [["a", "c"], ["d", "b"]]),
 *   { expected: 4, lost: 0, misplaced: 1, foreign: 0 },
 * );
 * ```
 */
export function compareOutputs(
  expected: readonly (readonly string[])[],
  actual: readonly (readonly string[])[],
): OutputCounts {
  const missing: string[] = [];
  const surplus: string[] = [];
  const cells = Math.max(expected.length, actual.length);
  for (let cell = 0; cell < cells; cell++) {
    const rest = unmatched(expected[cell] ?? [], actual[cell] ?? []);
    missing.push(...rest.expected);
    surplus.push(...rest.actual);
  }
  const misplaced = inBoth(missing, surplus);
  return {
    expected: expected.flat().length,
    lost: missing.length - misplaced,
    misplaced,
    foreign: surplus.length - misplaced,
  };
}

/** What is left of two lists without their longest common subsequence. */
function unmatched(
  expected: readonly string[],
  actual: readonly string[],
): { expected: string[]; actual: string[] } {
  let start = 0;
  while (start < expected.length && expected[start] === actual[start]) start++;
  const a = expected.slice(start);
  const b = actual.slice(start);
  if (a.length === 0 || b.length === 0) {
    return { expected: a, actual: b };
  }
  const lengths = subsequenceLengths(a, b);
  const rest: { expected: string[]; actual: string[] } = {
    expected: [],
    actual: [],
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (
      j === b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])
    ) rest.expected.push(a[i++]);
    else rest.actual.push(b[j++]);
  }
  return rest;
}

/** `[i][j]`: how long the longest common subsequence of `a` from i on and `b` from j on is. */
function subsequenceLengths(
  a: readonly string[],
  b: readonly string[],
): number[][] {
  const lengths = Array.from(
    { length: a.length + 1 },
    () => new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j]
        ? lengths[i + 1][j + 1] + 1
        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

/** How many texts two lists have in common, each counted as often as it is in both. */
function inBoth(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of left) counts.set(text, (counts.get(text) ?? 0) + 1);
  let common = 0;
  for (const text of right) {
    const count = counts.get(text) ?? 0;
    if (count === 0) continue;
    counts.set(text, count - 1);
    common++;
  }
  return common;
}
