import type { EntryColumns } from "./entry_columns.ts";

/** Fields inside that say more than what stands around them. */
const BETTER_INSIDE = ["level", "message"];

/**
 * Gives an entry the fields that were found inside its message. A field that the
 * entry has already is kept; the one inside is then called `inner_host`, but
 * `level` and `message` are those inside. A time inside is `inner_timestamp`: it
 * rarely says its zone.
 *
 * @param from The fields inside.
 * @param holder The column of the message.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { copyInside } from "./copy_inside.ts";
 * import { EntryColumns } from "./entry_columns.ts";
 *
 * const [from, to] = [new EntryColumns(), new EntryColumns()];
 * to.set("log", "level=info host=a msg=up");
 * to.set("host", "b");
 * for (const [name, value] of [["host", "a"], ["message", "up"]]) {
 *   from.set(name, value);
 * }
 * copyInside(from, to, "log");
 *
 * assertEquals(to.get("log"), "up");
 * assertEquals([to.get("host"), to.get("inner_host")], ["b", "a"]);
 * ```
 */
export function copyInside(
  from: EntryColumns,
  to: EntryColumns,
  holder: string,
): void {
  for (const name of from.names) {
    const value = from.get(name);
    if (value === null) continue;
    const target = name === "message" ? holder : name;
    const isKept = name === "timestamp" ||
      to.has(target) && !BETTER_INSIDE.includes(name);
    to.set(isKept ? innerName(name, value) : target, value);
  }
}

/** Heroku's `service=18ms` is the time that a service took. */
function innerName(name: string, value: string): string {
  return name === "service" && /^\d{1,9}ms$/.test(value)
    ? "service_time"
    : `inner_${name}`;
}
