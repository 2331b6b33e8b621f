import { countText, formatNumber } from "../logs/format_number.ts";
import { LEVELS } from "../logs/levels.ts";
import type { QualityFacts } from "../logs/log_source.ts";
import type { QualityCheck } from "./quality_check.ts";
import { listNames } from "./list_names.ts";
import { shorten } from "../logs/visible_text.ts";

/** So long may a spelling be in a sentence. */
const LONGEST_NAME = 40;

/** Checks names: levels that are none, services that differ only in spelling. */
export function checkNames(
  facts: QualityFacts,
  levels: readonly string[] | null,
  services: readonly string[] | null,
): QualityCheck[] {
  return [levelNames(facts, levels), serviceNames(services)];
}

function levelNames(
  { unknownLevels, unknownSpellings = [] }: QualityFacts,
  levels: readonly string[] | null,
): QualityCheck {
  const check = "level names";
  if (levels === null) return lacks(check, "level");
  const known = LEVELS.filter((level) => levels.includes(level));
  return {
    check,
    status: unknownLevels === 0 ? "pass" : "warn",
    count: unknownLevels,
    detail: unknownLevels === 0
      ? `Every level is one of ${known.join(", ")}.`
      : `${countText(unknownLevels, "row")} with a level that is none of ${
        LEVELS.join(", ")
      }${spellingsText(unknownSpellings)}; breakdowns show them as OTHER.`,
  };
}

/** `: “wrn!” (290), “42” (12)`; nothing where the engine does not tell. */
function spellingsText(
  spellings: NonNullable<QualityFacts["unknownSpellings"]>,
): string {
  if (spellings.length === 0) return "";
  return `: ${
    listNames(
      spellings.map(({ value, rows }) =>
        `“${shorten(value, LONGEST_NAME)}” (${formatNumber(rows)})`
      ),
    )
  }`;
}

function serviceNames(services: readonly string[] | null): QualityCheck {
  const check = "service names";
  if (services === null) return lacks(check, "service");
  const bySpelling = Map.groupBy(services, normalise);
  const variants = [...bySpelling.values()].filter(({ length }) => length > 1);
  return {
    check,
    status: variants.length === 0 ? "pass" : "warn",
    count: variants.length,
    detail: variants.length === 0
      ? `${
        countText(services.length, "service")
      }, no two alike but for case, spaces or punctuation.`
      : `Alike but for case, spaces or punctuation: ${
        listNames(variants.map((names) => names.join(" = ")))
      }.`,
  };
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The outcome of a check for which the logs have no column. */
function lacks(check: string, column: string): QualityCheck {
  return {
    check,
    status: "skipped",
    count: null,
    detail: `No column is mapped to ${column}.`,
  };
}
