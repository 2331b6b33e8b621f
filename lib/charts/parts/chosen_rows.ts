import { countText } from "../../logs/format_number.ts";
import { nameText, shownText } from "./category_wording.ts";
import { MOST_ROWS } from "./row_axis.ts";

/** Which rows a chart draws, and what its caption says about the others. */
export interface ChosenRows<T> {
  readonly shown: readonly T[];
  /** Nothing where all are drawn. */
  readonly text: string;
}

/**
 * Chooses the services to draw: those with the most logs, and the one that
 * stands out, however small.
 *
 * @param services Those with the most logs first.
 * @param standout The name of the one that stands out, if one does.
 */
export function chosenRows<T extends { readonly name: string }>(
  services: readonly T[],
  standout: string | undefined,
): ChosenRows<T> {
  const large = services.slice(0, MOST_ROWS);
  const small = services.slice(MOST_ROWS)
    .find(({ name }) => name === standout);
  if (small === undefined) {
    const count = [large.length, services.length] as const;
    return {
      shown: large,
      text: shownText(...count, "service", "the most logs"),
    };
  }
  const shown = [...large.slice(0, -1), small];
  return {
    shown,
    text: ` Shown: the ${
      countText(shown.length - 1, "service")
    } with the most logs, and ${nameText(small.name)}; and ${
      services.length - shown.length
    } more.`,
  };
}
