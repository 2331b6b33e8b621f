"""Writes reference.json: what SciPy, statsmodels and pandas answer to the tests' questions.

Run with the versions that README.md names: python3 make_reference.py > reference.json
"""

import json

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.multitest import multipletests

rng = np.random.default_rng(42)


def summary(groups):
    return {
        "means": [float(np.mean(g)) for g in groups],
        "sds": [float(np.std(g, ddof=1)) for g in groups],
        "ns": [len(g) for g in groups],
    }


def chi_square_fit():
    cases = [
        ([24886, 24775, 25200, 25139], None),
        ([10, 20, 30], [1, 2, 2]),
        ([5000, 100, 3, 250, 900], None),
        ([3, 4, 2, 8, 1, 6, 2, 3, 9, 4, 1], None),
    ]
    for observed, expected in cases:
        weights = np.array(expected or [1] * len(observed), dtype=float)
        test = stats.chisquare(observed, weights / weights.sum() * sum(observed))
        yield {"observed": observed, "expected": expected,
               "statistic": test.statistic, "p_value": test.pvalue,
               "effect": float(np.sqrt(test.statistic / sum(observed)))}


def chi_square_independence():
    for rows in [
        [[4000, 3000], [3900, 3100], [4050, 2980]],
        [[20, 10, 5], [10, 30, 8]],
        [[900, 10, 40, 7], [300, 90, 20, 3], [500, 45, 90, 60]],
    ]:
        test = stats.chi2_contingency(rows, correction=False)
        yield {"rows": rows, "statistic": test.statistic, "df": test.dof,
               "p_value": test.pvalue,
               "effect": float(stats.contingency.association(rows, method="cramer"))}


def chi_square_tail():
    for x, df in [(0.5, 1), (30, 1), (200, 1), (60, 2), (150, 7), (90, 22),
                  (2000, 999), (3000, 1408), (5000, 282)]:
        yield {"x": x, "df": df, "p_value": stats.chi2.sf(x, df)}


def chi_square_quantile():
    for p, df in [(0.025, 1), (0.975, 1), (0.025, 282), (0.975, 1408), (0.5, 10)]:
        yield {"p": p, "df": df, "value": stats.chi2.ppf(p, df)}


def f_tail():
    for x, df1, df2 in [(2.5, 3, 20), (12, 282, 99717), (0.7, 22, 99977), (40, 3, 50.5)]:
        yield {"x": x, "df1": df1, "df2": df2, "p_value": stats.f.sf(x, df1, df2)}


def binomial_tail():
    for k, n, share in [(130, 355, 0.278), (8, 10, 0.5), (1, 5, 0.01), (200, 355, 0.278)]:
        yield {"k": k, "n": n, "share": share, "p_value": stats.binom.sf(k - 1, n, share)}


def share_interval():
    for k, n, confidence in [(27776, 100000, 0.95), (0, 12, 0.95), (12, 12, 0.99), (3, 7, 0.9)]:
        interval = stats.binomtest(k, n).proportion_ci(confidence, method="wilson")
        yield {"successes": k, "total": n, "confidence": confidence,
               "low": interval.low, "high": interval.high}


def mean_interval():
    for mean, sd, n, confidence in [(55, 26.3, 355, 0.95), (1, 2, 2, 0.95), (-3, 0.5, 10, 0.99)]:
        low, high = stats.t.interval(confidence, n - 1, mean, sd / np.sqrt(n))
        yield {"mean": mean, "sd": sd, "n": n, "confidence": confidence,
               "low": low, "high": high}


def several_means():
    for groups in [
        [rng.normal(55, 26, 200), rng.normal(55, 26, 180), rng.normal(60, 30, 250)],
        [rng.normal(0, 1, 5), rng.normal(0, 8, 12), rng.normal(4, 2, 7), rng.normal(1, 1, 3)],
        [rng.lognormal(4, 0.5, 400), rng.lognormal(4.4, 0.5, 300)],
    ]:
        welch = stats.f_oneway(*groups, equal_var=False)
        every = np.concatenate(groups)
        between = sum(len(g) * (np.mean(g) - every.mean()) ** 2 for g in groups)
        yield {**summary(groups), "statistic": welch.statistic, "p_value": welch.pvalue,
               "effect": float(between / ((every - every.mean()) ** 2).sum())}


