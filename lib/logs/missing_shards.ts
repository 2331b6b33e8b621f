/**
 * What a report says of shards that are left out of it, in one sentence; undefined
 * if none is.
 *
 * @param shards Their numbers.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { missingShardsText } from "./missing_shards.ts";
 *
 * assertEquals(
 *   missingShardsText([2]),
 *   "Shard 2 of the cluster did not answer; its logs are in no figure.",
 * );
 * assertEquals(missingShardsText([]), undefined);
 * ```
 */
export function missingShardsText(
  shards: readonly number[] = [],
): string | undefined {
  if (shards.length === 0) return undefined;
  return shards.length === 1
    ? `Shard ${
      shards[0]
    } of the cluster did not answer; its logs are in no figure.`
    : `Shards ${
      shards.join(", ")
    } of the cluster did not answer; their logs are in no figure.`;
}
