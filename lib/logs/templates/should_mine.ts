/** At most this many different messages can be listed as they are. */
const FEW = 100;
/** And up to this share of the rows, they repeat like templates do. */
const REPEATING = 0.01;
/** More different messages than this say nothing one by one, however many rows there are. */
const MANY = 10_000;

/**
 * Whether messages are worth turning into templates: there are more than 100
 * different ones and they are more than 1 % of the rows, or more than 10,000.
 *
 * @param distinct How many different messages there are.
 * @param rows How many rows have a message.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { shouldMine } from "./should_mine.ts";
 *
 * assert(shouldMine(5_000, 100_000));
 * assertFalse(shouldMine(14, 100));
 * ```
 */
export function shouldMine(distinct: number, rows: number): boolean {
  return distinct > MANY || (distinct > FEW && distinct > REPEATING * rows);
}
