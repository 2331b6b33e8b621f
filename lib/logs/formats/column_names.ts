/**
 * Makes names of what stands in a header: without spaces around, `column_3` for
 * an empty third one, `level_2` for a second `level`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { columnNames } from "./column_names.ts";
 *
 * assertEquals(columnNames(["", "a", " a"]), ["column_1", "a", "a_2"]);
 * ```
 */
export function columnNames(header: readonly string[]): string[] {
  const wanted = header.map((field, i) => field.trim() || `column_${i + 1}`);
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
