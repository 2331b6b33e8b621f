import { canonicalJson } from "./canonical_json.ts";
import { diffText } from "./diff_text.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Cell, isCode, type Notebook, type Output } from "./notebook.ts";

/** Where two notebooks differ, and how. */
export interface CellDifference {
  /** The cell's position among the cells of code, from 1; null for other cells and the notebook itself. */
  readonly cell: number | null;
  /** The cell's id; `""` for the notebook itself. */
  readonly id: string;
  /** What differs: a MIME type with the output's number, a stream, `source`, … */
  readonly part: string;
  /** A few lines: `-` what the first has, `+` what the second has. */
  readonly diff: string;
}

/** The parts of a thing, as text that can be compared. */
type Parts = ReadonlyMap<string, string>;

/**
 * Compares two notebooks in everything: sources, metadata, order, outputs with
 * their metadata, execution counts.
 *
 * @param before Such as the committed one.
 * @param after Such as a fresh execution of it.
 * @returns In the order of the cells; `[]` for equal notebooks.
 */
export function diffNotebooks(
  before: Notebook,
  after: Notebook,
): CellDifference[] {
  const length = Math.max(before.cells.length, after.cells.length);
  const indices = Array.from({ length }, (_, index) => index);
  return [
    ...diffParts(frameParts(before), frameParts(after))
      .map((difference) => ({ cell: null, id: "", ...difference })),
    ...indices.flatMap((index) => diffCells(before, after, index)),
  ];
}

function diffCells(
  before: Notebook,
  after: Notebook,
  index: number,
): CellDifference[] {
  const parts = [before, after].map(({ cells }) => cellParts(cells[index]));
  const { cells } = index < after.cells.length ? after : before;
  const cell = isCode(cells[index])
    ? cells.slice(0, index + 1).filter(isCode).length
    : null;
  return diffParts(parts[0], parts[1])
    .map((difference) => ({ cell, id: cells[index].id, ...difference }));
}

/** The notebook but for its cells. */
function frameParts({ metadata, nbformat, nbformat_minor }: Notebook): Parts {
  return objectParts({ metadata, nbformat, nbformat_minor });
}

function diffParts(
  before: Parts,
  after: Parts,
): Pick<CellDifference, "part" | "diff">[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((part) => {
    const old = before.get(part);
    const fresh = after.get(part);
    return old === fresh ? [] : [{ part, diff: diffText(old, fresh) }];
  });
}

function cellParts(cell: Cell | undefined): Parts {
  if (cell === undefined) return new Map();
  if (!isCode(cell)) return objectParts({ ...cell });
  const { outputs, ...rest } = cell;
  return new Map([
    ...objectParts(rest),
    ...outputs.flatMap((output, index) => outputParts(output, index + 1)),
  ]);
}

function outputParts(output: Output, number: number): [string, string][] {
  const where = `of output ${number}`;
  if (output.output_type === "stream") {
    return [[`${output.name} ${where}`, output.text]];
  }
  if (output.output_type === "error") {
    return [[`error ${where}`, canonicalJson({ ...output })]];
  }
  const { data, ...rest } = output;
  return [
    ...Object.entries(data).map((
      [type, content],
    ): [string, string] => [`${type} ${where}`, partText(content)]),
    // The kind, so that a result that becomes a display is a difference too.
    [`metadata ${where}`, canonicalJson(rest)],
  ];
}

function objectParts(object: JsonObject): Parts {
  return new Map(
    Object.entries(object).map(([name, value]) => [name, partText(value)]),
  );
}

function partText(value: Json): string {
  return typeof value === "string" ? value : canonicalJson(value);
}
