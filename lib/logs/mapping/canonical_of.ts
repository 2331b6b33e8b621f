import type { CanonicalColumn } from "../log_source.ts";
import type { LogMapping } from "./column_mapping.ts";

/** The canonical column that a column feeds; null if none. */
export function canonicalOf(
  name: string,
  mapping: LogMapping,
): CanonicalColumn | null {
  const fed = Object.values(mapping).find(({ from }) =>
    from.some(({ column }) => column === name)
  );
  return fed?.canonical ?? null;
}
