import type { EntryWrapper, Unwrapped } from "./entry_wrapper.ts";

/**
 * Takes off what Kubernetes' container runtimes put before each line:
 * `2016-10-06T00:17:09.669794202Z stdout F `, the letter being F for a whole line
 * or its last part and P for a part that goes on.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CriWrapper } from "./cri_wrapper.ts";
 *
 * const line = "2016-10-06T00:17:09.669794202Z stdout P The beginning";
 *
 * assertEquals(new CriWrapper().unwrap(line), {
 *   text: "The beginning",
 *   outer: [["time", "2016-10-06T00:17:09.669794202Z"], ["stream", "stdout"]],
 *   stream: "stdout",
 *   partial: true,
 * });
 * ```
 */
export class CriWrapper implements EntryWrapper {
  readonly name = "Kubernetes CRI";
  readonly reason = "not a Kubernetes CRI line";

  unwrap(line: string): Unwrapped | undefined {
    const found = CRI.exec(line);
    if (found === null) return undefined;
    const [before, time, stream, tag] = found;
    return {
      text: line.slice(before.length),
      outer: [["time", time], ["stream", stream]],
      stream,
      partial: tag === "P",
    };
  }
}

/** Further tags may follow the letter after a colon. */
const CRI =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) (stdout|stderr) ([FP])(?::[^ ]{0,99})?(?: |$)/;
