import type { CellDifference } from "../runner/diff_notebooks.ts";

/**
 * Says where a notebook differs from a fresh execution.
 *
 * @param name The notebook's.
 * @returns For each difference a line with notebook, cell and part, and the short diff.
 */
export function describeDifferences(
  name: string,
  differences: readonly CellDifference[],
): string {
  return differences.map((difference) => {
    const diff = difference.diff.replaceAll(/^/gm, "  ");
    return `${name}${where(difference)}: ${difference.part} differs\n${diff}`;
  }).join("\n");
}

function where({ cell, id }: CellDifference): string {
  if (cell !== null) return `, cell ${cell} (${id})`;
  return id === "" ? "" : `, cell ${id}`;
}
