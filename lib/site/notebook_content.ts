/** Text as notebook files keep it: whole, or as lines that keep their line feeds. */
export type MultilineText = string | readonly string[];

/** An output of a code cell, as far as a page shows it (nbformat 4.5). */
export interface NotebookOutput {
  readonly output_type: string;
  /** Of `stream`: `stdout` or `stderr`. */
  readonly name?: string;
  readonly text?: MultilineText;
  /** Of `display_data` and `execute_result`: MIME type to content. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Of `error`. */
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: readonly string[];
}

/** A cell, as far as a page shows it (nbformat 4.5). */
export interface NotebookCell {
  readonly cell_type: string;
  readonly source: MultilineText;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly execution_count?: number | null;
  readonly outputs?: readonly NotebookOutput[];
}

/** A notebook, as far as a page shows it (nbformat 4.5). */
export interface NotebookContent {
  readonly cells: readonly NotebookCell[];
}

/** Joins text that may be kept as lines; what is not text gives `""`. */
export function joinText(text: unknown): string {
  if (typeof text === "string") return text;
  if (!Array.isArray(text)) return "";
  return text.filter((line) => typeof line === "string").join("");
}

/** Whether a cell has a tag, such as `parameters`. */
export function hasTag(cell: NotebookCell, tag: string): boolean {
  const tags = cell.metadata?.tags;
  return Array.isArray(tags) && tags.includes(tag);
}
