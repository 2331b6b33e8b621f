import { InputError } from "../logs/input_error.ts";
import type { Json } from "./json.ts";
import { type CodeCell, hasTag, isCode, type Notebook } from "./notebook.ts";
import { newId } from "./read_notebook.ts";

/** Values by the name of a parameter. */
export type Parameters = Readonly<Record<string, Json>>;

const DEFAULTS_TAG = "parameters";
const INJECTED_TAG = "injected-parameters";

type Kind = "string" | "number" | "boolean" | "other";

/**
 * The names that a notebook's cell tagged `parameters` declares, in its order.
 *
 * A parameter is a line such as `let every = "auto"; // a window's length`. What
 * is declared with `const` is none, for it cannot be assigned.
 *
 * @returns `[]` for a notebook without such a cell.
 */
export function parameterNames(notebook: Notebook): string[] {
  return [...parameterKinds(notebook).keys()];
}

/**
 * Reads parameters as a command line gives them, `every=10s`. What a value is
 * taken for depends on the default that the notebook declares: text stays as it
 * is, a number or a boolean has to be one, for anything else JSON is tried first.
 *
 * Parameters that the notebook does not declare are left out.
 *
 * @param given Texts of the form `name=value`.
 * @throws {InputError} If one has not that form, or no value of the declared type.
 */
export function readParameters(
  notebook: Notebook,
  given: readonly string[],
): Parameters {
  const kinds = parameterKinds(notebook);
  const entries = given.map(splitParameter).flatMap(([name, text]) => {
    const kind = kinds.get(name);
    return kind === undefined ? [] : [[name, readValue(name, text, kind)]];
  });
  return Object.fromEntries(entries);
}

/**
 * Splits `name=value`; the value may be empty or hold further `=`.
 *
 * @throws {InputError} If there is no name or no `=`.
 */
export function splitParameter(text: string): [name: string, value: string] {
  const match = /^([\p{ID_Start}$_][\p{ID_Continue}$]*)=([^]*)$/u.exec(text);
  if (match !== null) return [match[1], match[2]];
  throw new InputError(
    `Cannot read a parameter: it must be name=value, got ${
      JSON.stringify(text)
    }`,
  );
}

/**
 * Says that parameters are unknown.
 *
 * @param unknown Their names.
 * @param known The names there are.
 */
export function unknownParameters(
  unknown: readonly string[],
  known: readonly string[],
): InputError {
  const list = known.length === 0 ? "none" : known.join(", ");
  return new InputError(
    `Cannot set the parameter ${unknown.join(", ")}: the notebook has ${list}`,
  );
}

/**
 * Sets parameters in papermill's way: a cell tagged `injected-parameters` behind
 * the one tagged `parameters`, in place of the one of an earlier run.
 *
 * @returns A new notebook; the same one where there is nothing to set.
 * @throws {InputError} If the notebook does not declare one of them, or with another type.
 */
export function setParameters(
  notebook: Notebook,
  parameters: Parameters,
): Notebook {
  const names = Object.keys(parameters);
  if (names.length === 0) return notebook;
  const kinds = parameterKinds(notebook);
  const unknown = names.filter((name) => !kinds.has(name));
  if (unknown.length > 0) throw unknownParameters(unknown, [...kinds.keys()]);
  for (const name of names) checkKind(name, parameters[name], kinds.get(name));

  const old = notebook.cells.find((cell) => hasTag(cell, INJECTED_TAG));
  const cells = notebook.cells.filter((cell) => !hasTag(cell, INJECTED_TAG));
  const place = cells.findIndex(declaresParameters);
  const ids = cells.map(({ id }) => id);
  const injected: CodeCell = {
    cell_type: "code",
    id: old?.id ?? newId(`${cells[place].id.slice(0, 51)}-injected`, ids),
    metadata: { tags: [INJECTED_TAG] },
    source: injectedSource(parameters),
    execution_count: null,
    outputs: [],
  };
  return { ...notebook, cells: cells.toSpliced(place + 1, 0, injected) };
}

/** Assignments: the kernel and the type checker both accept them behind a `let`. */
function injectedSource(parameters: Parameters): string {
  const lines = Object.entries(parameters).map(([name, value]) =>
    `${name} = ${JSON.stringify(value)};`
  );
  // The kernel shows the value of the last expression, even one that ends in `;`.
  return ["// Parameters", ...lines, "void 0;"].join("\n");
}

function declaresParameters(cell: Notebook["cells"][number]): boolean {
  return isCode(cell) && hasTag(cell, DEFAULTS_TAG);
}

function parameterKinds(notebook: Notebook): Map<string, Kind> {
  const source = notebook.cells.find(declaresParameters)?.source ?? "";
  const declarations =
    /^(?:let|var)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?::\s*([^=]+?))?\s*=\s*(.)/gmu;
  return new Map(
    Array.from(
      source.matchAll(declarations),
      ([, name, type, start]) => [name, kindOf(type, start)],
    ),
  );
}

/** The kind that a type annotation, or else the first character of the default, stands for. */
function kindOf(type: string | undefined, start: string): Kind {
  if (type !== undefined) {
    return type === "string" || type === "number" || type === "boolean"
      ? type
      : "other";
  }
  if (/["'`]/.test(start)) return "string";
  if (/[-+.\d]/.test(start)) return "number";
  return /[tf]/.test(start) ? "boolean" : "other";
}

function readValue(name: string, text: string, kind: Kind): Json {
  if (kind === "string") return text;
  const value = parseJson(text);
  if (kind === "other") return value === undefined ? text : value;
  checkKind(name, value ?? text, kind);
  return value ?? text;
}

function checkKind(name: string, value: Json, kind: Kind = "other"): void {
  if (kind === "other" || typeof value === kind) return;
  throw new InputError(
    `Cannot set the parameter ${name}: it must be a ${kind}, got ${
      JSON.stringify(value)
    }`,
  );
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
