import { isLevelWord } from "./level_words.ts";
import type { HeaderStep } from "./header_step.ts";

/**
 * What a piece of a header means: the column that it feeds, or two of them
 * (`process`: `service` and `pid`; `thread_level`: `Server thread/INFO`;
 * `thread_class`: ZooKeeper's `[main:Peer@774]`); null for what means nothing.
 */
export type HeaderRole =
  | "timestamp"
  | "time"
  | "level"
  | "pid"
  | "thread"
  | "trace"
  | "code"
  | "process"
  | "thread_level"
  | "thread_class"
  | "logger"
  | "component"
  | "host"
  | "peer"
  | "number"
  | "uptime"
  | null;

/** The share of a piece's values that have to look like what it is said to be. */
const MOST = 0.8;

/**
 * Says what a piece of a header means, by its form and what it holds in a sample.
 *
 * @param step The piece.
 * @param values What it holds, in the sample's lines.
 * @param before The roles of the pieces before it.
 * @param next The form of the piece behind it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { headerRole } from "./header_roles.ts";
 *
 * const bracket = { form: "bracket", sign: "[", stop: 0 } as const;
 *
 * assertEquals(headerRole(bracket, ["INFO", "WARN"], [], undefined), "level");
 * assertEquals(headerRole(bracket, ["main", "pool-1"], [], undefined), "thread");
 * ```
 */
export function headerRole(
  step: HeaderStep,
  values: readonly string[],
  before: readonly HeaderRole[],
  next: HeaderStep | undefined,
): HeaderRole {
  switch (step.form) {
    case "timestamp":
      return "timestamp";
    case "clock":
      return "time";
    case "level":
    case "process":
      return step.form;
    case "mark":
      return null;
    case "number":
      return numberRole(before);
    case "bracket":
      return beforeName(bracketRole(values, before), next);
    default:
      return nameRole(step, values, next);
  }
}

function numberRole(before: readonly HeaderRole[]): HeaderRole {
  if (!before.includes("pid")) return "pid";
  return before.includes("thread") ? "number" : "thread";
}

/** What is in a bracket before a logger is the thread, whatever its name. */
function beforeName(role: HeaderRole, next: HeaderStep | undefined) {
  const named = next?.form === "dotted" || next?.form === "colon";
  return role === "component" && named ? "thread" : role;
}

function bracketRole(
  values: readonly string[],
  before: readonly HeaderRole[],
): HeaderRole {
  const most = (test: (value: string) => boolean, share = MOST) =>
    values.filter(test).length >= values.length * share;
  if (most(isLevelWord)) return "level";
  if (most((value) => THREAD_LEVEL.test(value))) return "thread_level";
  if (most((value) => THREAD_CLASS.test(value))) return "thread_class";
  if (most((value) => NUMBERS.test(value))) return numberRole(before);
  if (most((value) => UPTIME.test(value))) return "uptime";
  if (most((value) => TRACE.test(value), 0.5)) return "trace";
  if (most((value) => CODE.test(value))) return "code";
  if (most((value) => LOGGER.test(value), 0.7)) return "logger";
  if (most((value) => THREAD.test(value), 0.5) && !before.includes("thread")) {
    return "thread";
  }
  return "component";
}

function nameRole(
  step: HeaderStep,
  values: readonly string[],
  next: HeaderStep | undefined,
): HeaderRole {
  const peers = values.filter((value) => PEER.test(value)).length;
  if (peers >= values.length * MOST) return "peer";
  const traces = values.filter((value) => UUID.test(value)).length;
  if (traces >= values.length * MOST) return "trace";
  if (step.form === "dotted") return "logger";
  const dotted = values.filter((value) => LOGGER.test(value)).length;
  if (dotted >= values.length * 0.5) return "logger";
  if (step.form === "word" && next?.form === "process") return "host";
  if (values.every((value) => /^\d{1,20}$/.test(value))) return "number";
  const hosts = values.filter((value) => HOST.test(value)).length;
  return step.form === "word" && hosts >= values.length * MOST
    ? "host"
    : "component";
}

const NUMBERS =
  /^(?:(?:#|pid[ =:]?|tid[ =:]?)?\d{1,20}(?::(?:tid )?\d{1,20})?#?|\d{1,5}(?:\.\d{1,9}){2})$/i;
const THREAD_LEVEL = /^.{1,80}\/(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)$/;
const THREAD_CLASS = /:[\w$]{1,80}@\d{1,9}$/;
const TRACE =
  /^(?:req-|trace|[\da-f]{8}-[\da-f]{4}-|[\da-f]{16,64}\b|[\da-f]{32},)|^[\da-f-]{0,36},[\da-f-]{0,36}$/i;

/** How long a program had been running. */
const UPTIME = /^\d{1,9}(?:\.\d{1,9})?(?:s|ms)$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const CODE = /^[A-Z]{1,8}-\d{2,9}$/;
const THREAD =
  /thread|^main$|^conn\d{1,9}$|worker|\bexec\b|\bpool\b|\bn?io\b|^https?-|scheduler|executor|^\w{1,40}-\d{1,6}-\w{1,40}-\d/i;
const LOGGER = /^[A-Za-z_][\w-]{0,80}(?:(?:\.|::|\$|\/)[\w$-]{1,80}){1,20}$/;
const HOST =
  /^(?=[\w.:/-]{0,80}[A-Za-z])(?=[\w.:/-]{0,80}\d)[A-Za-z\d][\w.:/-]{1,80}$|^\d{1,3}(?:\.\d{1,3}){3}$/;

/** A host with a port, but no file with a line. */
const PEER =
  /^(?!.{1,160}\.(?:go|java|py|rs|c|cc|cpp|cs|[jt]s|rb|kt|scala|h):)[\w.-]{1,120}\.[\w-]{1,60}:\d{2,5}$/;
