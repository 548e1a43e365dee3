"""Random instruments and rows: small, so that every filling of the blanks can be tried, and full of what format 1 knows."""

from fractions import Fraction

import expression

SETS = {
    "two": {"type": "choice", "options": {"0": "no", "1": "yes"}},
    "three": {"type": "choice", "options": {"0": "never", "1": "some", "2": "often"}},
    "odd": {"type": "choice", "options": {"-1": "less", "0": "same", "1.5": "more", "4": "most"}},
    "five": {"type": "choice", "options": {"1": "a", "2": "b", "3": "c", "4": "d", "5": "e"}},
    "count": {"type": "integer", "min": 0, "max": 4},
    "dose": {"type": "number", "min": 0, "max": 2.5},
    "worth": {"type": "slider", "min": 0, "max": 10, "step": 5},
    "places": {"type": "multiple", "options": {"1": "home", "2": "work", "9": "nowhere"}, "exclusive": ["9"]},
    "day": {"type": "date"},
}
ATTRIBUTES = {"age": {"type": "integer", "min": 16, "max": 20}, "sex": {"type": "text", "values": ["f", "m"]}}


class Generator:
    def __init__(self, random):
        self.random = random

    def chance(self, share):
        return self.random.random() < share

    def pick(self, choices):
        return self.random.choice(list(choices))

    def some(self, choices, least=1, most=99):
        choices = list(choices)
        return sorted(self.random.sample(choices, self.random.randint(min(least, len(choices)), min(most, len(choices)))), key=choices.index)

    # An instrument.

    def instrument(self):
        self.model = {"responses": dict(SETS), "attributes": dict(ATTRIBUTES), "sections": {}, "items": {}, "scores": {}, "alerts": {}}
        usual = self.pick(["two", "three", "odd", "five"])
        for k in range(1, self.random.randint(3, 8)):
            kind = usual if self.chance(0.6) else self.pick(SETS)
            item = {"response": kind}
            if k > 1 and self.chance(0.2):
                item["when"] = self.condition(2)
            if k > 1 and self.chance(0.1):
                if not self.model["sections"]:
                    self.model["sections"]["apart"] = {"when": self.condition(1)}
                    self.first_in_section = k
                item["section"] = "apart"
            if self.chance(0.12):
                item["may_not_apply"] = True
            self.model["items"]["q%d" % k] = item
        for k in range(1, self.random.randint(2, 6)):
            self.model["scores"]["s%d" % k] = self.score()
        for k in range(1, self.random.randint(1, 3)):
            self.model["alerts"]["a%d" % k] = {"when": self.condition(3), "level": self.pick(["urgent", "attention"])}
        names = list(self.model["scores"])
        self.random.shuffle(names)  # a score may use scores above or below it
        self.model["scores"] = {n: self.model["scores"][n] for n in names}
        return self.model

    def items(self, *kinds):
        sets = self.model["responses"]
        return [i for i, d in self.model["items"].items() if sets[d["response"]]["type"] in kinds]

    def numeric(self):
        return self.items("choice", "integer", "number", "slider")

    def score(self):
        keyed = bool(self.numeric()) and self.chance(0.6)
        if not keyed:
            if self.chance(0.5):
                return {"criterion": self.condition(3)}
            score = {"value": self.value(3)}
        else:
            score = self.keyed()
        if self.chance(0.2):
            score["multiply"] = self.pick(["2", "0.5", "10", "-1", "2.5"])
        if keyed and self.chance(0.1):
            score["table"] = {Fraction(k): Fraction(k * k) for k in range(-2, self.random.randint(2, 12))}
        if self.chance(0.25):
            score["round"] = {"to": self.pick(["1", "0.5", "0.1", "2"]), "half": self.pick(["up", "even"])}
        if self.chance(0.5):
            edges = sorted(self.random.sample(range(-2, 20), self.random.randint(1, 3)))
            score["bands"] = [{"from": str(e) + self.pick(["", ".5"]), "label": "band %d" % k} for k, e in enumerate(edges)]
        if self.chance(0.25):
            score["reference"] = [self.norm() for _ in range(self.random.randint(1, 2))]
        return score

    def keyed(self):
        items = self.some(self.numeric())
        score = {self.pick(["sum", "mean"]): items}
        choices = [i for i in items if i in self.items("choice")]
        recoded = self.some(choices) if choices and self.chance(0.15) else []
        if recoded:
            score["recode"] = {i: self.recode(i) for i in recoded}
        bounded = [i for i in items if i not in recoded]
        if bounded and self.chance(0.4):
            score["reverse"] = self.some(bounded)
        if self.chance(0.3):
            score["weights"] = {i: self.pick(["2", "3", "0.5", "0.1", "1.5", "2", "-1"]) for i in self.some(items)}
            if sum(Fraction(score["weights"].get(i, "1")) for i in items) <= 0:
                del score["weights"]
        if self.chance(0.7):
            rule = {}
            if self.chance(0.85):
                rule["allow"] = self.pick([0, 1, 1, 2, 3, "20%", "34%", "50%", "100%"])
            if self.chance(0.4):
                rule["fill"] = self.pick(["prorate", "zero", "zero"])
            if self.chance(0.3):
                rule["least"] = self.random.randint(1, len(items))
            if self.chance(0.2):
                rule["zero_when"] = {i: self.condition(2, without=i) for i in self.some(items, 1, 2)}
            if rule:
                score["missing"] = rule
        return score

    def recode(self, item):
        options = self.model["responses"][self.model["items"][item]["response"]]["options"]
        kept = options if self.chance(0.8) else self.some(options)
        return {Fraction(c): Fraction(self.pick(["0", "1", "2", "-1", "0.5"])) for c in kept}

    def norm(self):
        norm = {"population": "some people"}
        if self.chance(0.6):
            norm["when"] = self.condition(2, facts=0.7)
        if self.chance(0.8):
            norm.update({"mean": self.pick(["3.1", "0", "12"]), "sd": self.pick(["1.2", "2", "0.7"])})
            if self.chance(0.3):
                norm["distribution"] = "normal"
        if "distribution" not in norm and ("mean" not in norm or self.chance(0.4)):
            norm["percentiles"] = {Fraction(k): Fraction(10 + 7 * k) for k in self.some(range(0, 10), 2, 4)}
        return norm

    # Expressions.

    def condition(self, depth, without=None, facts=0.12):
        """A tree that is yes or no; it reads items and scores that are there already, and not the item `without`."""
        without = {without}
        roll = self.random.random()
        if depth > 0 and roll < 0.45:
            return ("op", self.pick(["and", "or"]), self.condition(depth - 1, *without, facts), self.condition(depth - 1, *without, facts))
        if depth > 0 and roll < 0.53:
            return ("not", self.condition(depth - 1, *without, facts))
        if self.chance(facts):
            return self.pick([("op", self.pick(["<", ">=", "==", "!="]), ("name", "age"), ("num", str(self.random.randint(16, 20)))),
                              ("op", self.pick(["==", "!="]), ("name", "sex"), ("text", self.pick("fm"))),
                              ("op", "==", ("name", "rater"), ("text", self.pick(["self", "partner"])))])
        return self.test(depth, *without)

    def test(self, depth, without):
        items = [i for i in self.numeric() if i != without]
        criteria = [n for n, s in self.model["scores"].items() if "criterion" in s and without is None]
        multiple = [i for i in self.items("multiple") if i != without]
        roll = self.random.random()
        if multiple and roll < 0.1:
            return ("call", "has", [("name", self.pick(multiple)), ("num", self.pick("129"))])
        if criteria and roll < 0.2:
            return ("name", self.pick(criteria))
        if roll < 0.3 and items:
            return ("call", self.pick(["answered", "missing", "declined", "skipped", "shown"]), [("name", self.pick(items))])
        if depth > 0 and len(items) > 1 and roll < 0.42:
            return ("call", self.pick(["any", "all"]), [self.truths(items)])
        if not items:
            return ("call", "answered", [("name", self.pick([i for i in self.model["items"] if i != without]))]) if set(
                self.model["items"]) - {without} else ("op", ">=", ("name", "age"), ("num", "18"))
        left = ("name", self.pick(items)) if roll < 0.75 else self.value(depth - 1, without)
        right = ("num", self.pick(["0", "1", "1", "2", "3", "0.5", "4"])) if self.chance(0.9) else ("name", self.pick(items))
        return ("op", self.pick(["==", "!=", "<", "<=", ">", ">=", ">="]), left, right)

    def truths(self, items):
        """A list of conditions."""
        items = self.listed(items)
        if self.chance(0.1):
            return ("call", self.pick(["answered", "missing", "shown"]), [items])
        tree = ("op", self.pick([">=", "==", "<", "!="]), items, ("num", self.pick(["1", "2", "0"])))
        if self.chance(0.1):
            tree = ("not", tree)
        if self.chance(0.15):
            tree = ("op", self.pick(["and", "or"]), tree, ("op", ">=", items, ("num", "1")))
        return ("where", tree, self.filter(items)) if self.chance(0.15) else tree

    def filter(self, items):
        return ("op", self.pick([">=", "<", "!="]), items, ("num", self.pick(["1", "2"])))

    def listed(self, items):
        order = list(self.model["items"])
        first, last = self.pick(items), self.pick(items)
        span = order[order.index(first):order.index(last) + 1]
        if len(span) > 1 and all(i in items for i in span) and self.chance(0.5):
            return ("range", first, last)
        return ("list", [("name", i) for i in self.some(items, 2, 4)])

    def value(self, depth, without=None):
        """A tree that is a number."""
        items = [i for i in self.numeric() if i != without]
        scores = [n for n, s in self.model["scores"].items() if "criterion" not in s and without is None]
        multiple = [i for i in self.items("multiple") if i != without]
        dates = [i for i in self.items("date") if i != without]
        if depth <= 0 or not items:
            roll = self.random.random()
            if scores and (roll < 0.4 or not items):
                return ("name", self.pick(scores))
            if multiple and roll < 0.5:
                return ("call", "count", [("name", self.pick(multiple))])
            if len(dates) > 1 and roll < 0.6:
                return ("call", "days", [("name", d) for d in self.random.sample(dates, 2)])
            return ("name", self.pick(items)) if items and roll < 0.9 else ("num", self.pick(["1", "2", "0.5"]))
        roll = self.random.random()
        if roll < 0.3:
            return ("op", self.pick("+-*/"), self.value(depth - 1, without), self.value(depth - 1, without))
        if roll < 0.35:
            return ("neg", self.value(depth - 1, without))
        if roll < 0.42:
            return ("call", "if", [self.condition(depth - 1, without), self.value(depth - 1, without), self.value(depth - 1, without)])
        if roll < 0.5:
            tree = self.value(depth - 1, without)
            return self.pick([("call", "abs", [tree]), ("call", "round", [tree]), ("call", "round", [tree, ("num", "0.5")])])
        if roll < 0.7:
            return ("call", self.pick(["count", "count", "count_known"]), [self.truths(items)])
        numbers = self.listed(items)
        name = self.pick(["sum", "mean", "min", "max", "mean_known"])
        if self.chance(0.2):
            numbers = ("op", self.pick("+-*"), numbers, ("num", "2"))
        if name != "mean_known" and self.chance(0.2):
            numbers = ("where", numbers, self.filter(numbers if numbers[0] != "op" else numbers[2]))
        more = [self.value(0, without)] if name != "mean_known" and self.chance(0.15) else []
        return ("call", name, [numbers] + more)

    # Rows.

    def rows(self, count):
        return [self.row() for _ in range(count)]

    def row(self):
        blanks = self.pick([0, 0.1, 0.3, 0.6])
        cells = {i: self.cell(d, blanks) for i, d in self.model["items"].items()}
        cells["age"] = self.pick(["", "16", "17", "18", "20"])
        cells["sex"] = self.pick(["", "f", "m"])
        return cells

    def cell(self, item, blanks):
        response = self.model["responses"][item["response"]]
        if item.get("may_not_apply") and self.chance(0.3):
            return "inapplicable"
        if self.chance(blanks):
            return self.pick(["", "", "NA", "skipped", "declined", "inapplicable"])
        if self.chance(0.02):
            return "77"
        kind = response["type"]
        if kind == "date":
            return "2026-01-%02d" % self.random.randint(1, 9)
        if kind == "multiple":
            return self.pick(["1", "2", "1;2", "9"])
        if kind == "choice":
            return self.pick(response["options"])
        return self.pick({"count": "01234", "dose": ["0", "0.1", "1.25", "2.5"], "worth": ["0", "5", "10"]}[item["response"]])


