"""Writes reference.json: small labelled data sets and scikit-learn's ROC AUCs.

Run: python3 make_reference.py (README.md says what it needs).
"""
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

SEEDS = 20


def labelled(normal, outliers):
    x = np.round(np.vstack([normal, outliers]), 3)
    return x, np.r_[np.zeros(len(normal)), np.ones(len(outliers))].astype(int)


def clusters(rng):
    normal = np.vstack([
        rng.normal((0, 0), 0.6, (250, 2)),
        rng.normal((4, 4), 0.9, (250, 2)),
    ])
    return labelled(normal, rng.uniform(-3, 7.5, (40, 2)))


def ring(rng):
    angle = rng.uniform(0, 2 * np.pi, 500)
    radius = rng.normal(3, 0.25, 500)
    normal = np.c_[radius * np.cos(angle), radius * np.sin(angle)]
    return labelled(normal, rng.uniform(-4.5, 4.5, (50, 2)))


def correlated(rng):
    a = rng.normal(0, 1, (500, 5, 5)).mean(axis=0)
    cov = a @ a.T * 100 + np.eye(5) * 0.3
    normal = rng.multivariate_normal(np.zeros(5), cov, 500)
    spread = np.sqrt(np.diag(cov))
    return labelled(normal, rng.normal(0, 1.8, (40, 5)) * spread)


def counts(rng):
    normal = rng.poisson((1, 3, 8), (600, 3))
    return labelled(normal, rng.poisson((2.5, 6, 12), (40, 3)))


def zero_inflated(rng):
    def draw(n, share, mean):
        return rng.binomial(1, share, (n, 4)) * rng.poisson(mean, (n, 4))

    normal = np.c_[draw(700, 0.04, 3), rng.normal(0, 1, (700, 1))]
    outliers = np.c_[draw(50, 0.25, 3), rng.normal(0, 1.5, (50, 1))]
    return labelled(normal, outliers)


def mostly_constant(rng):
    def draw(n, share):
        return (rng.uniform(size=(n, 8)) < share) * 1.0

    normal = np.c_[draw(800, 0.02), np.full((800, 2), 7.0)]
    return labelled(normal, np.c_[draw(60, 0.12), np.full((60, 2), 7.0)])


def wide(rng):
    normal = rng.normal(0, 1, (350, 30))
    outliers = rng.normal(0, 1, (30, 30))
    outliers[:, :6] += rng.choice((-1, 1), (30, 6)) * 2.2
    return labelled(normal, outliers)


def windows(rng):
    """Like the logs' windows: mean latency and failures, some of them off."""
    normal = np.c_[rng.normal(55, 1.4, 280), rng.binomial(355, 0.278, 280)]
    outliers = np.c_[rng.normal(58, 2, 12), rng.binomial(355, 0.32, 12)]
    return labelled(normal, outliers)


def two_rings(rng):
    angle = rng.uniform(0, 2 * np.pi, 700)
    radius = np.repeat((2, 5), 350) + rng.normal(0, 0.2, 700)
    normal = np.c_[radius * np.cos(angle), radius * np.sin(angle)]
    return labelled(normal, rng.uniform(-6, 6, (50, 2)))


def clusters_apart(rng):
    """Four clusters in ten dimensions; outliers stray from any of them."""
    middles = rng.uniform(-6, 6, (4, 10))
    normal = [rng.normal(middle, 1, (120, 10)) for middle in middles]
    outliers = [rng.normal(middle, 1.7, (10, 10)) for middle in middles]
    return labelled(np.vstack(normal), np.vstack(outliers))


def strongly_correlated(rng):
    mixed = rng.normal(size=(10, 10))
    cov = mixed @ mixed.T / 10 + 0.1 * np.eye(10)
    normal = rng.multivariate_normal(np.zeros(10), cov, 500)
    spread = np.sqrt(np.diag(cov))
    return labelled(normal, rng.normal(0, 1.3, (40, 10)) * spread)


def rare_counts(rng):
    """Twelve counts, each nearly always 0, as failures of single services are."""
    def draw(n, share, mean):
        return rng.binomial(1, share, (n, 12)) * rng.poisson(mean, (n, 12))

    return labelled(draw(1000, 0.05, 4), draw(60, 0.2, 6))


def heavy_tails(rng):
    return labelled(rng.standard_t(2, (500, 4)), 3 * rng.standard_t(2, (40, 4)))


def mean_auc(x, y):
    aucs = []
    for seed in range(SEEDS):
        forest = IsolationForest(n_estimators=100, max_samples=min(256, len(x)),
                                 random_state=seed)
        aucs.append(roc_auc_score(y, -forest.fit(x).score_samples(x)))
    return float(np.mean(aucs)), float(np.std(aucs, ddof=1))


def four_points():
    """Exact figures where chance has no part: the rules for the threshold."""
    scores = np.array([-0.7, -0.45, -0.52, -0.61, -0.44, -0.5, -0.48])
    shares = [0.01, 0.1, 0.25, 0.37, 0.5]
    values = [float(np.percentile(scores, 100 * s)) for s in shares]
    return {"scores": scores.tolist(), "shares": shares, "values": values}


def main():
    sets = []
    makers = [clusters, ring, correlated, counts, zero_inflated,
              mostly_constant, wide, windows, two_rings, clusters_apart,
              strongly_correlated, rare_counts, heavy_tails]
    for number, make in enumerate(makers):
        x, y = make(np.random.default_rng(number))
        auc, sd = mean_auc(x, y)
        # As text, because a formatter would give each number of a list a line.
        columns = {f"x{i}": " ".join(f"{v:.10g}" for v in x[:, i])
                   for i in range(x.shape[1])}
        sets.append({"name": make.__name__, "auc": round(auc, 5),
                     "auc_sd": round(sd, 5), "labels": "".join(map(str, y)),
                     "columns": columns})
        print(f"{make.__name__:16} {x.shape} AUC {auc:.4f} sd {sd:.4f}")
    text = json.dumps({"scikit_learn": sklearn.__version__, "seeds": SEEDS,
                       "percentiles": four_points(), "sets": sets},
                      indent=2)
    Path(__file__).with_name("reference.json").write_text(text + "\n")


main()
