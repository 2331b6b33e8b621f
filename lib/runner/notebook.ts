import type { Json, JsonObject } from "./json.ts";

/** MIME type to content: text whole, other things as JSON. */
export type MimeData = JsonObject;

/** Text that a cell printed. */
export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** Something that a cell displayed. */
export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: MimeData;
  readonly metadata: JsonObject;
}

/** The value of a cell's last expression. */
export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly data: MimeData;
  readonly metadata: JsonObject;
  readonly execution_count: number | null;
}

/** The error that a cell ended with. */
export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** What a cell left behind (nbformat 4.5). */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** A cell of code. */
export interface CodeCell {
  readonly cell_type: "code";
  /** Unique in the notebook; stays when the cell changes. */
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

/** A cell of Markdown, or of text that stays as it is. */
export interface TextCell {
  readonly cell_type: "markdown" | "raw";
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
  readonly attachments?: Json;
}

/** A cell of a notebook. */
export type Cell = CodeCell | TextCell;

/** A notebook, nbformat 4.5; texts are whole, not lists of lines as in its file. */
export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: number;
  readonly metadata: JsonObject;
  readonly cells: readonly Cell[];
}

/** Whether a cell is code. */
export function isCode(cell: Cell): cell is CodeCell {
  return cell.cell_type === "code";
}

/** Whether a cell has a tag, such as `parameters`. */
export function hasTag(cell: Cell, tag: string): boolean {
  const { tags } = cell.metadata;
  return Array.isArray(tags) && tags.includes(tag);
}
