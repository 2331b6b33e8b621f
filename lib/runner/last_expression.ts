import { stripTypeScriptTypes } from "node:module";

/** Where the last expression of a cell stands: indices of its source. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** In longer cells and above longer statements the search would take more time than it is worth. */
const LONGEST_SOURCE_CHARACTERS = 20_000;
const MOST_STARTS = 60;

const SPACE = String.raw`(?:\s|//.*|/\*[^]*?\*/)*`;
const BLANK = new RegExp(`^${SPACE}$`);
const DECLARATION = new RegExp(
  String.raw`^${SPACE}(?:[{@]|(?:async\s+)?function\b|class\b|let\s*\[)`,
);
/** What can go on with the line before: a call, an index, a template, an operator. */
const CONTINUATION = new RegExp(`^${SPACE}[([\`+\\-/*]`);

/**
 * Has a cell's last expression go through a function, which lets the kernel show
 * values that it otherwise does not. A cell that ends with another statement, or
 * that cannot be parsed, stays as it is; the lines keep their numbers.
 *
 * @param source The cell's code.
 * @param name The function's name.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { passLastExpression } from "./last_expression.ts";
 *
 * assertEquals(passLastExpression("let a = 1;\na / 0;", "show"), "let a = 1;\nshow((a / 0\n));");
 * assertEquals(passLastExpression("let a = 1;", "show"), "let a = 1;");
 * ```
 */
export function passLastExpression(source: string, name: string): string {
  if (source.length > LONGEST_SOURCE_CHARACTERS || !parses(source)) {
    return source;
  }
  const place = findLastExpression(source);
  if (place === undefined) return source;
  const { start, end } = place;
  const head = source.slice(0, start);
  // The line feed ends a comment behind the expression.
  const expression = `${name}((${source.slice(start, end)}\n))`;
  const passed = head + expression + source.slice(end);
  return parses(passed) ? passed : source;
}

function findLastExpression(source: string): Place | undefined {
  for (const start of possibleStarts(source)) {
    const head = source.slice(0, start);
    const tail = source.slice(start);
    if (BLANK.test(tail) || !isStatementEnd(head, tail)) continue;
    if (DECLARATION.test(tail)) return undefined;
    const length = expressionLength(tail);
    if (length !== undefined) return { start, end: start + length };
    if (parses(tail)) return undefined;
  }
  return undefined;
}

/** Where the last statement may start: behind line feeds and semicolons, the last first. */
function possibleStarts(source: string): number[] {
  const starts = Array.from(
    source.matchAll(/^\s*(?=\S)|;\s*/gm),
    ({ index, 0: text }) => index + text.length,
  );
  return starts.reverse().slice(0, MOST_STARTS);
}

/** Whether a statement ends with `head`, so that another one starts with `tail`. */
function isStatementEnd(head: string, tail: string): boolean {
  if (!parses(head)) return false;
  const isInComment = parses(`${head})`);
  if (isInComment) return false;
  const endsExpression = () => parses(`${head}\n* 1`);
  return !(CONTINUATION.test(tail) && endsExpression());
}

/** How much of a statement is its expression; undefined for other statements. */
function expressionLength(tail: string): number | undefined {
  const semicolons = Array.from(tail.matchAll(/;/g), ({ index }) => index);
  for (const length of [tail.length, ...semicolons.reverse()]) {
    if (length < tail.length && !BLANK.test(tail.slice(length + 1))) break;
    if (parses(`(${tail.slice(0, length)}\n)`)) return length;
  }
  return undefined;
}

/** Whether Deno's own parser, which is the kernel's too, accepts some TypeScript. */
function parses(code: string): boolean {
  try {
    stripTypeScriptTypes(code, { mode: "transform" });
    return true;
  } catch {
    return false;
  }
}
