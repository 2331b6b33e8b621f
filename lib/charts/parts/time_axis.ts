import * as Plot from "@observablehq/plot";
import { COLOURS, SIZES } from "../theme.ts";

const HOUR_US = 3_600e6;
const DAY_US = 24 * HOUR_US;
/** Within so few seconds, moments need their milliseconds. */
const SECONDS_US = 6e6;

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

/** A horizontal time axis in UTC. */
export interface TimeAxis {
  /** The scale, for the plot's `x`. */
  readonly x: Plot.ScaleOptions;
  /** The scale's domain in milliseconds since 1970. */
  readonly across: readonly [number, number];
  /** The axis, for the plot's marks. */
  readonly mark: Plot.Markish;
}

/**
 * A time axis from one moment to another, with ticks that suit its length:
 * times of day within two days, dates beyond.
 *
 * @param first_us Microseconds since 1970 UTC.
 * @param last_us Later than, or the same as, the first.
 */
export function timeAxis(first_us: number, last_us: number): TimeAxis {
  const period_us = last_us - first_us;
  // A single moment stands in the middle of a second.
  const aside_us = period_us > 0 ? 0 : 0.5e6;
  const across = [
    (first_us - aside_us) / 1000,
    (last_us + aside_us) / 1000,
  ] as const;
  return {
    across,
    x: {
      type: "utc",
      domain: across.map((ms) => new Date(ms)),
      label: null,
    },
    mark: Plot.axisX({
      ticks: period_us > 0 ? 6 : [new Date(first_us / 1000)],
      tickFormat: (date: Date) => tickText(date.getTime() * 1000, period_us),
      tickSize: 5,
      color: COLOURS.quiet,
      stroke: COLOURS.grey,
      fontSize: SIZES.label,
      label: null,
    }),
  };
}

/** The time of day in UTC: `08:52:30`; with milliseconds where there are some. */
export function clockText(us: number): string {
  const text = isoText(us);
  return text.slice(20, 23) === "000" ? text.slice(11, 19) : text.slice(11, 23);
}

/**
 * A moment as short as a period allows: `08:52:30` within a day, with the day
 * beyond: `20 Nov 08:52`.
 */
export function momentText(us: number, period_us: number): string {
  if (period_us < DAY_US) return clockText(us);
  return `${dayText(us, "short")} ${isoText(us).slice(11, 16)}`;
}

/**
 * A period in words, as captions end: `08:40:50 to 09:04:18 UTC, 20 November 2023`.
 */
export function periodText(first_us: number, last_us: number): string {
  const days = [first_us, last_us].map((us) => dayText(us, "long"));
  const years = [first_us, last_us].map((us) => isoText(us).slice(0, 4));
  const isFine = last_us - first_us < SECONDS_US &&
    (first_us % 1e6 !== 0 || last_us % 1e6 !== 0);
  const clocks = [first_us, last_us].map((us) =>
    isoText(us).slice(11, isFine ? 23 : 19)
  );
  if (days[0] === days[1] && years[0] === years[1]) {
    return `${clocks[0]} to ${clocks[1]} UTC, ${days[0]} ${years[0]}`;
  }
  return `${days[0]} ${years[0]}, ${clocks[0]}, to ${days[1]} ${years[1]}, ${
    clocks[1]
  } UTC`;
}

function tickText(us: number, period_us: number): string {
  const text = isoText(us);
  if (period_us < SECONDS_US && period_us > 0) return text.slice(11, 23);
  if (period_us < HOUR_US / 10) return text.slice(11, 19);
  if (period_us <= 2 * DAY_US) return text.slice(11, 16);
  const days = period_us / DAY_US;
  if (days > 700) return `${MONTHS[month(us)].slice(0, 3)} ${text.slice(0, 4)}`;
  return days < 8 && text.slice(11, 16) !== "00:00"
    ? text.slice(11, 16)
    : dayText(us, "short");
}

function dayText(us: number, form: "long" | "short"): string {
  const name = MONTHS[month(us)];
  const day = Number(isoText(us).slice(8, 10));
  return `${day} ${form === "long" ? name : name.slice(0, 3)}`;
}

function month(us: number): number {
  return new Date(us / 1000).getUTCMonth();
}

/** A moment in full: `2023-11-20T08:52:30.000Z`. */
export function isoText(us: number): string {
  return new Date(Math.floor(us / 1000)).toISOString();
}
