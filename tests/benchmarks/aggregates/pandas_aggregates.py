"""The aggregates of a report's sections with pandas; prints seconds, CPU seconds and peak MB as JSON."""

import json
import resource
import sys
import time

import pandas as pd

start = time.perf_counter()
cpu = time.process_time()
logs = pd.read_csv(sys.argv[1])
logs["Timestamp"] = pd.to_datetime(logs["Timestamp"])
logs["ms"] = logs["TimeTaken"].str.replace("ms", "", regex=False).astype(float)
logs["failed"] = logs["LogLevel"].isin(["ERROR", "FATAL"])

facts = [logs.isnull().sum(), logs.nunique(), logs.duplicated().sum()]
facts.append((logs["Timestamp"].diff().dt.total_seconds() < 0).sum())
facts.append(logs["Timestamp"].agg(["min", "max"]))

for by in [
    ["LogLevel"],
    ["Service"],
    ["Message"],
    ["Service", "LogLevel"],
    ["Service", "Message"],
]:
    facts.append(logs.groupby(by)["failed"].agg(["size", "sum"]))

for every in ["1s", "5s", "1min"]:
    windows = logs.groupby(logs["Timestamp"].dt.floor(every))
    facts.append(windows["failed"].agg(["size", "sum"]))
    facts.append(windows["ms"].agg(["count", "mean", "std"]))
    facts.append(windows["ms"].quantile([0.5, 0.95, 0.99]))
facts.append(
    logs.groupby([logs["Timestamp"].dt.floor("1min"), "Service"])["ms"].agg(
        ["size", "mean", "std"]
    )
)
facts.append(logs.groupby([logs["Timestamp"].dt.floor("5s"), "LogLevel"]).size())

for frame in [logs["ms"], logs.groupby("Service")["ms"]]:
    facts.append(frame.agg(["count", "mean", "std", "min", "max"]))
    facts.append(frame.quantile([0.5, 0.95, 0.99]))
facts.append(logs.groupby((logs["ms"] // 1)).size())

print(
    json.dumps(
        {
            "seconds": time.perf_counter() - start,
            "cpu_s": time.process_time() - cpu,
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
