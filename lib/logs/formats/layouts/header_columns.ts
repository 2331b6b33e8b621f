import type { EntryColumns } from "../entry_columns.ts";
import { type HeaderRole, headerRole } from "./header_roles.ts";
import type { HeaderTemplate } from "./header_template.ts";
import { pieceSetter, serviceOf } from "./piece_setter.ts";
import { endWithLogger, trailingLogger } from "./trailing_logger.ts";

/** The roles that can be the service, the best ones first. */
const SERVICES = [
  "process",
  "logger",
  "thread_class",
  "component",
  "host",
] as const;

/** More distinct values than this in a sample, and nobody would call it a service. */
const MOST_SERVICES = 200;

/** Gives the entry at hand what the pieces of a matched line hold. */
export type SetHeader = (entries: EntryColumns, matched: number) => void;

/** What a template's pieces feed. */
export interface HeaderColumns {
  /** The columns: the roles, with the column `service` in place of the one that it is. */
  readonly names: readonly string[];
  /** Which of the template's pieces is the level; -1 for none. */
  readonly level: number;
  readonly set: SetHeader;
}

/**
 * Decides which column each piece of a template feeds. The service is the
 * process, the logger, the component or, for want of these, the host: the first
 * of them that has from 2 to 200 distinct values in the sample, else one that is
 * always the same. Where messages end with a logger, it is that.
 *
 * @param template Of which the lines have all pieces.
 * @param lines Sample lines.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { headerColumns } from "./header_columns.ts";
 * import { HeaderTemplate } from "./header_template.ts";
 *
 * const template = new HeaderTemplate([
 *   { form: "level", sign: "", stop: 0 },
 *   { form: "colon", sign: "", stop: 0 },
 * ]);
 * const columns = headerColumns(template, ["INFO shop: up", "INFO cart: up"]);
 *
 * assertEquals(columns.names, ["level", "service"]);
 * ```
 */
export function headerColumns(
  template: HeaderTemplate,
  lines: readonly string[],
): HeaderColumns {
  const values = sampleValues(template, lines);
  const roles: HeaderRole[] = [];
  template.steps.forEach((step, index) =>
    roles.push(
      headerRole(step, values[index], roles, template.steps[index + 1]),
    )
  );
  const trailing = endWithLogger(restsOf(template, lines));
  const service = trailing ? -1 : chooseService(roles, values);
  const names = nameColumns(roles, service);
  const setters = roles.map((role, index) => pieceSetter(role, names[index]));
  return {
    names: names.filter((name) => name !== ""),
    level: names.indexOf("level"),
    set(entries, matched) {
      const { source } = template;
      for (let index = 0; index < matched; index++) {
        const start = template.startOf(index);
        setters[index]?.(entries, source, start, template.endOf(index));
      }
      if (trailing) setTrailing(entries, template.rest());
    },
  };
}

function restsOf(template: HeaderTemplate, lines: readonly string[]): string[] {
  return lines.filter((line) => template.match(line) === template.steps.length)
    .map((line) => {
      template.match(line);
      return template.rest();
    });
}

function setTrailing(entries: EntryColumns, message: string): void {
  const logger = trailingLogger(message);
  if (logger !== null) entries.set("service", logger);
}

function sampleValues(
  template: HeaderTemplate,
  lines: readonly string[],
): string[][] {
  const values: string[][] = template.steps.map(() => []);
  for (const line of lines) {
    const matched = template.match(line);
    for (let index = 0; index < matched; index++) {
      values[index].push(template.text(index));
    }
  }
  return values;
}

function chooseService(
  roles: readonly HeaderRole[],
  values: readonly string[][],
): number {
  const distinct = values.map((texts, index) =>
    new Set(
      texts.map((text) => serviceOf(text, roles[index]))
        .filter((text) => text !== "" && text !== "-"),
    ).size
  );
  for (const fits of [isChoice, isConstant]) {
    for (const role of SERVICES) {
      const holds = (held: HeaderRole, place: number) =>
        held === role && fits(distinct[place]);
      const index = role === "component"
        ? roles.findLastIndex(holds)
        : roles.findIndex(holds);
      if (index >= 0) return index;
    }
  }
  return -1;
}

function isChoice(distinct: number): boolean {
  return distinct >= 2 && distinct <= MOST_SERVICES;
}

function isConstant(distinct: number): boolean {
  return distinct === 1;
}

/** A column for each piece; a name that comes up again gets a number. */
function nameColumns(roles: readonly HeaderRole[], service: number): string[] {
  const seen = new Map<string, number>();
  return roles.map((role, index) => {
    if (role === null) return "";
    if (index === service) return "service";
    const count = (seen.get(role) ?? 0) + 1;
    seen.set(role, count);
    return count === 1 ? role : `${role}_${count}`;
  });
}
