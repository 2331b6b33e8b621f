/**
 * Calls `task` while `Math.random` draws from another generator, for packages
 * that take no generator. `Math.random` is put back afterwards, also when the
 * task throws.
 *
 * @param random Numbers in [0, 1).
 * @param task Must be synchronous: whatever it starts and does not await sees the ordinary `Math.random`.
 */
export function withMathRandom<T>(random: () => number, task: () => T): T {
  const original = Math.random;
  Math.random = random;
  try {
    return task();
  } finally {
    Math.random = original;
  }
}
