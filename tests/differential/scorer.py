"""A deliberately naive scorer: one row at a time, exact fractions, and every filling of every blank tried one after another. Written from
the contract of format 1 alone; it shares nothing with attune but that.

An instrument is a dictionary in the shape of its YAML file; expressions in it are trees (see expression.py).
"""

import datetime
import itertools
import math
from decimal import Decimal
from fractions import Fraction

import expression
from expression import ABSENT, NO, NOT_APPLICABLE, UNKNOWN, YES, Evaluator, Number, known, missing, round_to

REASONS = ("skipped", "declined", "inapplicable")
MOST_FILLINGS = 1000


class Hopeless(Exception):
    """There are too many fillings to try them all, or they cannot be listed."""


def fraction(text):
    return Fraction(str(text))


def codes(response):
    return sorted(Fraction(c) for c in response["options"])


def answers_of(response):
    """All that an item with this response set can hold."""
    kind = response["type"]
    if kind == "choice":
        return codes(response)
    if kind == "multiple":
        alone = {Fraction(c) for c in response.get("exclusive", [])}
        sets = [frozenset(s) for n in range(1, len(codes(response)) + 1) for s in itertools.combinations(codes(response), n)]
        return [s for s in sets if len(s) == 1 or not s & alone]
    if kind in ("integer", "slider"):
        step = fraction(response.get("step", 1))
        low, high = fraction(response["min"]), fraction(response["max"])
        return [low + k * step for k in range(int((high - low) / step) + 1)]
    raise Hopeless


def read(response, cell):
    """What a cell says: an answer, a reason, "" for a blank, or None where it is outside its response set."""
    cell = cell.strip()
    if cell in ("", "NA"):
        return ""
    if cell in REASONS:
        return cell
    try:
        if response["type"] == "date":
            return datetime.date.fromisoformat(cell)
        if response["type"] == "multiple":
            chosen = frozenset(Fraction(c) for c in cell.split(";"))
            return chosen if chosen in answers_of(response) else None
        value = Fraction(cell)
    except ValueError:
        return None
    if response["type"] == "number":
        return value if fraction(response["min"]) <= value <= fraction(response["max"]) else None
    return value if value in answers_of(response) else None


