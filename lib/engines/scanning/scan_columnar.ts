import pl from "nodejs-polars";
import { InputError } from "../../logs/input_error.ts";
import type { LogFile } from "../../logs/locate_logs.ts";
import { HEAD_ROWS } from "../../logs/mapping/column_mapping.ts";
import { holderAt } from "../log_frame.ts";
import type { Batch, ScannedFile } from "./scanned_logs.ts";

/** Rows that are in memory at a time. */
const BATCH = 200_000;

/** A format whose files hold columns with types rather than text. */
export type ColumnarFormat = "Parquet" | "Arrow IPC";

/** A column, or a field of one that holds records, and how to get at it. */
interface Leaf {
  readonly name: string;
  readonly type: pl.DataType;
  readonly value: pl.Expr;
}

/**
 * Scans a Parquet or Arrow file. Fields of records become columns with dotted
 * names; columns of lists are left out, and said to be.
 *
 * @throws {InputError} If Polars cannot read it.
 */
export async function scanColumnar(
  file: LogFile,
  format: ColumnarFormat,
): Promise<ScannedFile> {
  try {
    const scan = format === "Parquet"
      ? pl.scanParquet(file.path)
      : pl.scanIPC(file.path);
    const first = await scan.limit(1).collect();
    const leaves = Object.entries(first.schema as Record<string, pl.DataType>)
      .flatMap(([name, type], i) =>
        leavesOf({ name, type, value: pl.col(holderAt(i)) })
      );
    const kept = leaves.filter(({ type }) => !isNested(type));
    const values = byPosition(scan).select(
      ...kept.map(({ value, type }, i) =>
        (isText(type) ? value.cast(pl.Utf8) : value).alias(holderAt(i))
      ),
    );
    const rows = values.withRowIndex("line", 1);
    return {
      file,
      hasLines: false,
      rows,
      batches: () => slices(values, file.bytes),
      names: kept.map(({ name }) => name),
      types: kept.map(({ type }) => type),
      head: await values.limit(HEAD_ROWS).withRowIndex("line", 1).collect(),
      reading: {
        file: file.name,
        format,
        encoding: null,
        continuation: 0,
        header: 0,
        blank: 0,
        rejected: 0,
        notes: leaves.filter(({ type }) => isNested(type)).map(({ name }) =>
          `The column ${name} holds lists or bytes; it is left out.`
        ),
      },
    };
  } catch (error) {
    const reason = String(error instanceof Error ? error.message : error);
    throw new InputError(
      `Cannot read the logs ${JSON.stringify(file.name)} as ${format}: ${
        reason.split("\n")[0].slice(0, 200)
      }`,
    );
  }
}

/** Numbers the rows of each slice by itself: Polars would number all before it anew. */
async function* slices(
  values: pl.LazyDataFrame,
  bytes: number,
): AsyncGenerator<Batch> {
  const counted = await values.select(pl.len().cast(pl.Float64).alias("rows"))
    .collect();
  const count = Number(counted.getColumn("rows").get(0));
  for (let from = 0; from < count; from += BATCH) {
    const batch = await values.slice(from, BATCH).withRowIndex("line", from + 1)
      .collect();
    const share = (from + batch.height) / count;
    yield { rows: batch, bytes: Math.round(share * bytes) };
  }
}

/** The columns by position: a name may be a pattern, which `pl.col` would follow. */
function byPosition(scan: pl.LazyDataFrame): pl.LazyDataFrame {
  return scan.rename(
    Object.fromEntries(scan.columns.map((name, i) => [name, holderAt(i)])),
  );
}

function leavesOf(leaf: Leaf): Leaf[] {
  if (leaf.type.variant !== "Struct") return [leaf];
  const { fields } = leaf.type as unknown as {
    fields: { name: string; dtype: pl.DataType }[];
  };
  return fields.flatMap(({ name, dtype }) =>
    leavesOf({
      name: `${leaf.name}.${name}`,
      type: dtype,
      value: leaf.value.struct.field(name),
    })
  );
}

function isNested({ variant }: pl.DataType): boolean {
  return ["List", "FixedSizeList", "Array", "Object", "Binary"].includes(
    variant,
  );
}

/** Categories and enumerations are text too. */
function isText({ variant }: pl.DataType): boolean {
  return ["Utf8", "String", "Categorical", "Enum"].includes(variant);
}
