import pl from "nodejs-polars";
import type { ColumnSample } from "../../logs/mapping/column_mapping.ts";
import { formatTimestamp } from "../../logs/timestamp.ts";
import { holderAt } from "../log_frame.ts";
import type { ScannedFile } from "./scanned_logs.ts";

/** The first rows of a scan as text, which mappings are found by. */
export function sampleColumns({ head, names }: ScannedFile): ColumnSample {
  return new Map(names.map((name, i) => [name, textsOf(head, holderAt(i))]));
}

/** A column's values as text, moments as ISO 8601 in UTC; null where there is none. */
export function textsOf(
  frame: pl.DataFrame,
  holder: string,
): (string | null)[] {
  const values = frame.getColumn(holder);
  const { variant } = values.dtype;
  if (variant === "Date" || variant === "Datetime") {
    const moments = frame.select(
      pl.col(holder).cast(pl.Datetime("us")).cast(pl.Int64).cast(pl.Float64),
    ).getColumn(holder).toArray();
    return moments.map((moment) =>
      moment === null ? null : formatTimestamp(Number(moment))
    );
  }
  return values.cast(pl.Utf8).toArray().map((text) =>
    text === null ? null : String(text)
  );
}