class Row:
    """One administration, or one filling of its blanks (`asked` is then the row itself)."""

    def __init__(self, instrument, told, facts, asked=None):
        self.instrument, self.told, self.facts = instrument, told, facts
        self.asked = asked or self
        self.evaluator = Evaluator(self)
        self.memory = {}

    def once(self, what, name, make):
        if (what, name) not in self.memory:
            self.memory[what, name] = make(name)
        return self.memory[what, name]

    # What expressions ask for.

    def type_of(self, name):
        if name in self.instrument["items"]:
            return {"date": "date", "multiple": "choices"}.get(self.response(name)["type"], "number")
        if name in self.instrument["scores"]:
            return "verdict" if "criterion" in self.instrument["scores"][name] else "number"
        return "words" if name == "rater" or self.instrument["attributes"][name]["type"] == "text" else "number"

    def response(self, item):
        return self.instrument["responses"][self.instrument["items"][item]["response"]]

    def items_between(self, first, last):
        items = list(self.instrument["items"])
        return items[items.index(first):items.index(last) + 1]

    def cell(self, item):
        """An answer; "" or a reason of a blank; None of an invalid cell; ABSENT where it is hidden."""
        return ABSENT if self.hidden(item) else self.told[item]

    def hidden(self, item):
        return self.once("hidden", item, self.find_hidden)

    def find_hidden(self, item):
        definition = self.instrument["items"][item]
        if definition.get("may_not_apply") and self.told[item] == "inapplicable":
            return True
        return any(self.evaluator.truth(when) == NO for when in self.conditions(item))

    def conditions(self, item):
        definition = self.instrument["items"][item]
        section = self.instrument["sections"].get(definition.get("section"), {})
        return [c["when"] for c in (definition, section) if "when" in c]

    def number(self, name):
        if name in self.instrument["scores"]:
            return self.score_number(name)
        if name in self.instrument["attributes"]:
            value = self.facts[name]
            return missing() if value in ("", None) else known(value)
        value = self.cell(name)
        if value == ABSENT:
            return NOT_APPLICABLE
        if isinstance(value, Fraction):
            return known(value)
        ends = self.response(name)
        ends = codes(ends) if ends["type"] == "choice" else [fraction(ends["min"]), fraction(ends["max"])]
        return missing(ends[0], ends[-1], weak=True)

    def score_number(self, name):
        value, status = self.score(name)
        if status == "not applicable":
            return NOT_APPLICABLE
        if value is not None:
            return known(value)
        if self.asked is not self:
            return missing()
        bounds, whole = self.reach(name)
        return Number(*bounds) if bounds and whole else missing()

    def text(self, name):
        value = "self" if name == "rater" else self.facts[name]
        return UNKNOWN if value in ("", None) else ("text", value)

    def date(self, name):
        value = self.cell(name)
        return ABSENT if value == ABSENT else ("date", value) if isinstance(value, datetime.date) else UNKNOWN

    def has(self, item, code):
        value = self.cell(item)
        return NO if value == ABSENT else expression.truth(code in value) if isinstance(value, frozenset) else UNKNOWN

    def how_many(self, item):
        value = self.cell(item)
        if value == ABSENT:
            return NOT_APPLICABLE
        return known(len(value)) if isinstance(value, frozenset) else missing(Fraction(1), Fraction(len(codes(self.response(item)))))

    def state(self, item, word):
        value = self.cell(item)
        blank = value == "" or (isinstance(value, str) and value in REASONS)
        held = {"answered": not blank and value is not None and value != ABSENT, "missing": blank, "declined": value == "declined",
                "skipped": value == "skipped", "shown": value != ABSENT}
        return expression.truth(held[word])

    # Scores.

    def score(self, name):
        """Value (None where there is none) and status."""
        return self.once("score", name, self.find_score)

    def find_score(self, name):
        definition = self.instrument["scores"][name]
        return self.keyed(definition) if "sum" in definition or "mean" in definition else self.worked_out(name, definition)

    def weight(self, definition, item):
        return fraction(definition.get("weights", {}).get(item, 1))

    def points(self, definition, item, answer):
        if item in definition.get("recode", {}):
            return definition["recode"][item].get(answer)
        if item not in definition.get("reverse", []):
            return answer
        response = self.response(item)
        ends = codes(response) if response["type"] == "choice" else [fraction(response["min"]), fraction(response["max"])]
        return ends[0] + ends[-1] - answer

    def counts_zero(self, definition, item):
        """Whether a blank of the row counts 0, whatever a filling has put in its place."""
        when = definition.get("missing", {}).get("zero_when", {}).get(item)
        blank = self.asked.told[item]
        return when is not None and isinstance(blank, str) and self.evaluator.truth(when) == YES

    def keyed(self, definition):
        mean = "mean" in definition
        rule = definition.get("missing", {})
        shown = [i for i in definition["mean" if mean else "sum"] if not self.hidden(i)]
        if not shown:
            return None, "not applicable"
        if any(self.told[i] is None for i in shown):
            return None, "invalid"
        total = of_known = of_shown = Fraction(0)
        answered = blanks = 0
        for item in shown:
            weight = self.weight(definition, item)
            of_shown += weight
            if self.counts_zero(definition, item):
                of_known += weight
            elif isinstance(self.told[item], str):
                blanks += 1
            else:
                answered += 1
                of_known += weight
                points = self.points(definition, item, self.told[item])
                if points is None:
                    return None, "invalid"
                total += weight * points
        allow = rule.get("allow", 0)
        if isinstance(allow, str):
            allow = Fraction(allow.rstrip("%")) * len(shown) / 100
        divisor = of_shown if rule.get("fill") == "zero" else of_known
        if blanks > math.floor(allow) or answered < rule.get("least", 1) or ((blanks or mean) and divisor <= 0):
            return None, "insufficient"
        status = "prorated" if blanks else "complete"
        if mean:
            total /= divisor
        elif blanks and rule.get("fill") != "zero":
            total = total * of_shown / of_known
        return self.finish(definition, total, status)

    @staticmethod
    def finish(definition, value, status):
        value *= fraction(definition.get("multiply", 1))
        if "table" in definition:
            if value not in definition["table"]:
                return None, "insufficient"
            value = definition["table"][value]
        if "round" in definition:
            value = round_to(value, fraction(definition["round"]["to"]), definition["round"].get("half", "up"))
        return value, status

    def worked_out(self, name, definition):
        number = self.evaluator.of(definition["value"])
        items, scores = rests_on(self.instrument, name)
        statuses = {self.status(s) for s in scores}
        if number.known:
            value, status = self.finish(definition, number.low, "prorated" if "prorated" in statuses else "complete")
            if value is not None:
                return value, status
        if "invalid" in statuses or any(self.cell(i) is None for i in items):
            return None, "invalid"
        return None, "not applicable" if number.absent else "insufficient"

    def status(self, name):
        if "criterion" not in self.instrument["scores"][name]:
            return self.score(name)[1]
        if self.verdict(name) != UNKNOWN:
            return "complete"
        items, scores = rests_on(self.instrument, name)
        invalid = any(self.cell(i) is None for i in items) or any(self.status(s) == "invalid" for s in scores)
        return "invalid" if invalid else "undetermined"

    # What the blanks could still change.

    def verdict(self, name):
        return self.once("verdict", name, lambda n: self.decide(self.instrument["scores"][n]["criterion"]))

    def alert(self, name):
        return self.once("alert", name, lambda n: self.decide(self.instrument["alerts"][n]["when"]))

    def decide(self, tree):
        if self.asked is not self:
            return self.evaluator.truth(tree)
        seen = {row.evaluator.truth(tree) for row in self.fillings(read_by(self.instrument, [tree]))}
        return seen.pop() if len(seen) == 1 else UNKNOWN

    def bounds(self, name):
        """The least and the most that a score could be; None where there is no such."""
        return None if self.score(name)[1] in ("invalid", "not applicable") else self.reach(name)[0]

    def reach(self, name):
        """The same whatever its status, what is invalid being a blank; and whether every filling gives a value, or has nothing to give one of."""
        return self.once("reach", name, self.find_reach)

    def find_reach(self, name):
        keyed = "value" not in self.instrument["scores"][name]
        found = [row.score(name) for row in self.fillings(read_by(self.instrument, [("name", name)]))]
        values = [value for value, _ in found if value is not None]
        whole = all(value is not None or (keyed and status == "not applicable") for value, status in found)
        return (min(values), max(values)) if values else None, whole

    def fillings(self, names):
        """The row with its blanks, as far as they are among the names, filled in every way there is."""
        blanks = []
        for name in names:
            if name in self.instrument["attributes"]:
                if self.facts[name] in ("", None):
                    blanks.append((name, facts_of(self.instrument["attributes"][name])))
                continue
            told = self.told[name]
            gone = told == "inapplicable" and self.instrument["items"][name].get("may_not_apply")
            if (told is None or isinstance(told, str)) and not gone and not self.surely_hidden(name):
                blanks.append((name, answers_of(self.response(name))))
        if math.prod(len(answers) for _, answers in blanks) > MOST_FILLINGS:
            raise Hopeless
        for answers in itertools.product(*[answers for _, answers in blanks]):
            told, facts = dict(self.told), dict(self.facts)
            for (name, _), answer in zip(blanks, answers):
                (facts if name in facts else told)[name] = answer
            yield Row(self.instrument, told, facts, self)

    def surely_hidden(self, item):
        """Hidden by a condition that reads nothing blank, and nothing that could itself be hidden or shown."""
        for when in self.conditions(item):
            names = read_by(self.instrument, [when])
            read = [self.facts[n] if n in self.facts else self.told[n] for n in names]
            if self.evaluator.truth(when) == NO and not any(v is None or isinstance(v, str) and v in ("",) + REASONS for v in read):
                return True
        return False


