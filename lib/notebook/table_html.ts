import { escape } from "@std/html";
import type { Cell, TableColumn } from "./table_column.ts";

/** What a table holds, ready to be written down; none of it is escaped. */
export interface TableLayout {
  readonly columns: readonly TableColumn[];
  readonly caption?: string;
  /** A remark below the rows: that there are none, or how many more there are. */
  readonly note?: string;
}

/** Texts up to this many characters, timestamps among them, stay on one line. */
const LONG = 32;

/**
 * Writes a table as HTML. Front ends disagree about the alignment of cells
 * (Jupyter's own styles put all to the right, code hosts to the left and without
 * `style`), so numbers carry `align` and the rest a style.
 */
export function tableHtml({ columns, caption, note }: TableLayout): string {
  const rows = columns[0]?.cells.length ?? 0;
  const lines = [
    "<table>",
    ...(caption ? [`<caption>${withoutMath(caption)}</caption>`] : []),
    "<thead>",
    `<tr>${columns.map(heading).join("")}</tr>`,
    "</thead>",
    "<tbody>",
    ...Array.from({ length: rows }, (_, row) => bodyRow(columns, row)),
    "</tbody>",
    "</table>",
    ...(note ? [`<p><em>${escape(note)}</em></p>`] : []),
  ];
  return columns.length === 0 ? `<p><em>${note}</em></p>` : lines.join("\n");
}

/** Escapes text; pages take what lies between two dollars for math, unless they lie in elements. */
function withoutMath(text: string): string {
  return escape(text).replace(/[\\$]+/g, "<span>$&</span>");
}

function heading(column: TableColumn): string {
  return `<th scope="col"${alignment(column)}>${
    withoutMath(column.heading)
  }</th>`;
}

function bodyRow(columns: readonly TableColumn[], row: number): string {
  const cells = columns.map((column) =>
    `<td${alignment(column)}${content(column.cells[row])}</td>`
  );
  return `<tr>${cells.join("")}</tr>`;
}

function content({ text, whole, blank }: Cell): string {
  if (blank) return ` title="${blank}"><em>${escape(text)}</em>`;
  const title = whole === undefined ? "" : ` title="${escape(whole)}"`;
  return `${title}>${withoutMath(text)}`;
}

function alignment({ align, cells }: TableColumn): string {
  if (align === "right") return ' align="right"';
  const isLong = cells.some(({ text }) => text.length > LONG);
  const width = isLong ? "min-width:16em" : "white-space:nowrap";
  return ` style="text-align:left;${width}"`;
}
