"""Flags windows by the seed's recipe: scikit-learn's isolation forest with a
contamination of 1 % on the mean latency and the failures of every window, a
window without logs having a latency of 0.

Called by incidents.ts with the path of a JSON file: a list of
{"latency_ms": [...], "failures": [...]}. Prints a list of
{"flagged": [...], "score": [...]}.
"""

import json
import sys

import numpy as np
from sklearn.ensemble import IsolationForest

with open(sys.argv[1]) as file:
    scenarios = json.load(file)

found = []
for scenario in scenarios:
    columns = [scenario["latency_ms"], scenario["failures"]]
    features = np.nan_to_num(np.array(columns, dtype=float).T)
    model = IsolationForest(n_estimators=100, max_samples=256, contamination=0.01, random_state=42)
    flagged = model.fit_predict(features) == -1
    found.append({"flagged": flagged.tolist(), "score": model.score_samples(features).tolist()})
print(json.dumps(found))
