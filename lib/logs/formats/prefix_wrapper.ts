import type { EntryWrapper, Unwrapped } from "./entry_wrapper.ts";

/** What tools put before the lines of several containers that they show at once. */
const PREFIXES: readonly (readonly [name: string, prefix: RegExp])[] = [
  // web-1  | text
  ["Docker Compose", /^([\w.-]{1,99}) {0,99}\| ?/],
  // [pod/web-1/app] text
  ["kubectl", /^\[([\w.-]{1,99}(?:\/[\w.-]{1,99}){1,2})\] /],
];

/** The share of lines that must have a prefix, and how often its names recur. */
const ENOUGH = 0.9;
const RECURRENCE = 3;

/**
 * Takes off what `docker compose logs` and `kubectl logs --prefix` put before
 * each line: the container's name.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { PrefixWrapper } from "./prefix_wrapper.ts";
 *
 * const lines = ["web-1  | up", "db-1   | up", "web-1  | down"];
 * const wrapper = PrefixWrapper.find(lines);
 *
 * assertEquals(wrapper?.unwrap("db-1   | full"), {
 *   text: "full",
 *   outer: [["container", "db-1"]],
 *   stream: "db-1",
 *   partial: false,
 * });
 * ```
 */
export class PrefixWrapper implements EntryWrapper {
  readonly name: string;
  readonly reason: string;
  readonly #prefix: RegExp;

  private constructor(name: string, prefix: RegExp) {
    this.name = name;
    this.reason = `no container's name before the line, as ${name} writes it`;
    this.#prefix = prefix;
  }

  /** The wrapper of some lines; undefined if they have none. */
  static find(lines: readonly string[]): PrefixWrapper | undefined {
    for (const [name, prefix] of PREFIXES) {
      const names = lines.flatMap((line) => prefix.exec(line)?.[1] ?? []);
      const recur = new Set(names).size * RECURRENCE <= names.length + 3;
      if (names.length >= ENOUGH * lines.length && names.length > 0 && recur) {
        return new PrefixWrapper(name, prefix);
      }
    }
  }

  unwrap(line: string): Unwrapped | undefined {
    const found = this.#prefix.exec(line);
    if (found === null) return undefined;
    const [prefix, container] = found;
    return {
      text: line.slice(prefix.length),
      outer: [["container", container]],
      stream: container,
      partial: false,
    };
  }
}
