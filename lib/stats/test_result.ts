/** What a significance test answers. */
export interface TestResult {
  /** The test's statistic. */
  readonly statistic: number;
  /** Degrees of freedom. */
  readonly df: number;
  /** How likely a statistic at least this extreme is if there is nothing to find. */
  readonly p_value: number;
  /** The size of the effect, on the scale that the function names. */
  readonly effect: number;
}