def facts_of(attribute):
    if "values" in attribute:
        return attribute["values"]
    if "min" not in attribute:
        raise Hopeless
    return [Fraction(x) for x in range(attribute["min"], attribute["max"] + 1)]


def names_in(instrument, tree):
    """All names in a tree, ranges unrolled; what is asked of the row itself (`missing(x)`, `count_known`) too."""
    if tree[0] == "name":
        return [tree[1]]
    if tree[0] == "range":
        items = list(instrument["items"])
        return items[items.index(tree[1]):items.index(tree[2]) + 1]
    found = []
    for part in tree[1:]:
        for t in part if isinstance(part, list) else [part]:
            if isinstance(t, tuple):
                found += names_in(instrument, t)
    return found


def rests_on(instrument, name):
    """The items and scores that a score rests on, through other scores too; not the conditions of its items."""
    items, scores, open_ = set(), set(), [name]
    while open_:
        definition = instrument["scores"][open_.pop()]
        names = definition.get("sum") or definition.get("mean") or names_in(instrument, definition.get("value") or definition["criterion"])
        items |= {n for n in names if n in instrument["items"]}
        fresh = {n for n in names if n in instrument["scores"]} - scores - {name}
        scores |= fresh
        open_ += fresh
    return items, scores


def read_by(instrument, trees):
    """Every item and attribute that can bear on some trees, conditions and all."""
    found, open_ = set(), [n for t in trees for n in names_in(instrument, t)]
    while open_:
        name = open_.pop()
        if name in found or name == "rater":
            continue
        found.add(name)
        if name in instrument["items"]:
            definition = instrument["items"][name]
            section = instrument["sections"].get(definition.get("section"), {})
            for part in (definition, section):
                if "when" in part:
                    open_ += names_in(instrument, part["when"])
        elif name in instrument["scores"]:
            definition = instrument["scores"][name]
            open_ += definition.get("sum") or definition.get("mean") or []
            for key in ("value", "criterion"):
                if key in definition:
                    open_ += names_in(instrument, definition[key])
            for when in definition.get("missing", {}).get("zero_when", {}).values():
                open_ += names_in(instrument, when)
    return sorted(n for n in found if n not in instrument["scores"])


