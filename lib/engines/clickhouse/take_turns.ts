/**
 * Runs some tasks at a time, and waits with the next one until there is room.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TakeTurns } from "./take_turns.ts";
 *
 * const turns = new TakeTurns(2);
 * const done: number[] = [];
 * for (const n of [1, 2, 3]) {
 *   await turns.start(async () => {
 *     await Promise.resolve();
 *     done.push(n);
 *   });
 * }
 * await turns.done();
 *
 * assertEquals(done, [1, 2, 3]);
 * ```
 */
export class TakeTurns {
  readonly #most: number;
  readonly #running = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;

  /** @param most Tasks that run at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Starts a task as soon as there is room.
   *
   * @throws What an earlier task threw.
   */
  async start(task: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#most) {
      await Promise.race(this.#running);
    }
    this.#check();
    const running = task().catch((error) => {
      this.#failure ??= { error };
    }).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /**
   * Waits until all tasks are done.
   *
   * @throws What the first one that failed threw.
   */
  async done(): Promise<void> {
    await this.idle();
    this.#check();
  }

  /** Waits until no task runs any more, whether they failed or not. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
