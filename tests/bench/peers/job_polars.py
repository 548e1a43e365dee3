"""The job with polars, lazily: python3 job_polars.py ANSWERS"""
import sys

import polars as pl

CLUSTERS = [("intrusion", 1, 5, 1), ("avoidance", 6, 7, 1), ("mood", 8, 14, 2), ("arousal", 15, 20, 2)]


def items(first, last):
    return [pl.col(f"q{k}") for k in range(first, last + 1)]


def count(conditions):
    return pl.sum_horizontal([condition.cast(pl.Int32) for condition in conditions])


def endorsed(first, last):
    return count([(item >= 2).fill_null(False) for item in items(first, last)])


def cluster(first, last):
    total = pl.lit(0)
    for item in items(first, last):
        total = total + item  # null where one is blank
    return total


types = {"subject": pl.String, "date": pl.String, **{f"q{k}": pl.Int32 for k in range(1, 21)}}
answers = pl.scan_csv(sys.argv[1], schema_overrides=types).with_columns(
    blanks=count([item.is_null() for item in items(1, 20)]),
    raw=pl.sum_horizontal(items(1, 20)),
)
few = pl.col("blanks") <= 4
high = pl.col("raw") * 20 >= 31 * (20 - pl.col("blanks"))
scores = answers.select(
    "subject",
    "date",
    pl.when(few).then(pl.col("raw") * 20 / (20 - pl.col("blanks"))).alias("total"),
    pl.when(few & high).then(pl.lit("high")).when(few).then(pl.lit("low")).alias("total_band"),
    *[cluster(first, last).alias(name) for name, first, last, _ in CLUSTERS],
    "blanks",
    pl.all_horizontal([endorsed(first, last) >= needed for _, first, last, needed in CLUSTERS]).cast(pl.Int32).alias("likely"),
)
scores.collect().write_csv(sys.stdout)
