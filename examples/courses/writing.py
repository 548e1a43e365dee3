"""Writes the charts of invented people: answers that come to a given score, rows, files.

Nothing here reads what attune says. Keys and codes of the published measures stand below as their forms have them; columns and editions are read
from the definitions. All that is random hangs on the names of the row alone, so that the files can be made again byte for byte.
"""

import csv
import datetime
import io
import os
import random
import re

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
STANDARD = ("subject date rater respondent target couple instrument version language wording occasion mode entered replaces amended_by "
            "amended_why").split()
NOT_ASKED = "inapplicable"  # did not come up


class Form:
    """What a file of answers needs to know of an instrument: its columns, its edition, and what its file is called."""

    def __init__(self, instrument):
        path = next(os.path.join(folder, instrument + ".yaml") for folder, _, files in os.walk(os.path.join(ROOT, "instruments"))
                    if instrument + ".yaml" in files)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        items = text[text.index("\nitems:"):]
        items = items[:re.search(r"\n[a-z]+:", items[1:]).start() + 1] if re.search(r"\n[a-z]+:", items[1:]) else items
        self.items = re.findall(r"^  - (?:\{id|id): (\w+)", items, re.MULTILINE)
        self.version = re.search(r'^version: "(.*)"', text, re.MULTILINE)[1]
        title = re.search(r"^neutral_title: (.*)$", text, re.MULTILINE)
        self.file = re.sub(r"[^a-z0-9]+", "-", title[1].lower()) if title else instrument
        self.on_paper = "\nwording: separate" in text


def randomness(*names):
    return random.Random("|".join(str(name) for name in names))


def spread(total, items, least, most, weight):
    """Whole numbers that add up to `total`, each within its limits, about in proportion to `weight` of the item."""
    limit = most if isinstance(most, dict) else dict.fromkeys(items, most)
    points = dict.fromkeys(items, least)
    for _ in range(total - least * len(items)):
        open_ = [item for item in items if points[item] < limit[item]]
        points[max(open_, key=lambda item: weight[item] / (points[item] - least + 1))] += 1
    if sum(points.values()) != total:
        raise ValueError(f"{total} is out of the range of {items}")
    return points


class Person:
    """Somebody who answers, with a way of their own to fill a form in: what weighs with them stays about the same from row to row."""

    def __init__(self, chart, number):
        self.id = f"{chart}-{number}"

    def answers(self, what, when, total, items, least=0, most=4, turned=()):
        """Answers to `items` whose keyed points add up to `total`; `turned` items are answered the other way round."""
        habit, today = randomness(self.id, what), randomness(self.id, what, when)
        weight = {item: (0.5 + habit.random()) * (0.85 + 0.3 * today.random()) for item in items}
        points = spread(total, items, least, most, weight)
        return {item: least + most - points[item] if item in turned else points[item] for item in items}


def q(first, last):
    return [f"q{number}" for number in range(first, last + 1)]


def core10(person, when, total):
    return {**person.answers("core10", when, total, [item for item in q(1, 10) if item != "q6"], turned=("q2", "q3")), "q6": 0}


def phq9(person, when, total, thoughts=0):
    return {**person.answers("phq9", when, total - thoughts, q(1, 8), most=3), "q9": thoughts}


def gad7(person, when, total):
    return person.answers("gad7", when, total, q(1, 7), most=3)


