import { countText, formatNumber } from "../../logs/format_number.ts";
import { formatMoment } from "../../logs/timestamp.ts";
import type { Evidence } from "../conclude.ts";

/** Windows this long, or a multiple of it, are known by their date. */
const DAY_US = 86_400e6;

/** Of so many windows, as a share and at least, a single one is not what is unusual. */
const MANY = { share: 0.1, least: 5 } as const;

/** The most extreme window of several. */
export interface SingleWindow {
  /** What is extreme in it: `mean latency`. */
  readonly what: string;
  /** When it begins, microseconds since 1970 UTC. */
  readonly start_us: number;
  /** The starts of all that were compared, rising. */
  readonly starts_us: readonly number[];
  /** What it has, after `with`: `a mean of 58.7 ms against 55.0 ms overall`. */
  readonly has: string;
  /** How many of those compared lie beyond what noise gives around one level. */
  readonly beyond: number;
}

/**
 * What is seen of the most extreme window, what a verdict on it means, and what to
 * do about it. Days are called days. Where one in ten windows lies beyond noise
 * around one level, it is the level that moves (a rhythm, a trend), which is said.
 */
export function singleWindow(
  window: SingleWindow,
): Pick<Evidence, "seen" | "means" | "advice"> {
  const { what, has, beyond, starts_us } = window;
  const { noun, is, moment } = wordsFor(window);
  const count = starts_us.length;
  const isOneOfMany = beyond >= Math.max(MANY.least, MANY.share * count);
  const many = `${formatNumber(beyond)} of ${countText(count, noun)}`;
  return {
    seen: `the most extreme of ${countText(count, noun)} ${is} with ${has}${
      isOneOfMany ? `; ${many} lie beyond noise around one level` : ""
    }`,
    means: {
      supported: isOneOfMany
        ? "the level itself moves"
        : `noise does not give such a ${noun}`,
      within_noise:
        `the most extreme of so many ${noun}s lies that far out by chance`,
      refuted: "it is detectable but negligible",
    },
    advice: {
      supported: isOneOfMany
        ? `Look at the course of the ${what} before this one ${noun}: ${many} are unusual.`
        : `Read the logs ${moment}: something happened there.`,
      within_noise:
        `Leave the ${noun} with the most extreme ${what} alone: chance makes one of so many.`,
      refuted:
        `Leave the ${noun} with the most extreme ${what} alone: it is too close to the rest to matter.`,
    },
  };
}

/** A window is known by when it begins; a day by its date. */
function wordsFor({ start_us, starts_us }: SingleWindow) {
  const length_us = starts_us.slice(1).reduce(
    (least, start, i) => Math.min(least, start - starts_us[i]),
    Infinity,
  );
  const moment = formatMoment(start_us);
  const date = moment.slice(0, 10);
  if (length_us === DAY_US) {
    return { noun: "day", is: `is ${date},`, moment: `of ${date}` };
  }
  return length_us % DAY_US === 0
    ? { noun: "window", is: `begins on ${date}`, moment: `from ${date} on` }
    : {
      noun: "window",
      is: `begins at ${moment}`,
      moment: `from ${moment} on`,
    };
}
