import { InputError } from "../logs/input_error.ts";
import {
  asObject,
  asText,
  isJsonObject,
  type Json,
  type JsonObject,
} from "./json.ts";
import type { Cell, MimeData, Notebook, Output } from "./notebook.ts";

const LANGUAGES = ["typescript", "javascript"];

/**
 * Reads a notebook's file.
 *
 * @throws {InputError} If there is no such file, or {@linkcode parseNotebook} refuses what is in it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readNotebook } from "./read_notebook.ts";
 *
 * const { cells } = await readNotebook("notebooks/02_workload.ipynb");
 * assertEquals(cells[0].cell_type, "markdown");
 * ```
 */
export async function readNotebook(path: string): Promise<Notebook> {
  return parseNotebook(await readNotebookText(path), path);
}

/**
 * Reads the text of a notebook's file.
 *
 * @throws {InputError} If there is no such file, or it cannot be read.
 */
export async function readNotebookText(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError(`Cannot read the notebook ${path}: ${error.message}`);
  }
}

/**
 * Understands the text of a notebook's file, nbformat 4.0 to 4.5. Cells without
 * an id, which nbformat 4.5 requires, get one from their position.
 *
 * @param text The file's content.
 * @param path The file's name, for error messages.
 * @throws {InputError} If it is no notebook, one of an older format, or one for
 * a kernel that runs neither TypeScript nor JavaScript.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parseNotebook } from "./read_notebook.ts";
 *
 * const text = `{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
 *   {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Title\\n", "Text"]}
 * ]}`;
 * assertEquals(parseNotebook(text, "a.ipynb").cells[0].source, "# Title\nText");
 * ```
 */
export function parseNotebook(text: string, path: string): Notebook {
  const refuse = (why: string) =>
    new InputError(`Cannot read the notebook ${path}: ${why}`);
  const content = parseJson(text);
  if (!isJsonObject(content) || typeof content.nbformat !== "number") {
    throw refuse("it is not a Jupyter notebook (JSON with a field `nbformat`)");
  }
  const { nbformat, nbformat_minor, metadata, cells } = content;
  if (nbformat !== 4) {
    throw refuse(
      `it must have nbformat 4, got ${nbformat}; convert it with \`jupyter nbconvert --to notebook\``,
    );
  }
  const kernel = otherKernel(asObject(metadata));
  if (kernel !== undefined) {
    throw refuse(`it must be for the Deno kernel, got one for ${kernel}`);
  }
  if (!Array.isArray(cells) || !cells.every(isCell)) {
    throw refuse("its `cells` must be a list of code, markdown and raw cells");
  }
  const ids = cells.map(({ id }) => asText(id));
  return {
    nbformat,
    nbformat_minor: Math.max(5, Number(nbformat_minor) || 0),
    metadata: asObject(metadata),
    cells: cells.map((cell, index) =>
      readCell(cell, ids[index] || newId(`cell-${index + 1}`, ids))
    ),
  };
}

/**
 * An id that no cell has.
 *
 * @param wish Taken if it is free; otherwise a number is added.
 * @param ids Those that are taken.
 */
export function newId(wish: string, ids: readonly string[]): string {
  const base = wish.slice(0, 60);
  for (let number = 1;; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!ids.includes(id)) return id;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The kernel that a notebook names, if it is not Deno's; a notebook may name none. */
function otherKernel(metadata: JsonObject): string | undefined {
  const { name, language } = asObject(metadata.kernelspec);
  const spoken = asText(language) ||
    asText(asObject(metadata.language_info).name);
  if (name === "deno" || (!name && !spoken)) return undefined;
  if (LANGUAGES.includes(spoken.toLowerCase())) return undefined;
  return JSON.stringify(name ?? spoken);
}

function isCell(cell: Json): cell is JsonObject {
  const type = asObject(cell).cell_type;
  return type === "code" || type === "markdown" || type === "raw";
}

function readCell(cell: JsonObject, id: string): Cell {
  const metadata = asObject(cell.metadata);
  const source = joinLines(cell.source);
  if (cell.cell_type !== "code") {
    const cell_type = cell.cell_type === "raw" ? "raw" : "markdown";
    const { attachments } = cell;
    const text = { cell_type, id, metadata, source } as const;
    return attachments === undefined ? text : { ...text, attachments };
  }
  const { execution_count, outputs } = cell;
  return {
    cell_type: "code",
    id,
    metadata,
    source,
    execution_count: asCount(execution_count),
    outputs: Array.isArray(outputs)
      ? outputs.map((output) => readOutput(asObject(output)))
      : [],
  };
}

function readOutput(output: JsonObject): Output {
  const { output_type } = output;
  if (output_type === "stream") {
    const name = output.name === "stderr" ? "stderr" : "stdout";
    return { output_type, name, text: joinLines(output.text) };
  }
  if (output_type === "error") {
    const traceback = Array.isArray(output.traceback) ? output.traceback : [];
    return {
      output_type,
      ename: asText(output.ename),
      evalue: asText(output.evalue),
      traceback: traceback.map(asText),
    };
  }
  const metadata = asObject(output.metadata);
  const data = readMimeData(asObject(output.data));
  if (output_type !== "execute_result") {
    return { output_type: "display_data", data, metadata };
  }
  const execution_count = asCount(output.execution_count);
  return { output_type, data, metadata, execution_count };
}

/** Joins what is kept as lines; lists of text under JSON's own MIME types are no lines. */
function readMimeData(data: JsonObject): MimeData {
  return Object.fromEntries(
    Object.entries(data).map(([type, content]) =>
      type !== "application/json" && isLines(content)
        ? [type, content.join("")]
        : [type, content]
    ),
  );
}

function isLines(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) &&
    value.every((line) => typeof line === "string");
}

function joinLines(text: Json | undefined): string {
  return isLines(text) ? text.join("") : asText(text);
}

function asCount(value: Json | undefined): number | null {
  return typeof value === "number" ? value : null;
}