# As files.


def formula(tree):
    return "'%s'" % expression.write(tree)


def plain(value):
    """A number or a word as YAML has it."""
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else str(float(value))
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def flow(value, formulas=()):
    if isinstance(value, dict):
        return "{%s}" % ", ".join("%s: %s" % (plain(k), formula(v) if k in formulas else flow(v, formulas)) for k, v in value.items())
    if isinstance(value, tuple):
        return formula(value)
    if isinstance(value, list):
        return "[%s]" % ", ".join(flow(v, formulas) for v in value)
    return plain(value)


def yaml(model):
    lines = ["attune: 1", "id: random", "title: Random", 'version: "1"', "attributes:"]
    lines += ["  %s: %s" % (n, flow(a)) for n, a in model["attributes"].items()]
    lines.append("responses:")
    used = {d["response"] for d in model["items"].values()}
    lines += ["  %s: %s" % (n, flow(r)) for n, r in model["responses"].items() if n in used]
    if model["sections"]:
        lines.append("sections:")
        lines += ["  - %s" % flow(dict({"id": n}, **s)) for n, s in model["sections"].items()]
    lines.append("items:")
    lines += ["  - %s" % flow(dict({"id": n, "label": n}, **d)) for n, d in model["items"].items()]
    if model["scores"]:
        lines.append("scores:")
        lines += ["  %s: %s" % (n, flow(s)) for n, s in model["scores"].items()]
    if model["alerts"]:
        lines.append("alerts:")
        lines += ["  - %s" % flow(dict({"id": n}, **a, say="Ask.")) for n, a in model["alerts"].items()]
    return "\n".join(lines) + "\n"


def csv(model, rows):
    columns = list(model["items"]) + list(model["attributes"])
    return "\n".join([",".join(["subject"] + columns)] + [",".join([str(k)] + [row.get(c, "") for c in columns]) for k, row in enumerate(rows, 1)]) + "\n"
