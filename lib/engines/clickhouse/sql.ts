/** A piece of SQL. Only {@linkcode sql} and what is in this file make one. */
export class Sql {
  /** @param text Is trusted. */
  constructor(readonly text: string) {}
}

/** What may stand in a template: pieces, lists of them, and values that become literals. */
type Part = Sql | readonly Sql[] | string | number;

/**
 * Builds SQL: pieces stand as they are, lists of them with commas between, text
 * and numbers become literals. So no text of a log, a table or a user becomes part
 * of a statement unless it is named as one.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { identifier, sql } from "./sql.ts";
 *
 * const query = sql`SELECT ${identifier("a`b")} = ${"it's"}`;
 *
 * assertEquals(query.text, "SELECT `a\\`b` = 'it\\'s'");
 * ```
 */
export function sql(texts: TemplateStringsArray, ...parts: Part[]): Sql {
  return new Sql(
    texts.map((text, i) => i === 0 ? text : render(parts[i - 1]) + text)
      .join(""),
  );
}

/** A name of a database, table or column, whatever characters it holds. */
export function identifier(name: string): Sql {
  return new Sql(`\`${escaped(name, "`")}\``);
}

/** A whole number of 64 bits: ClickHouse gives plain ones the narrowest type. */
export function int64(value: number): Sql {
  return new Sql(`toInt64(${render(value)})`);
}

/** Conditions of which all must hold; `1` where there are none. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? sql`1`
    : new Sql(conditions.map(({ text }) => `(${text})`).join(" AND "));
}

function render(part: Part): string {
  if (part instanceof Sql) return part.text;
  if (typeof part === "string") return `'${escaped(part, "'")}'`;
  if (typeof part === "number") return number(part);
  return part.map(({ text }) => text).join(", ");
}

function number(value: number): string {
  if (!Number.isFinite(value)) {
    throw new RangeError(`Cannot write ${value} as SQL: it must be finite`);
  }
  return value < 0 ? `(${value})` : String(value);
}

/** Control characters are spelled out; the quote and the backslash are escaped. */
function escaped(text: string, quote: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)
    .replaceAll("\0", "\\0").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
