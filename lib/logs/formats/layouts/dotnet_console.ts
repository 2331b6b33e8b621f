import { DETAILS_LENGTH, type Layout } from "./layout.ts";

const HEADER =
  /^(trce|dbug|info|warn|fail|crit): ([^\s[\]]{1,256})\[(-?\d{1,10})\]\r?(?:\n|$)/;

/**
 * Makes the layout of .NET's console logger, whose entries begin with
 * `warn: Shop.Orders[7]` and have their message on the lines below: `level`,
 * `service` (the category), `event_id`, `message` (the first of these lines),
 * `details` (the others). It writes no time.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { dotnetConsole } from "./dotnet_console.ts";
 *
 * const entries = new EntryColumns();
 * dotnetConsole().read("warn: Shop.Orders[7]\n      No stock", entries);
 *
 * assertEquals(entries.get("level"), "warn");
 * assertEquals(entries.get("message"), "No stock");
 * ```
 */
export function dotnetConsole(): Layout {
  return {
    name: ".NET console log",
    beginsEntry: (line) => HEADER.test(line),
    read(text, entries) {
      const match = HEADER.exec(text);
      if (match === null) return "not the header of a .NET console log";
      const [header, level, category, event] = match;
      entries.set("level", level);
      entries.set("service", category);
      entries.set("event_id", event);
      const end = text.indexOf("\n", header.length);
      const first = text.slice(header.length, end < 0 ? text.length : end);
      if (first !== "") entries.set("message", first.trim());
      if (end >= 0) {
        entries.set("details", text.slice(end + 1, end + 1 + DETAILS_LENGTH));
      }
      return undefined;
    },
  };
}
