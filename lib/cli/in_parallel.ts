/**
 * Does a piece of work for each item, several at a time.
 *
 * @param items Started in their order.
 * @param jobs How many at a time, at least 1.
 * @param work What to do; an error in one leaves the others going.
 * @returns What became of each, in the items' order.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { inParallel } from "./in_parallel.ts";
 *
 * const results = await inParallel([3, 1], 2, (item) => Promise.resolve(item * 2));
 * assertEquals(results, [
 *   { status: "fulfilled", value: 6 },
 *   { status: "fulfilled", value: 2 },
 * ]);
 * ```
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const results: PromiseSettledResult<Result>[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      [results[index]] = await Promise.allSettled([work(item)]);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
