import type { EntryWrapper, Unwrapped } from "./entry_wrapper.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json_value.ts";

/** Of what is around a line, so much is kept. */
const MOST_OUTER = 100;
const DEEPEST_OUTER = 6;

/**
 * Takes off what Docker's json-file driver puts around each line:
 * `{"log":"…\n","stream":"stdout","time":"…"}`; fluentd and Fluent Bit add
 * `kubernetes` to it. A long line comes in parts, of which the last ends with
 * `\n`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { DockerWrapper } from "./docker_wrapper.ts";
 *
 * const line = '{"log":"late\\n","stream":"stderr","time":"2024-05-17T10:05:03Z"}';
 *
 * assertEquals(new DockerWrapper().unwrap(line), {
 *   text: "late",
 *   outer: [["stream", "stderr"], ["time", "2024-05-17T10:05:03Z"]],
 *   stream: "stderr",
 *   partial: false,
 * });
 * ```
 */
export class DockerWrapper implements EntryWrapper {
  readonly name = "Docker JSON";
  readonly reason = "not a Docker JSON line";
  readonly #hasLineBreaks: boolean;

  /**
   * @param hasLineBreaks Whether whole lines end with `\n`, as they do unless
   * somebody trimmed them. Defaults to yes.
   */
  constructor(hasLineBreaks = true) {
    this.#hasLineBreaks = hasLineBreaks;
  }

  unwrap(line: string): Unwrapped | undefined {
    const object = parse(line);
    if (object === undefined || typeof object.log !== "string") return;
    const { log, ...around } = object;
    const stream = typeof around.stream === "string" ? around.stream : "";
    if (stream === "" && typeof around.time !== "string") return;
    const isWhole = log.endsWith("\n");
    const outer: [string, string][] = [];
    addOuter(around, "", 0, outer);
    return {
      text: isWhole ? log.slice(0, log.endsWith("\r\n") ? -2 : -1) : log,
      outer,
      stream,
      partial: this.#hasLineBreaks && !isWhole,
    };
  }
}

function parse(line: string): JsonObject | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: JsonValue = JSON.parse(line);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function addOuter(
  object: JsonObject,
  prefix: string,
  depth: number,
  outer: [string, string][],
): void {
  for (const [key, value] of Object.entries(object)) {
    if (value === null || outer.length >= MOST_OUTER) continue;
    if (isJsonObject(value) && depth < DEEPEST_OUTER) {
      addOuter(value, `${prefix}${key}.`, depth + 1, outer);
    } else if (typeof value !== "object") {
      outer.push([prefix + key, String(value)]);
    }
  }
}
