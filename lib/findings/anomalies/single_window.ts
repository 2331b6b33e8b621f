import type { Evidence } from "../conclude.ts";

/**
 * What a verdict on the most extreme window means, and what to do about it.
 *
 * @param what What is extreme in it: `mean latency`.
 * @param moment When it begins, for a reader.
 */
export function singleWindow(
  what: string,
  moment: string,
): Pick<Evidence, "means" | "advice"> {
  return {
    means: {
      supported: "noise does not give such a window",
      within_noise:
        "the most extreme of so many windows lies that far out by chance",
      refuted: "it is detectable but negligible",
    },
    advice: {
      supported: `Read the logs from ${moment} on: something happened there.`,
      within_noise:
        `Leave the window with the most extreme ${what} alone: chance makes one of so many.`,
      refuted:
        `Leave the window with the most extreme ${what} alone: it is too close to the rest to matter.`,
    },
  };
}
