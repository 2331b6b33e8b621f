import { basename, dirname } from "@std/path";
import { InputError } from "../logs/input_error.ts";
import { canonicalJson } from "./canonical_json.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Cell, isCode, type Notebook, type Output } from "./notebook.ts";

/** MIME types outside `text/` whose content nbformat keeps as lines. */
const TEXT_MIME_TYPES = ["application/javascript", "image/svg+xml"];

/** Where Python's `str.splitlines`, and so nbformat, ends a line. */
const LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029";
const LINE = new RegExp(`[^]*?(?:\r\n|[${LINE_ENDS}])|[^]+$`, "g");

/**
 * Writes a notebook as the text of its file: the one text that Python's nbformat
 * writes for it too. Sources and textual outputs are lists of lines, so that a
 * changed line is one changed line in a diff; one line feed stands at the end.
 *
 * @example Usage
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import { serializeNotebook } from "./write_notebook.ts";
 *
 * const text = serializeNotebook({
 *   nbformat: 4,
 *   nbformat_minor: 5,
 *   metadata: {},
 *   cells: [{ cell_type: "markdown", id: "a", metadata: {}, source: "# A\nb" }],
 * });
 * assertStringIncludes(text, `"# A\\n",\n    "b"`);
 * ```
 */
export function serializeNotebook(notebook: Notebook): string {
  const { nbformat, nbformat_minor, metadata, cells } = notebook;
  const content = {
    cells: cells.map(cellJson),
    metadata,
    nbformat,
    nbformat_minor,
  };
  return `${canonicalJson(content)}\n`;
}

/**
 * Writes a notebook to a file, whole or not at all: what stands there is
 * replaced in one step by a file that is already on the disk.
 *
 * @throws {InputError} If the file or its folder cannot be written to.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readNotebook } from "./read_notebook.ts";
 * import { writeNotebook } from "./write_notebook.ts";
 *
 * const folder = await Deno.makeTempDir();
 * const notebook = await readNotebook("notebooks/02_workload.ipynb");
 * await writeNotebook(`${folder}/copy.ipynb`, notebook);
 * assertEquals(await readNotebook(`${folder}/copy.ipynb`), notebook);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function writeNotebook(
  path: string,
  notebook: Notebook,
): Promise<void> {
  const text = serializeNotebook(notebook);
  try {
    await replaceFile(path, text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError(`Cannot write the notebook ${path}: ${error.message}`);
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const old = await existingFile(path);
  const target = old?.path ?? path;
  const temporary = await Deno.makeTempFile({
    dir: dirname(target),
    // Version control ignores the name, should the machine die meanwhile.
    prefix: `.~${basename(target)}-`,
    suffix: ".tmp",
  });
  try {
    await writeThrough(temporary, text);
    if (Deno.build.os !== "windows") {
      await Deno.chmod(temporary, old?.mode ?? 0o644);
    }
    await Deno.rename(temporary, target);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
}

/** A file that will be replaced, behind links to it; fails if it may not be changed. */
async function existingFile(
  path: string,
): Promise<{ path: string; mode: number } | undefined> {
  try {
    using file = await Deno.open(path, { write: true });
    const { mode } = await file.stat();
    return { path: await Deno.realPath(path), mode: (mode ?? 0o644) & 0o777 };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Writes a file and waits until the disk has it. */
async function writeThrough(path: string, text: string): Promise<void> {
  using file = await Deno.open(path, { write: true, truncate: true });
  const bytes = new TextEncoder().encode(text);
  for (let written = 0; written < bytes.length;) {
    written += await file.write(bytes.subarray(written));
  }
  await file.sync();
}

function cellJson(cell: Cell): JsonObject {
  const source = splitLines(cell.source);
  if (!isCode(cell)) return { ...cell, source };
  return { ...cell, source, outputs: cell.outputs.map(outputJson) };
}

function outputJson(output: Output): JsonObject {
  if (output.output_type === "stream") {
    return { ...output, text: splitLines(output.text) };
  }
  if (output.output_type === "error") return { ...output };
  const data = Object.entries(output.data).map(([type, content]) =>
    [type, mimeJson(type, content)] as const
  );
  return { ...output, data: Object.fromEntries(data) };
}

function mimeJson(type: string, content: Json): Json {
  const isText = type.startsWith("text/") || TEXT_MIME_TYPES.includes(type);
  return isText && typeof content === "string" ? splitLines(content) : content;
}

function splitLines(text: string): readonly string[] {
  return text.match(LINE) ?? [];
}
