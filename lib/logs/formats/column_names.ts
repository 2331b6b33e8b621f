/**
 * Makes names of what stands in a header: without spaces around, `level_2` for a
 * second `level`. An empty field is a name if it is the only one (an index has
 * none), else an empty third one is `column_3`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { columnNames } from "./column_names.ts";
 *
 * assertEquals(columnNames(["", "a", " a"]), ["", "a", "a_2"]);
 * assertEquals(columnNames(["", "a", ""]), ["column_1", "a", "column_3"]);
 * ```
 */
export function columnNames(header: readonly string[]): string[] {
  const trimmed = header.map((field) => field.trim());
  const isIndex = header.length > 1 &&
    trimmed.filter((name) => name === "").length === 1;
  const wanted = trimmed.map((name, i) =>
    name === "" && !isIndex ? `column_${i + 1}` : name
  );
  const taken = new Set<string>(wanted);
  const seen = new Set<string>();
  const next = new Map<string, number>();
  return wanted.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let count = next.get(name) ?? 2;
    while (taken.has(`${name}_${count}`)) count++;
    next.set(name, count + 1);
    const unique = `${name}_${count}`;
    taken.add(unique);
    return unique;
  });
}
