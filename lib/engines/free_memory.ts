import v8 from "node:v8";
import vm from "node:vm";

/** Below this, bytes of the whole process, nothing is looked for. */
const ENOUGH = 256 * 2 ** 20;

let collect: (() => void) | undefined;

/**
 * Frees the frames that nothing holds any more. JavaScript takes them for tiny
 * objects and would not look for them until there are thousands, each with
 * megabytes behind it that Polars has allocated: to be called where frames come
 * and go.
 */
export async function freeMemory(): Promise<void> {
  if (Deno.memoryUsage().rss < ENOUGH) return;
  if (collect === undefined) {
    v8.setFlagsFromString("--expose-gc");
    collect = vm.runInNewContext("gc") as () => void;
  }
  collect();
  // What is to be freed is freed by the event loop.
  await new Promise((done) => setTimeout(done, 0));
}