def excess_variance():
    """Q over its degrees of freedom is the F of an analysis of variance."""
    for spread, windows in [(0, 40), (3, 40), (12, 60)]:
        groups = [rng.normal(55 + spread * rng.normal(), 26, rng.integers(20, 400))
                  for _ in range(windows)]
        test = stats.f_oneway(*groups)
        means, n = np.array([g.mean() for g in groups]), np.array([len(g) for g in groups])
        within = sum(((g - g.mean()) ** 2).sum() for g in groups) / (n.sum() - windows)
        weights, df = n / within, windows - 1
        centre = np.average(means, weights=weights)
        q = float((weights * (means - centre) ** 2).sum())
        c = weights.sum() - (weights ** 2).sum() / weights.sum()
        yield {**summary(groups), "statistic": test.statistic * df, "p_value": test.pvalue,
               "effect": float(np.sqrt(max(0, q - df) / c))}


def poisson_dispersion():
    for counts in [rng.poisson(70, 300), rng.negative_binomial(20, 0.3, 200)]:
        statistic = float(((counts - counts.mean()) ** 2).sum() / counts.mean())
        yield {"counts": counts.tolist(), "statistic": statistic,
               "p_value": stats.chi2.sf(statistic, len(counts) - 1)}


def binomial_dispersion():
    """The same as independence of success and window."""
    for share in [rng.beta(1e9, 2.6e9, 120), rng.beta(28, 72, 120)]:
        totals = rng.poisson(350, 120)
        successes = rng.binomial(totals, share)
        test = stats.chi2_contingency([successes, totals - successes], correction=False)
        yield {"successes": successes.tolist(), "totals": totals.tolist(),
               "statistic": test.statistic, "p_value": test.pvalue}


def correlation():
    for n, strength in [(280, 0.0), (280, 0.4), (12, 2.0)]:
        x = rng.normal(355, 20, n)
        y = strength * x + rng.normal(0, 20, n)
        pearson, line = stats.pearsonr(x, y), stats.linregress(x, y)
        interval = pearson.confidence_interval(0.95)
        half = stats.t.ppf(0.975, n - 2) * line.stderr
        yield {"x": x.tolist(), "y": y.tolist(), "value": pearson.statistic,
               "p_value": pearson.pvalue, "low": interval.low, "high": interval.high,
               "slope": line.slope, "slope_p_value": line.pvalue,
               "slope_low": line.slope - half, "slope_high": line.slope + half}


def ljung_box():
    for memory in [0.0, 0.3]:
        values = [0.0]
        for _ in range(299):
            values.append(memory * values[-1] + rng.normal())
        test = acorr_ljungbox(values, lags=[10])
        yield {"values": values, "statistic": float(test["lb_stat"].iloc[0]),
               "p_value": float(test["lb_pvalue"].iloc[0])}


def adjust():
    p_values = [0.04, 0.001, 0.6, 0.03, 0.03, 0.9, 1e-9, 0.012]
    yield {"p_values": p_values,
           "holm": multipletests(p_values, method="holm")[1].tolist(),
           "benjamini_hochberg": stats.false_discovery_control(p_values).tolist()}


def share_ratio():
    for a, n, b, m in [(30, 100, 20, 100), (6900, 24886, 6950, 24775)]:
        risk = stats.contingency.relative_risk(a, n, b, m)
        interval = risk.confidence_interval(0.95)
        yield {"counts": [a, n, b, m], "value": risk.relative_risk,
               "low": interval.low, "high": interval.high}


def mean_difference():
    for a, b in [(rng.normal(60, 26, 400), rng.normal(55, 30, 90)), (rng.normal(0, 1, 3), rng.normal(1, 4, 6))]:
        low, high = stats.ttest_ind(a, b, equal_var=False).confidence_interval(0.95)
        both = np.concatenate([a, b])
        yield {**summary([a, b]), "value": a.mean() - b.mean(), "low": low, "high": high,
               "merged_mean": both.mean(), "merged_sd": np.std(both, ddof=1)}


def rolling_mean():
    values = [float(v) for v in rng.poisson(70, 30)]
    values[17] = None
    for size in [1, 2, 3, 4, 7]:
        means = pd.Series(values, dtype=float).rolling(size, center=True).mean()
        yield {"values": values, "size": size,
               "means": [None if np.isnan(v) else v for v in means]}


QUESTIONS = [chi_square_fit, chi_square_independence, chi_square_tail, chi_square_quantile,
             f_tail, binomial_tail, share_interval, mean_interval, several_means,
             excess_variance, poisson_dispersion, binomial_dispersion, correlation,
             ljung_box, adjust, share_ratio, rolling_mean, mean_difference]

print(json.dumps({q.__name__: list(q()) for q in QUESTIONS}, separators=(",", ":"),
                 default=float))
