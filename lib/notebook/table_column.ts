import {
  decimalsFor,
  formatNumber,
  formatPercent,
} from "../logs/format_number.ts";
import { shorten, visibleText } from "../logs/visible_text.ts";

/**
 * How the values of a column are written: `integer` whole, `number` with the
 * digits that the column deserves, `percent` a share of 0 to 1, `timestamp` ISO
 * in UTC with milliseconds (a Date, or microseconds since 1970 UTC), `text` as it
 * is, or a function from the value to its text.
 */
export type Format =
  | "integer"
  | "number"
  | "percent"
  | "timestamp"
  | "text"
  | ((value: unknown) => string);

/** What a table says about one of its columns. */
export interface ColumnOptions {
  /** The heading. Defaults to the column's name. */
  readonly label?: string;
  /** The unit, in brackets behind the heading. Defaults to none. */
  readonly unit?: string;
  /** Defaults to what suits the values: numbers, timestamps or text. */
  readonly format?: Format;
  /** Digits after the decimal point for `number` and `percent`; 0 or more. Defaults to what suits the values. */
  readonly digits?: number;
  /** Characters up to which a text is shown whole, at least 1. Defaults to 80. */
  readonly width?: number;
}

/** A value as a cell shows it; none of it is escaped. */
export interface Cell {
  readonly text: string;
  /** The whole text, where `text` is shortened. */
  readonly whole?: string;
  /** There is no value, or an empty one; `text` stands in for it. */
  readonly blank?: "no value" | "empty";
}

/** A column as a table shows it. */
export interface TableColumn {
  readonly heading: string;
  readonly align: "left" | "right";
  readonly cells: readonly Cell[];
}

/** Longer texts are shortened in a cell, and in the title that holds the whole. */
const CELL_WIDTH = 80;
const TITLE_WIDTH = 2000;

/**
 * Turns values into the cells of one column.
 *
 * @param name The column's name; may be empty.
 * @param values Null and undefined are shown as a dash, empty text as `(empty)`.
 */
export function tableColumn(
  name: string,
  values: readonly unknown[],
  options: ColumnOptions = {},
): TableColumn {
  const write = writer(values, options);
  const label = visibleText((options.label ?? name) || "(no name)");
  return {
    heading: options.unit ? `${label} (${visibleText(options.unit)})` : label,
    align: isRight(values, options.format) ? "right" : "left",
    cells: values.map((value) =>
      cell(value, write, options.width ?? CELL_WIDTH)
    ),
  };
}

function cell(
  value: unknown,
  write: (value: unknown) => string,
  width: number,
): Cell {
  if (value === null || value === undefined) {
    return { text: "–", blank: "no value" };
  }
  const whole = visibleText(write(value));
  if (whole === "") return { text: "(empty)", blank: "empty" };
  const text = shorten(whole, width);
  return text === whole ? { text } : {
    text,
    whole: shorten(whole, TITLE_WIDTH),
  };
}

function writer(
  values: readonly unknown[],
  { format, digits }: ColumnOptions,
): (value: unknown) => string {
  if (typeof format === "function") return format;
  const decimals = digits ??
    decimalsFor(values.filter((value) => typeof value === "number"));
  switch (format) {
    case "integer":
      return (value) => isNumeric(value) ? formatNumber(value) : plain(value);
    case "percent":
      return (value) =>
        isNumeric(value) ? formatPercent(Number(value), digits) : plain(value);
    case "timestamp":
      return timestamp;
    case "text":
      return plain;
    default:
      return (value) =>
        isNumeric(value) ? formatNumber(value, decimals) : plain(value);
  }
}

function isRight(values: readonly unknown[], format?: Format): boolean {
  if (format === "text" || format === "timestamp") return false;
  if (format !== undefined && typeof format !== "function") return true;
  const present = values.filter((value) =>
    value !== null && value !== undefined
  );
  return present.length > 0 && present.every(isNumeric);
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function timestamp(value: unknown): string {
  return isNumeric(value) ? isoText(Number(value)) : plain(value);
}

/** A moment as tables write it, ISO in UTC with milliseconds, from microseconds since 1970 UTC. */
export function isoText(timestamp_us: number): string {
  return plain(new Date(Math.floor(timestamp_us / 1000)));
}

function plain(value: unknown): string {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "invalid date" : value.toISOString();
  }
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(
    value,
    (_, part) => typeof part === "bigint" ? part.toString() : part,
  );
}
