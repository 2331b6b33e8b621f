import type pl from "nodejs-polars";
import type { ColumnOverview } from "../../logs/log_source.ts";
import type { Reading } from "../../logs/reading.ts";
import { columnOverviews } from "../polars_overview.ts";
import type { PolarsInput } from "../polars_source.ts";
import type { LoadAbout } from "./load_ledger.ts";
import {
  holdersOf,
  LOADED_COLUMNS,
  type LoadedColumn,
} from "./loaded_columns.ts";

/** What a load of logs leaves behind: how they were read, and where the table keeps what. */
export async function describeLoad(
  logs: PolarsInput,
  rows: number,
): Promise<LoadAbout> {
  const overviews = await columnOverviews(logs);
  const holders = holdersOf(logs.columns.map(({ name }) => name));
  const types = await logs.rows.limit(0).collect();
  const columns = logs.columns.map(({ holder }, i): LoadedColumn => {
    const stored = storedType(types.getColumn(holder).dtype);
    const same = stored === "String"
      ? sameAsCanonical(overviews[i], logs.reading)
      : undefined;
    return { ...overviews[i], holder: same ?? holders[i], stored };
  });
  return {
    rows,
    columns,
    canonical: logs.reading.mapping.map(({ canonical }) => canonical),
    reading: logs.reading,
  };
}

/** Services and messages are mostly as they stand in the logs: they are kept once. */
function sameAsCanonical(
  { canonical }: ColumnOverview,
  { mapping, templates }: Reading,
): string | undefined {
  if (canonical !== "service" && canonical !== "message") return undefined;
  const fed = mapping.find((mapped) => mapped.canonical === canonical);
  const isSame = fed?.columns.length === 1 &&
    (canonical === "service" || templates === null);
  return isSame ? LOADED_COLUMNS[canonical] : undefined;
}

function storedType({ variant }: pl.DataType): LoadedColumn["stored"] {
  if (/^(U?Int(8|16|32)|Int64)$/.test(variant)) return "Int64";
  return /^Float\d+$/.test(variant) ? "Float64" : "String";
}
