import type { TableColumn } from "./table_column.ts";
import type { TableLayout } from "./table_html.ts";

/** Writes a table as plain text: columns two spaces apart, a rule under the headings. */
export function tableText({ columns, caption, note }: TableLayout): string {
  const padded = columns.map(padColumn);
  const height = padded[0]?.length ?? 0;
  const lines = Array.from(
    { length: height },
    (_, line) => padded.map((column) => column[line]).join("  ").trimEnd(),
  );
  return [caption, ...lines, note].filter((line) => line !== undefined).join(
    "\n",
  );
}

function padColumn({ heading, align, cells }: TableColumn): string[] {
  const texts = [heading, ...cells.map((cell) => cell.text)];
  const width = Math.max(...texts.map(length));
  const pad = (text: string) => {
    const space = " ".repeat(width - length(text));
    return align === "right" ? space + text : text + space;
  };
  const [first, ...rest] = texts.map(pad);
  return [first, "-".repeat(width), ...rest];
}

/** Characters that consoles set twice as wide: of East Asian scripts, and most emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns of a console a text takes. */
function length(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (WIDE.test(character) ? 2 : 1),
    0,
  );
}
