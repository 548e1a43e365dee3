"""The job with Python's own csv module, row by row: python3 job_csv.py ANSWERS"""
import csv
import sys

CLUSTERS = [(0, 5, 1), (5, 7, 1), (7, 14, 2), (14, 20, 2)]  # from, to, how many must be at 2 or more


def scores(items):
    answered = [int(cell) for cell in items if cell]
    blanks = 20 - len(answered)
    total = band = ""
    if blanks <= 4:
        total = sum(answered) * 20 / len(answered)
        band = "high" if sum(answered) * 20 >= 31 * len(answered) else "low"
    sums, likely = [], 1
    for first, last, needed in CLUSTERS:
        part = items[first:last]
        sums.append("" if "" in part else sum(map(int, part)))
        if sum(1 for cell in part if cell and int(cell) >= 2) < needed:
            likely = 0
    return [total, band, *sums, blanks, likely]


with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
    rows = csv.reader(file)
    next(rows)
    out = csv.writer(open(1, "w", newline="", encoding="utf-8", closefd=False), lineterminator="\n")
    out.writerow("subject date total total_band intrusion avoidance mood arousal blanks likely".split())
    out.writerows([row[0], row[1], *scores(row[2:])] for row in rows)