# The columns of a scores file.


def printed(x):
    """The fewest digits that read back as the same double, in fixed notation."""
    if x is None:
        return ""
    text = format(Decimal(repr(float(x))), "f")
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def norm(row, definition, value):
    for reference in definition.get("reference", []):
        if "when" in reference and row.evaluator.truth(reference["when"]) != YES:
            continue
        z = t = percentile = None
        if "mean" in reference:
            z = (value - fraction(reference["mean"])) / fraction(reference["sd"])
            t = 50 + 10 * z
        for at, share in sorted(reference.get("percentiles", {}).items()):
            if at <= value:
                percentile = share
        if reference.get("distribution") == "normal":
            percentile = 50 * math.erfc(-float(z) / math.sqrt(2))
        return printed(z), printed(t), printed(percentile)
    return "", "", ""


def band_of(definition, value):
    held = [b for b in definition.get("bands", []) if fraction(b["from"]) <= value]
    return max(held, key=lambda b: fraction(b["from"]))["label"] if held else ""


def score_row(instrument, cells):
    """The scores of one row of cells: [{score, value, band, status, answered, items, low, high, z, t, percentile, kind}]. None stands for what
    is not known here, for there are too many fillings to try."""
    told = {i: read(instrument["responses"][d["response"]], cells.get(i, "")) for i, d in instrument["items"].items()}
    facts = {}
    for name, attribute in instrument["attributes"].items():
        cell = cells.get(name, "")
        if attribute["type"] == "integer" and cell:
            value = Fraction(cell)
            facts[name] = value if "min" not in attribute or attribute["min"] <= value <= attribute["max"] else ""
        else:
            facts[name] = cell if cell in attribute.get("values", [cell]) else ""
    row = Row(instrument, told, facts)
    lines = []

    def counts(items):
        shown = [i for i in items if not row.hidden(i)]
        return str(sum(row.state(i, "answered") == YES for i in shown)), str(len(shown))

    def add(name, kind, items, make):
        """`make` gives value, band, status, low, high, z, t, percentile."""
        try:
            figures = make()
        except Hopeless:
            figures = (None,) * 8
        value, band, status, low, high, z, t, percentile = figures
        lines.append(dict(zip(COLUMNS, (name, value, band, status, *counts(items), low, high, z, t, percentile, kind))))

    def verdict_figures(verdict, status, bands):
        value = {YES: "1", NO: "0"}.get(verdict, "")
        return (value, bands[verdict], status, value or "0", value or "1", "", "", "")

    def criterion(name):
        return verdict_figures(row.verdict(name), row.status(name), {YES: "yes", NO: "no", UNKNOWN: "undetermined"})

    def alert(name):
        verdict, level = row.alert(name), instrument["alerts"][name]["level"]
        return verdict_figures(verdict, "undetermined" if verdict == UNKNOWN else "complete", {YES: level, NO: "", UNKNOWN: level})

    def score(name):
        definition = instrument["scores"][name]
        value, status = row.score(name)
        bounds = row.bounds(name) or (None, None)
        figures = norm(row, definition, value) if value is not None else ("", "", "")
        band = band_of(definition, value) if value is not None else ""
        return (printed(value), band, status, printed(bounds[0]), printed(bounds[1]), *figures)

    for name, definition in instrument["scores"].items():
        kind = "criterion" if "criterion" in definition else "score"
        add(name, kind, rests_on(instrument, name)[0], lambda: criterion(name) if kind == "criterion" else score(name))
    for name, definition in instrument["alerts"].items():
        names = names_in(instrument, definition["when"])
        items = {n for n in names if n in instrument["items"]}
        for other in names:
            if other in instrument["scores"]:
                items |= rests_on(instrument, other)[0]
        add(name, "alert", items, lambda: alert(name))
    return lines


COLUMNS = ("score", "value", "band", "status", "answered", "items", "low", "high", "z", "t", "percentile", "kind")
