import type { Json, JsonObject } from "./json.ts";

/** MIME type to content: text whole, other things as JSON. */
export type MimeData = JsonObject;

/** Text that a cell printed. */
export interface StreamOutput {
  /** What kind of output it is. */
  readonly output_type: "stream";
  /** Where it was printed to. */
  readonly name: "stdout" | "stderr";
  /** What was printed. */
  readonly text: string;
}

/** Something that a cell displayed. */
export interface DisplayOutput {
  /** What kind of output it is. */
  readonly output_type: "display_data";
  /** The thing in several forms. */
  readonly data: MimeData;
  /** What front ends should know about the forms. */
  readonly metadata: JsonObject;
}

/** The value of a cell's last expression. */
export interface ResultOutput {
  /** What kind of output it is. */
  readonly output_type: "execute_result";
  /** The value in several forms. */
  readonly data: MimeData;
  /** What front ends should know about the forms. */
  readonly metadata: JsonObject;
  /** The count of the execution that gave it; null if unknown. */
  readonly execution_count: number | null;
}

/** The error that a cell ended with. */
export interface ErrorOutput {
  /** What kind of output it is. */
  readonly output_type: "error";
  /** The name of what was thrown. */
  readonly ename: string;
  /** What it says. */
  readonly evalue: string;
  /** Where it was thrown, line by line. */
  readonly traceback: readonly string[];
}

/** What a cell left behind (nbformat 4.5). */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** A cell of code. */
export interface CodeCell {
  /** What kind of cell it is. */
  readonly cell_type: "code";
  /** Unique in the notebook; stays when the cell changes. */
  readonly id: string;
  /** Tags and what front ends keep. */
  readonly metadata: JsonObject;
  /** The code. */
  readonly source: string;
  /** Its place in the order of executions, from 1; null if it was not executed. */
  readonly execution_count: number | null;
  /** What the execution left behind, in order. */
  readonly outputs: readonly Output[];
}

/** A cell of Markdown, or of text that stays as it is. */
export interface TextCell {
  /** What kind of cell it is. */
  readonly cell_type: "markdown" | "raw";
  /** Unique in the notebook; stays when the cell changes. */
  readonly id: string;
  /** Tags and what front ends keep. */
  readonly metadata: JsonObject;
  /** The text. */
  readonly source: string;
  /** Pictures that the text shows. */
  readonly attachments?: Json;
}

/** A cell of a notebook. */
export type Cell = CodeCell | TextCell;

/** A notebook, nbformat 4.5; texts are whole, not lists of lines as in its file. */
export interface Notebook {
  /** The format's version. */
  readonly nbformat: 4;
  /** The format's lesser version. */
  readonly nbformat_minor: number;
  /** The kernel, the language and what front ends keep. */
  readonly metadata: JsonObject;
  /** The cells from top to bottom. */
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
