import type { Evidence } from "../conclude.ts";

/** What a verdict on the most extreme window means, and what to do about it. */
export const SINGLE_WINDOW = {
  means: {
    supported: "noise does not give such a window",
    within_noise:
      "the most extreme of so many windows lies that far out by chance",
    refuted: "it is detectable but negligible",
  },
  advice: {
    supported: "Read the logs of that window: something happened there.",
    within_noise:
      "Do not look for a cause in single windows; chance alone makes one of them extreme.",
    refuted:
      "Do not look for a cause in single windows; the most extreme one is too close to the rest to matter.",
  },
} as const satisfies Pick<Evidence, "means" | "advice">;
