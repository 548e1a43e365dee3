"""The job with pandas, column by column: python3 job_pandas.py ANSWERS"""
import sys

import numpy as np
import pandas as pd

frame = pd.read_csv(sys.argv[1], dtype={"subject": str, "date": str}, encoding="utf-8-sig")
items = frame[[f"q{k}" for k in range(1, 21)]].to_numpy(dtype=float)
missing = np.isnan(items)
endorsed = items >= 2  # a blank is not
blanks = missing.sum(axis=1)
raw = np.nansum(items, axis=1)
with np.errstate(divide="ignore", invalid="ignore"):
    total = np.where(blanks <= 4, raw * 20 / (20 - blanks), np.nan)
out = frame[["subject", "date"]].copy()
out["total"] = total
out["total_band"] = np.where(blanks > 4, "", np.where(raw * 20 >= 31 * (20 - blanks), "high", "low"))
likely = np.ones(len(frame), dtype=bool)
for name, first, last, needed in [("intrusion", 0, 5, 1), ("avoidance", 5, 7, 1), ("mood", 7, 14, 2), ("arousal", 14, 20, 2)]:
    out[name] = items[:, first:last].sum(axis=1)  # nan where one is blank
    likely &= endorsed[:, first:last].sum(axis=1) >= needed
out["blanks"] = blanks
out["likely"] = likely.astype(int)
out.to_csv(sys.stdout, index=False)
