import pl from "nodejs-polars";

/** A window that differs from an ordinary one. */
export interface Unusual {
  readonly logs?: number;
  readonly failures?: number;
  readonly latency_mean_ms?: number | null;
  readonly p_value?: number | null;
  readonly significant?: boolean;
  readonly latency_z?: number | null;
  readonly failures_z?: number | null;
  readonly logs_z?: number | null;
  readonly silent?: boolean;
  readonly partial?: boolean;
}

const ORDINARY: Required<Unusual> = {
  ...{ logs: 350, failures: 98, latency_mean_ms: 55 },
  ...{ p_value: 0.5, significant: false },
  ...{ latency_z: 0, failures_z: 0, logs_z: 0 },
  ...{ silent: false, partial: false },
};
const TRUTHS = ["significant", "silent", "partial"];

/**
 * Five-second windows from 1970 on with the columns that `detectAnomalies`
 * adds: ordinary ones, but for some.
 *
 * @param unusual By the window's place.
 */
export function judgedFrame(
  height: number,
  unusual: Readonly<Record<number, Unusual>> = {},
): pl.DataFrame {
  const rows = Array.from({ length: height }, (_, i) => ({
    ...ORDINARY,
    ...unusual[i],
  }));
  const starts = rows.map((_, i) => i * 5e6);
  return pl.DataFrame([
    pl.Series("start", starts, pl.Int64).cast(pl.Datetime("us")),
    ...Object.keys(ORDINARY).map((name) =>
      pl.Series(
        name,
        rows.map((row) => row[name as keyof Unusual] ?? null),
        TRUTHS.includes(name) ? pl.Bool : pl.Float64,
      )
    ),
  ]);
}
