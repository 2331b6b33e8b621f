/** From which size a defect in the data fails a check rather than warns. */
export interface QualityThresholds {
  /** Share of rows (0–1) without a value in a canonical column. */
  readonly missing: number;
  /** Share of rows (0–1) whose value in a canonical column cannot be read. */
  readonly unparsable: number;
  /** Share of rows (0–1) that repeat another row. */
  readonly duplicates: number;
  /** How many times longer than chance makes likely a gap has to be to be named. */
  readonly gap: number;
  /** Distinct values from which a column is no longer a name but free text. */
  readonly cardinality: number;
}

/** Defaults of {@linkcode QualityThresholds}. */
export const QUALITY_THRESHOLDS = {
  missing: 0.05,
  unparsable: 0.05,
  duplicates: 0.05,
  gap: 10,
  cardinality: 1_000,
} satisfies QualityThresholds;
