"""Draws labelled sets of many kinds and has scikit-learn's forest score them.

Prints a line of JSON for each: name, columns, labels, and the ROC AUC of
scikit-learn's IsolationForest, mean and standard deviation of 20 seeds.

Run by forest_parity.ts: python3 more_labelled_sets.py [DRAW]
"""
import json
import sys

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

SEEDS = 20


def labelled(normal, outliers):
    return (np.vstack([normal, outliers]),
            np.r_[np.zeros(len(normal)), np.ones(len(outliers))].astype(int))


def few_rows(r):
    return labelled(r.normal(0, 1, (60, 3)), r.normal(0, 2.2, (8, 3)))


def few_counts(r):
    return labelled(r.poisson(1, (120, 4)), r.poisson(3, (10, 4)))


def few_values(r):
    return labelled(r.integers(0, 3, (200, 3)), r.integers(0, 6, (15, 3)))


def duplicates(r):
    base = r.normal(0, 1, (20, 4))
    strays = base[r.integers(0, 20, 60)] + r.normal(0, 1, (60, 4))
    return labelled(base[r.integers(0, 20, 2000)], strays)


def latency_and_rare_failures(r):
    def draw(n, spread, share, mean):
        failures = r.binomial(1, share, n) * r.poisson(mean, n)
        return np.c_[r.normal(55, spread, n), failures]

    return labelled(draw(3000, 1.4, 0.05, 2), draw(100, 2, 0.3, 5))


def zero_inflated_30(r):
    def draw(n, share, mean):
        return r.binomial(1, share, (n, 30)) * (1 + r.poisson(mean, (n, 30)))

    return labelled(draw(3000, 0.02, 2), draw(90, 0.06, 4))


def flags_20(r):
    def draw(n, share):
        return (r.uniform(size=(n, 20)) < share) * 1.0

    return labelled(draw(1000, 0.05), draw(60, 0.13))


def many_rows(r):
    return labelled(r.normal(0, 1, (19000, 5)), r.normal(0, 1.8, (1000, 5)))


def many_rows_in_clusters(r):
    middles = r.uniform(-8, 8, (6, 8))
    normal = [r.normal(middle, 1, (3200, 8)) for middle in middles]
    return labelled(np.vstack(normal), r.uniform(-10, 10, (400, 8)))


def ring_in_noise_30(r):
    angle = r.uniform(0, 2 * np.pi, 1500)
    ring = 3 * np.c_[np.cos(angle), np.sin(angle)] + r.normal(0, 0.2, (1500, 2))
    return labelled(np.c_[ring, r.normal(0, 1, (1500, 28))],
                    np.c_[r.uniform(-5, 5, (100, 2)), r.normal(0, 1, (100, 28))])


def correlated_2(r):
    cov = [[1, 0.95], [0.95, 1]]
    return labelled(r.multivariate_normal([0, 0], cov, 1000),
                    r.uniform(-3, 3, (50, 2)))


def correlated_15(r):
    mixed = r.normal(size=(15, 15))
    cov = mixed @ mixed.T / 15 + 0.1 * np.eye(15)
    spread = np.sqrt(np.diag(cov))
    return labelled(r.multivariate_normal(np.zeros(15), cov, 1500),
                    r.normal(0, 1.3, (80, 15)) * spread)


def log_normal(r):
    return labelled(np.exp(r.normal(0, 1, (2000, 3))),
                    np.exp(r.normal(0.7, 1.3, (80, 3))))


def mixed_kinds(r):
    def draw(n, shift, share):
        return np.c_[r.normal(shift, 1, (n, 2)),
                     r.poisson(3 + 3 * shift, (n, 2)),
                     r.binomial(1, share, (n, 3)),
                     np.exp(r.normal(shift, 1, (n, 1)))]

    return labelled(draw(1500, 0, 0.03), draw(70, 0.8, 0.2))


def mostly_constants(r):
    def draw(n, spread):
        return np.c_[r.normal(0, spread, (n, 2)), np.ones((n, 8))]

    return labelled(draw(700, 1), draw(40, 2.5))


def moons(r):
    t = r.uniform(0, np.pi, 1000)
    both = np.vstack([np.c_[np.cos(t), np.sin(t)],
                      np.c_[1 - np.cos(t), 0.5 - np.sin(t)]])
    return labelled(both + r.normal(0, 0.1, (2000, 2)),
                    r.uniform(-2, 3, (100, 2)))


def wide_few_rows(r):
    outliers = r.normal(0, 1, (30, 30))
    outliers[:, :6] += r.choice((-1, 1), (30, 6)) * 2.2
    return labelled(r.normal(0, 1, (350, 30)), outliers)


def wide(r):
    return labelled(r.normal(0, 1, (2000, 30)), r.normal(0, 1.25, (100, 30)))


def outliers_in_a_cluster(r):
    return labelled(r.normal(0, 1, (5000, 2)), r.normal(3.2, 0.2, (250, 2)))


def whole_latencies(r):
    return labelled(np.c_[r.integers(10, 101, 4000), r.poisson(0.1, 4000)],
                    np.c_[r.integers(60, 140, 80), r.poisson(1, 80)])


def large_numbers(r):
    return labelled(1e6 + r.normal(0, 5, (800, 3)),
                    1e6 + r.normal(0, 11, (40, 3)))


def hardly_apart(r):
    return labelled(r.normal(0, 1, (500, 2)), r.normal(0.8, 1.2, (40, 2)))


MAKERS = [few_rows, few_counts, few_values, duplicates,
          latency_and_rare_failures, zero_inflated_30, flags_20, many_rows,
          many_rows_in_clusters, ring_in_noise_30, correlated_2, correlated_15,
          log_normal, mixed_kinds, mostly_constants, moons, wide_few_rows, wide,
          outliers_in_a_cluster, whole_latencies, large_numbers, hardly_apart]


def auc_of(x, y, seed):
    forest = IsolationForest(max_samples=min(256, len(x)), random_state=seed)
    return roc_auc_score(y, -forest.fit(x).score_samples(x))


def main():
    draw = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for number, make in enumerate(MAKERS):
        x, y = make(np.random.default_rng(1000 * draw + number))
        x = np.asarray(x, float)
        aucs = [auc_of(x, y, seed) for seed in range(SEEDS)]
        print(json.dumps({
            "name": make.__name__, "auc": float(np.mean(aucs)),
            "auc_sd": float(np.std(aucs, ddof=1)),
            "labels": [label == 1 for label in y.tolist()],
            "columns": {f"x{i}": x[:, i].tolist() for i in range(x.shape[1])},
        }), flush=True)


main()
