/** The share of messages that have to end with a logger. */
const ENOUGH = 0.8;

/** A logger in parentheses is at most this long, in UTF-16 units. */
const LONGEST = 160;

/**
 * The logger that a message ends with, in parentheses, as Kafka's do:
 * `Stopped (kafka.server.Broker)`; null where it does not.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { trailingLogger } from "./trailing_logger.ts";
 *
 * assertEquals(trailingLogger("Stopped (kafka.Broker)"), "kafka.Broker");
 * assertEquals(trailingLogger("Stopped (at last)"), null);
 * ```
 */
export function trailingLogger(message: string): string | null {
  if (!message.endsWith(")")) return null;
  const match = LOGGER.exec(message.slice(-LONGEST));
  return match === null ? null : match[1];
}

const LOGGER = / \(([A-Za-z_]\w{0,60}(?:[.$][\w-]{1,60}){1,12})\)$/;

/** Whether a sample's messages end with a logger, with few exceptions. */
export function endWithLogger(messages: readonly string[]): boolean {
  const ended = messages.filter((text) => trailingLogger(text) !== null).length;
  return ended > 0 && ended >= messages.length * ENOUGH;
}
