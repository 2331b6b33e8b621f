import type { EntryColumns } from "../entry_columns.ts";
import type { HeaderRole } from "./header_roles.ts";
import { setFieldPart } from "./set_field.ts";
import { withoutLine } from "./without_line.ts";

/** Gives the entry at hand what a piece of its header holds. */
export type SetPiece = (
  entries: EntryColumns,
  line: string,
  start: number,
  end: number,
) => void;

/**
 * What sets the column of a piece, or its two columns.
 *
 * @param role What the piece means.
 * @param name The column; `service` where the piece names the service.
 * @returns Null for a piece that means nothing.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryColumns } from "../entry_columns.ts";
 * import { pieceSetter } from "./piece_setter.ts";
 *
 * const entries = new EntryColumns();
 * pieceSetter("process", "service")?.(entries, "sshd[7]: up", 0, 7);
 *
 * assertEquals(entries.get("service"), "sshd");
 * assertEquals(entries.get("pid"), "7");
 * ```
 */
export function pieceSetter(role: HeaderRole, name: string): SetPiece | null {
  if (role === null) return null;
  if (role === "thread_level") return setThreadLevel;
  if (role === "process" || role === "thread_class") {
    const isService = name === "service";
    return role === "process"
      ? processSetter(isService ? "service" : "process")
      : threadClassSetter(isService ? "service" : "logger");
  }
  const isService = name === "service";
  return (entries, line, start, end) => {
    const to = isService
      ? withoutLine(line, start, end)
      : role === "trace"
      ? firstWordEnd(line, start, end)
      : end;
    setFieldPart(entries, name, line, start, to);
  };
}

function firstWordEnd(line: string, start: number, end: number): number {
  const space = line.indexOf(" ", start);
  return space < 0 ? end : Math.min(space, end);
}

function processSetter(column: string): SetPiece {
  return (entries, line, start, end) => {
    const text = line.slice(start, end);
    const open = text.indexOf("[");
    entries.set(column, serviceOf(text, "process"));
    if (open > 0) entries.set("pid", text.slice(open + 1, text.indexOf("]")));
  };
}

function threadClassSetter(column: string): SetPiece {
  return (entries, line, start, end) => {
    const text = line.slice(start, end);
    const colon = text.lastIndexOf(":");
    entries.set("thread", text.slice(0, Math.max(colon, 0)));
    entries.set(column, serviceOf(text, "thread_class"));
  };
}

function setThreadLevel(
  entries: EntryColumns,
  line: string,
  start: number,
  end: number,
): void {
  const text = line.slice(start, end);
  const slash = text.lastIndexOf("/");
  entries.set("thread", text.slice(0, slash));
  entries.set("level", text.slice(slash + 1));
}

/** What names the service in a piece: no process number, no line number. */
export function serviceOf(text: string, role: HeaderRole): string {
  if (role === "process") return text.replace(/[[(].*$/, "");
  if (role === "thread_class") {
    return text.slice(text.lastIndexOf(":") + 1).replace(/@\d{1,9}$/, "");
  }
  return text.slice(0, withoutLine(text, 0, text.length));
}
