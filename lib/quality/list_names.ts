import { formatNumber } from "../logs/format_number.ts";

/** Names in a sentence, at most five: `a, b and 3 more`. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => name || "the unnamed column");
  const more = names.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${formatNumber(more)} more` : "");
}
