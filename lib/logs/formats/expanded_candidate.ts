import type { EntryColumns } from "./entry_columns.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { readingOn } from "./reading_on.ts";

/**
 * The same way to read a file, which then expands what a message holds.
 *
 * @param inside What is in the messages, for who reads of it: `pairs in "log"`.
 * @param open Makes what gives an entry that was read more fields; each file needs
 * a new one.
 */
export function expandedCandidate(
  candidate: FormatCandidate,
  inside: string,
  open: () => (entries: EntryColumns) => void,
): FormatCandidate {
  // A scan of a table would leave messages as they are.
  const { table: _scanned, ...rest } = candidate;
  return {
    ...rest,
    detail: rest.detail === "" ? inside : `${rest.detail}, ${inside}`,
    open: () => {
      const { splitter, format } = candidate.open();
      return { splitter, format: readingOn(format, open()) };
    },
  };
}
