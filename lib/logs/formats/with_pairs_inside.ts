import { copyInside } from "./copy_inside.ts";
import { EntryColumns } from "./entry_columns.ts";
import { expandedCandidate } from "./expanded_candidate.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { logfmt } from "./layouts/logfmt.ts";

/** The share of the first messages that must be pairs. */
const ENOUGH = 0.1;

/** What messages stand in, the likeliest first. */
const HOLDERS = ["message", "Message", "Line", "line", "log", "msg"];

/**
 * The same way to read a file, and where messages are pairs (`level=info msg=up`),
 * as Go's programs and Heroku's router write them into syslog, their fields too:
 * see {@linkcode copyInside}.
 *
 * @param entries The first ones of the file, see `headEntries`.
 * @returns The candidate itself where they are not.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { chooseFormat } from "./choose_format.ts";
 * import { EntryReader } from "./entry_reader.ts";
 *
 * const lines = ['Nov 20 08:40:50 db1 dockerd[7]: level=warning msg="no swap" n=1'];
 * const reader = new EntryReader(chooseFormat(lines, "a.log").open(), () => {});
 * reader.push({ first: 1, lines, part: "whole" });
 * reader.end();
 * const entries = reader.take();
 *
 * assertEquals(entries.column("level"), ["warning"]);
 * assertEquals(entries.column("message"), ["no swap"]);
 * assertEquals(entries.column("service"), ["dockerd"]);
 * ```
 */
export function withPairsInside(
  candidate: FormatCandidate,
  entries: EntryColumns,
): FormatCandidate {
  const holder = holderOf(entries);
  if (holder === undefined) return candidate;
  return expandedCandidate(
    candidate,
    `pairs in ${JSON.stringify(holder)}`,
    () => expanding(holder),
  );
}

/** The column of messages, if some of them are pairs. */
function holderOf(entries: EntryColumns): string | undefined {
  const holder = HOLDERS.find((name) => entries.names.includes(name));
  if (holder === undefined) return undefined;
  const texts = entries.column(holder).filter((text) => text !== null);
  const pairs = texts.filter((text) => PAIRS.test(text));
  return pairs.length > 0 && pairs.length >= ENOUGH * texts.length
    ? holder
    : undefined;
}

/** Three pairs at least, or two of which one is a level or a message. */
const PAIRS =
  /^[A-Za-z_@][\w.@-]{0,63}=(?:"(?:[^"\\]|\\.){0,2000}"|[^\s"]{0,2000}) (?:(?:\S{1,64} )?(?:level|lvl|msg|message)=|[A-Za-z_@][\w.@-]{0,63}=(?:"(?:[^"\\]|\\.){0,2000}"|[^\s"]{0,2000}) [A-Za-z_@][\w.@-]{0,63}=)/;

function expanding(holder: string): (entries: EntryColumns) => void {
  const layout = logfmt();
  const inside = new EntryColumns();
  return (entries) => {
    const message = entries.get(holder);
    if (message === null || !PAIRS.test(message)) return;
    if (layout.read(message, inside) === undefined) {
      copyInside(inside, entries, holder);
    }
    inside.drop();
  };
}
