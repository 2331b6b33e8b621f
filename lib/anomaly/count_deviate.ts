/**
 * How far a count lies from what is expected, in standard deviations and on a
 * scale on which counts by chance are normal, also when few are expected: the
 * adjusted deviance residual of a Poisson count, or of a binomial one.
 *
 * @param count 0 or more.
 * @param expected Above 0.
 * @param trials What the count is a part of; defaults to infinity: a Poisson count.
 * @see Pierce and Schafer (1986), Residuals in generalized linear models.
 */
export function countDeviate(
  count: number,
  expected: number,
  trials = Infinity,
): number {
  const share = expected / trials;
  const others = trials === Infinity
    ? expected - count
    : term(trials - count, trials - expected);
  const deviance = 2 * Math.max(0, term(count, expected) + others);
  const size = Math.max(expected * (1 - share), 1);
  const skewness = (1 - 2 * share) / Math.sqrt(size);
  return Math.sign(count - expected) * Math.sqrt(deviance) + skewness / 6;
}

function term(count: number, expected: number): number {
  return count > 0 ? count * Math.log(count / expected) : 0;
}
