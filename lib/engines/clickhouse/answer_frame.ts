import pl from "nodejs-polars";
import { holderAt } from "../log_frame.ts";
import type { Cell, Row } from "./whole_answer.ts";

/** A column of a frame that {@linkcode answerFrame} makes. */
export interface AnswerColumn {
  readonly name: string;
  readonly type: "text" | "number";
}

/** A column of counts or measures. */
export function numbers(...names: string[]): AnswerColumn[] {
  return names.map((name) => ({ name, type: "number" }));
}

/** A column of names. */
export function texts(...names: readonly string[]): AnswerColumn[] {
  return names.map((name) => ({ name, type: "text" }));
}

/** A frame of an answer's rows; its columns have their types also where there is no row. */
export function answerFrame(
  columns: readonly AnswerColumn[],
  rows: readonly Row[],
): pl.DataFrame {
  const series = columns.map(({ type }, i) => {
    const values = rows.map((row) => row[i]);
    return type === "text"
      ? pl.Series(holderAt(i), values.map(asText), pl.Utf8)
      : pl.Series(holderAt(i), values.map(asNumber), pl.Float64);
  });
  // A frame made of them would give names to those that have none.
  return pl.DataFrame(series).select(
    ...columns.map(({ name }, i) => pl.col(holderAt(i)).alias(name)),
  );
}

function asText(cell: Cell): string | null {
  return cell === null ? null : String(cell);
}

function asNumber(cell: Cell): number | null {
  return cell === null ? null : Number(cell);
}
