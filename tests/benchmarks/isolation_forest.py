"""Fits and scores scikit-learn's isolation forest; prints what it took as JSON.

Run: python3 isolation_forest.py FILE ROWS (FILE: two columns of doubles).
"""
import json
import resource
import sys
import time

import numpy as np
import sklearn
from sklearn.ensemble import IsolationForest


def now_mb():
    """What the process holds at the moment (Linux)."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


path, rows = sys.argv[1], int(sys.argv[2])
x = np.ascontiguousarray(np.fromfile(path).reshape(2, rows).T)
before_mb = now_mb()
start = time.perf_counter()
forest = IsolationForest(n_estimators=100, max_samples=256, random_state=42).fit(x)
fitted = time.perf_counter()
scores = forest.score_samples(x)
scored = time.perf_counter()
print(json.dumps({"name": f"scikit-learn {sklearn.__version__}",
                  "fit_s": fitted - start, "score_s": scored - fitted,
                  "memory_mb": peak_mb() - before_mb,
                  "mean_score": float(scores.mean())}))
