import {
  comparable,
  type Group,
  type Standout,
  standout,
} from "../../findings/standout.ts";
import { type Interval, shareInterval } from "../../stats/intervals.ts";
import { sum } from "../../stats/sum.ts";
import { chosenRows } from "./chosen_rows.ts";

/** A share that every service has, ready to be drawn. */
export interface ServiceRates {
  /** The share over all services. */
  readonly overall: number;
  /** The services that are large enough to compare. */
  readonly compared: readonly Group[];
  /** The one that differs most from the others; null with fewer than two to compare. */
  readonly standout: Standout | null;
  /** The services to draw, the highest share first, with their 95 % intervals. */
  readonly shown: readonly (Group & Interval)[];
  /** What the caption says about those that are not drawn. */
  readonly shownText: string;
}

/**
 * Chooses the services to draw: those with the most logs, and the one that
 * stands out, however small.
 *
 * @param services Those with the most logs first.
 */
export function serviceRates(services: readonly Group[]): ServiceRates {
  const groups = services.filter(({ total }) => total > 0);
  const overall = sum(groups.map(({ successes }) => successes)) /
    sum(groups.map(({ total }) => total));
  const compared = comparable(groups);
  const found = compared.length < 2 ? null : standout(compared);
  const chosen = chosenRows(groups, found?.name);
  const shown = chosen.shown.map((group) => ({
    ...group,
    ...shareInterval(group.successes, group.total),
  })).sort((a, b) => b.value - a.value);
  return {
    overall,
    compared,
    standout: found,
    shown,
    shownText: chosen.text,
  };
}
