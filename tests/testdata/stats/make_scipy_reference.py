"""Writes scipy_reference.json: what SciPy alone answers to the tests' questions.

Run with the versions that README.md names: python3 make_scipy_reference.py > scipy_reference.json
"""

import json

import numpy as np
from scipy import signal, stats

rng = np.random.default_rng(7)


def numbers(values):
    return [float(v) for v in values]


def kruskal_wallis():
    for groups in [
        [rng.normal(55, 26, 40), rng.normal(55, 26, 25), rng.normal(62, 30, 30)],
        [rng.integers(0, 4, 30), rng.integers(0, 5, 20)],
        [rng.lognormal(0, 1, 8), rng.lognormal(1, 1, 12), rng.lognormal(0, 1, 6), rng.lognormal(0.3, 1, 9)],
    ]:
        test = stats.kruskal(*groups)
        n, k = sum(map(len, groups)), len(groups)
        yield {"groups": [numbers(g) for g in groups], "statistic": test.statistic,
               "p_value": test.pvalue, "effect": (test.statistic - k + 1) / (n - k)}


def trend():
    """Mann and Kendall's test is Kendall's tau against time."""
    for times, values, confidence in [
        (np.arange(40.0), rng.normal(0, 1, 40) + 0.03 * np.arange(40), 0.95),
        (np.sort(rng.uniform(0, 100, 25)), rng.normal(0, 1, 25), 0.9),
        (np.arange(60.0), rng.integers(0, 6, 60).astype(float), 0.95),
    ]:
        tau = stats.kendalltau(times, values, method="asymptotic")
        low_high = stats.theilslopes(values, times, confidence)
        yield {"times": numbers(times), "values": numbers(values), "confidence": confidence,
               "p_value": tau.pvalue, "value": low_high[0],
               "low": low_high[2], "high": low_high[3]}


def rate_ratio():
    """The share of the events that are the first group's is binomial."""
    for a, t, b, u, confidence in [(30, 10.0, 20, 12.0, 0.95), (0, 5.0, 7, 9.0, 0.95),
                                   (3, 1.5, 1, 2.0, 0.99), (6900, 24886.0, 6950, 24775.0, 0.95)]:
        share = stats.binomtest(a, a + b).proportion_ci(confidence, method="exact")
        rest = (1 - confidence) / 2

        def rate(k, exposure):
            low = stats.chi2.ppf(rest, 2 * k) / 2 if k else 0.0
            return k / exposure, low / exposure, stats.chi2.isf(rest, 2 * k + 2) / 2 / exposure

        (r, r_low, r_high), (s, s_low, s_high) = rate(a, t), rate(b, u)
        yield {"counts": [a, t, b, u], "confidence": confidence, "value": r / s,
               "low": share.low / (1 - share.low) * u / t,
               "high": share.high / (1 - share.high) * u / t,
               "rate": [r, r_low, r_high], "difference": r - s,
               "difference_low": r - s - np.hypot(r - r_low, s_high - s),
               "difference_high": r - s + np.hypot(r_high - r, s - s_low)}


def fisher_exact():
    for a, b in [([8, 2], [1, 5]), ([0, 9], [4, 3]), ([5, 5], [5, 5]), ([120, 80], [95, 130]), ([3, 0], [0, 1])]:
        yield {"a": a, "b": b, "p_value": stats.fisher_exact([a, b])[1]}


def drawn():
    """Chances by adding up all tables, which few counts allow."""
    for observed, weights in [([4, 0, 0], [1, 1, 1]), ([3, 2, 1], [1, 2, 3])]:
        n, shares = sum(observed), np.array(weights) / sum(weights)

        def distance(counts):
            return ((np.array(counts) - n * shares) ** 2 / (n * shares)).sum()

        tables = [(i, j, n - i - j) for i in range(n + 1) for j in range(n + 1 - i)]
        yield {"observed": observed, "weights": weights, "p_value": sum(
            stats.multinomial.pmf(t, n, shares) for t in tables
            if distance(t) >= distance(observed) * (1 - 1e-9))}


def weighted_slope():
    for n in [60, 12]:
        x = rng.uniform(40, 100, n)
        weights = rng.integers(1, 90, n).astype(float)
        y = 50 + 0.1 * x + rng.normal(0, 26, n) / np.sqrt(weights)
        (value, _), covariance = np.polyfit(x, y, 1, w=np.sqrt(weights), cov=True)
        error = np.sqrt(covariance[0, 0])
        half = stats.t.ppf(0.975, n - 2) * error
        yield {"x": numbers(x), "y": numbers(y), "weights": numbers(weights), "value": value,
               "low": value - half, "high": value + half,
               "p_value": 2 * stats.t.sf(abs(value / error), n - 2)}


def cross_correlation():
    x, y = rng.normal(0, 1, 50), rng.normal(3, 2, 50)
    a, b = x - x.mean(), y - y.mean()
    every = signal.correlate(b, a, "full") / np.sqrt((a ** 2).sum() * (b ** 2).sum())
    lags = signal.correlation_lags(50, 50, "full")
    yield {"x": numbers(x), "y": numbers(y), "lags": [0, 1, 7],
           "values": [float(every[lags == lag][0]) for lag in [0, 1, 7]]}


def periodogram():
    for n in [40, 41]:
        values = rng.normal(0, 1, n)
        values -= values.mean()
        _, power = signal.periodogram(values, scaling="density", detrend=False)
        # One-sided: twice the power, but not at half the sampling rate.
        yield {"values": numbers(values), "power": numbers(power[1:(n + 1) // 2] / 2)}


def chi_square_below():
    for x, df in [(1.3, 4), (0.02, 3), (80.5, 100), (250, 280), (900, 1407), (299.7, 1407)]:
        yield {"x": x, "df": df, "p": stats.chi2.cdf(x, df)}


QUESTIONS = [kruskal_wallis, trend, rate_ratio, fisher_exact, drawn, weighted_slope,
             cross_correlation, periodogram, chi_square_below]

print(json.dumps({q.__name__: list(q()) for q in QUESTIONS}, separators=(",", ":"),
                 default=float))