def who5(person, when, percent):
    return person.answers("who5", when, percent // 4, q(1, 5), most=5)


def csi4(person, when, total):
    return person.answers("csi4", when, total, q(1, 4), most={"q1": 6, "q2": 5, "q3": 5, "q4": 5})


def csi16(person, when, total, four):
    """`four`: what the items of the csi4 come to among them."""
    short = dict(zip(("q1", "q5", "q7", "q10"), csi4(person, when, four).values()))
    return {**short, **person.answers("csi16", when, total - four, [item for item in q(1, 16) if item not in short], most=5)}


def ecr_rs(person, when, target, anxiety, avoidance):
    """`anxiety` as the sum of three, `avoidance` of six."""
    return {**person.answers("ecr-rs avoidance " + target, when, avoidance, q(1, 6), least=1, most=7, turned=q(1, 4)),
            **person.answers("ecr-rs anxiety " + target, when, anxiety, q(7, 9), least=1, most=7)}


def ders18(person, when, total):
    return person.answers("ders18", when, total, q(1, 18), least=1, most=5, turned=("q1", "q4", "q6"))


def scs_sf(person, when, twelfths):
    return person.answers("scs-sf", when, twelfths, q(1, 12), least=1, most=5, turned=("q1", "q4", "q8", "q9", "q11", "q12"))


def mspss(person, when, other, friends, family):
    """The sums of the four items of each."""
    return {**person.answers("mspss other", when, other, ["q1", "q2", "q5", "q10"], least=1, most=7),
            **person.answers("mspss friends", when, friends, ["q6", "q7", "q9", "q12"], least=1, most=7),
            **person.answers("mspss family", when, family, ["q3", "q4", "q8", "q11"], least=1, most=7)}


def wsas(person, when, total):
    return person.answers("wsas", when, total, q(1, 5), most=8)


def ucla3(person, when, total):
    return person.answers("ucla3", when, total, q(1, 3), least=1, most=3)


def pc_ptsd_5(person, when, total):
    return {"q1": 1, **person.answers("pc-ptsd-5", when, total, q(2, 6), most=1)}


def itq(ptsd, self_organisation, impaired, self_impaired):
    """Both sums of six, one of each pair first; `impaired`, `self_impaired`: whether the three items of each reach moderately."""
    def pairs(total, first):
        items = [f"q{first + step}" for step in (0, 2, 4, 1, 3, 5)]
        return spread(total, items, 0, 4, dict.fromkeys(items, 1))

    def weight_of(items, much):
        return dict(zip(items, (2, 3, 2) if much else (1, 1, 0)))

    return {**pairs(ptsd, 1), **weight_of(q(7, 9), impaired), **pairs(self_organisation, 10), **weight_of(q(16, 18), self_impaired)}


def yes_to(count, items):
    return {item: int(place < count) for place, item in enumerate(items)}


THINGS = "word notice stay name pause back check curious ask room own slip thank light".split()  # of repair-check-in


def numbers(line):
    return [int(number) for number in line.split()]


def between(weeks, line, week):
    """The figure of a week: named, or on the straight line from one named week to the next."""
    named = dict(zip(weeks, (float(number) for number in line.split())))
    before, after = max(w for w in weeks if w <= week), min(w for w in weeks if w >= week)
    part = (week - before) / (after - before) if after > before else 0
    return named[before] + part * (named[after] - named[before])


def things(person, what, week, mean, asked, hidden=()):
    """Answers to small things whose mean is as near to `mean` as the items allow; the hidden ones did not come up."""
    came_up = [item for item in asked if item not in hidden]
    answers = person.answers("repair-check-in " + what, week, int(mean * len(came_up) + 0.5), came_up)
    return {**answers, **{item: NOT_ASKED for item in asked if item in hidden}}


def slider(person, what, week, about):
    return max(0, min(10, round(about + randomness(person.id, what, week).random() * 2 - 1)))


class Chart:
    """A chart in the making: its head, and the rows of each respondent."""

    def __init__(self, chart, battery, started, people, other=None):
        self.id, self.battery, self.started, self.other = chart, battery, datetime.date.fromisoformat(started), other
        self.people = people  # (name, age, sex)
        self.persons = [Person(chart, number + 1) for number in range(len(people))]
        self.rows, self.forms, self.sheets = {}, {}, {}

    def day(self, week, days=0):
        return (self.started + datetime.timedelta(days=7 * week + days)).isoformat()

    def row(self, person, instrument, when, answers, about=None, rater="self", target="", occasion="", entered=None, mode=None, **correction):
        """One administration. `when`: a date, with a time where one is known; `about`: the subject, where that is somebody else."""
        form = self.forms.setdefault(instrument, Form(instrument))
        unknown = [item for item in answers if item not in form.items]
        if unknown:
            raise ValueError(f"{instrument} has no {unknown}")
        subject = about.id if about else person.id
        self.rows.setdefault((person.id, instrument), []).append({
            "subject": subject, "date": when, "rater": rater, "respondent": "" if rater == "clinician" else person.id, "target": target,
            "couple": self.id if len(self.people) == 2 else "", "instrument": instrument, "version": form.version, "language": "en",
            "occasion": occasion, "mode": mode or ("entry" if form.on_paper else "interview"),
            "entered": entered or self.moment(person, when), **correction, **answers})

    def moment(self, person, when):
        """When a row was keyed: some minutes after its time, or one sheet after the other in the late afternoon."""
        if "T" in when:
            return (datetime.datetime.fromisoformat(when) + datetime.timedelta(minutes=4)).isoformat()
        sheet = self.sheets[person.id, when] = self.sheets.get((person.id, when), 0) + 1
        return (datetime.datetime.fromisoformat(when + "T17:05:00") + datetime.timedelta(seconds=170 * sheet)).isoformat()

    def head(self):
        lines = ["attune: 1", f"chart: {self.id}", f"battery: {self.battery}", f"started: {self.started}", "language: en", "people:"]
        lines += [f"  - {{id: {person.id}, name: {name}, with: {{age: {age}, sex: {sex}}}}}"
                  for person, (name, age, sex) in zip(self.persons, self.people)]
        lines += [f"other: {self.other}"] if self.other else []
        return "\n".join(lines) + "\n"

    def files(self):
        """Every file of the chart, by its path in the folder."""
        made = {"chart.yaml": self.head()}
        for (person, instrument), rows in self.rows.items():
            form = self.forms[instrument]
            text = io.StringIO()
            table = csv.DictWriter(text, STANDARD + form.items, lineterminator="\n", restval="")
            table.writeheader()
            table.writerows(sorted(rows, key=lambda row: row["entered"]))
            made[f"{person}/{form.file}.csv"] = text.getvalue()
        return made
