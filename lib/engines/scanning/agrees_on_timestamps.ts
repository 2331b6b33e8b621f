import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import type { EpochUnit } from "../../logs/timestamps/scan_epoch.ts";
import { TimestampReader } from "../../logs/timestamps/timestamp_reader.ts";
import { holderAt } from "../log_frame.ts";
import { canonicalFrame } from "./canonical_frame.ts";
import { textsOf } from "./sample_columns.ts";
import type { ScannedFile } from "./scanned_logs.ts";

/** Whether expressions and the reader see the same moments in the first rows. */
export async function agreesOnTimestamps(
  scanned: ScannedFile,
  mapping: LogMapping,
): Promise<boolean> {
  const { head, names } = scanned;
  const { timestamp } = mapping;
  const frame = canonicalFrame({ ...scanned, rows: head.lazy() }, mapping);
  if (timestamp === undefined || frame === undefined) return false;
  const [{ column, unit }] = timestamp.from;
  const reader = new TimestampReader({ unit: unit as EpochUnit | undefined });
  const read = await frame.rows.select(pl.col("timestamp").cast(pl.Float64))
    .collect();
  const moments = read.getColumn("timestamp").toArray();
  const texts = textsOf(head, holderAt(names.indexOf(column)));
  return texts.every((text, i) => {
    const moment = text === null ? NaN : reader.read(text);
    if (Number.isNaN(moment)) return moments[i] === null;
    // Seconds as floating-point numbers are exact to about a microsecond.
    return Math.abs(Number(moments[i] ?? NaN) - moment) <= 1;
  });
}
