import type { Failure } from "./failure.ts";
import type { CodeCell, Notebook } from "./notebook.ts";

const RULE = "-".repeat(18);

/**
 * A cell that failed: which one, what it did, what went wrong.
 *
 * @example Usage
 * ```ts
 * import { assertEquals, assertRejects } from "@std/assert";
 * import { CellError } from "./cell_error.ts";
 * import { executeNotebook } from "./execute_notebook.ts";
 * import { parseNotebook } from "./read_notebook.ts";
 *
 * const text = `{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{
 *   "cell_type": "code", "id": "a", "metadata": {}, "execution_count": null,
 *   "outputs": [], "source": "throw new TypeError('no logs')"
 * }]}`;
 * const error = await assertRejects(
 *   () => executeNotebook(parseNotebook(text, "a.ipynb"), { cwd: "." }),
 *   CellError,
 * );
 * assertEquals([error.number, error.ename, error.evalue], [1, "TypeError", "no logs"]);
 * ```
 */
export class CellError extends Error {
  /** What tells this error from others. */
  override name = "CellError";
  /** The cell's position among the notebook's cells of code, from 1. */
  readonly number: number;
  /** The cell's id. */
  readonly id: string;
  /** The cell's code. */
  readonly source: string;
  /** The name of what was thrown. */
  readonly ename: string;
  /** What it says. */
  readonly evalue: string;
  /** Where it was thrown, line by line. */
  readonly traceback: readonly string[];
  /** The notebook as far as it was executed, the error included. */
  readonly notebook: Notebook;

  /** Takes the cell that failed and the notebook as far as it went. */
  constructor(
    cell: Pick<CodeCell, "id" | "source">,
    number: number,
    failure: Failure,
    notebook: Notebook,
  ) {
    super(describe(cell.source, number, failure));
    this.number = number;
    this.id = cell.id;
    this.source = cell.source;
    this.ename = failure.ename;
    this.evalue = failure.evalue;
    this.traceback = failure.traceback;
    this.notebook = notebook;
  }
}

/** The cell's source, then its traceback, as nbclient has it. */
function describe(source: string, number: number, failure: Failure): string {
  const { ename, evalue, traceback } = failure;
  return [
    `cell ${number} failed: ${ename}: ${evalue}`,
    RULE,
    source.trimEnd(),
    RULE,
    ...traceback,
  ].join("\n");
}
