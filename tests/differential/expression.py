"""Expressions of format 1, as trees, worked out one row at a time and in exact fractions. Written from the contract alone.

A tree is a tuple: ("num", "2.5") ("text", "f") ("name", "q1") ("range", "q1", "q3") ("list", [trees]) ("where", list, condition) ("neg", x)
("not", x) ("op", "+", a, b) ("call", "sum", [arguments]).
"""

from fractions import Fraction

RANK = {"or": 1, "and": 2, "not": 3, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6}


def write(tree, rank=0):
    """The tree as text, with no more brackets than are needed."""
    kind = tree[0]
    if kind == "num":
        return tree[1]
    if kind == "text":
        return '"%s"' % tree[1]
    if kind == "name":
        return tree[1]
    if kind == "range":
        return "%s..%s" % tree[1:]
    if kind == "list":
        return "[%s]" % ", ".join(write(t) for t in tree[1])
    if kind == "call":
        return "%s(%s)" % (tree[1], ", ".join(write(t) for t in tree[2]))
    if kind == "where":
        return "%s where %s" % (write(tree[1], 8), write(tree[2], 8))
    if kind == "neg":
        return "-" + write(tree[1], 7)
    if kind == "not":
        text, own = "not " + write(tree[1], 3), 3
    else:
        own = RANK[tree[1]]
        both = own + 1 if own == 4 else own  # comparisons are never chained
        text = "%s %s %s" % (write(tree[2], both), tree[1], write(tree[3], own + 1))
    return "(%s)" % text if own < rank else text


class Number:
    """Known, missing (between bounds, or without any) or not applicable. `weak`: a blank by itself, whose bounds decide no comparison of a
    value. `maybe`: perhaps left out of a list by `where`."""

    def __init__(self, low=None, high=None, known=False, absent=False, weak=False, maybe=False):
        self.low, self.high, self.known, self.absent, self.weak, self.maybe = low, high, known, absent, weak, maybe

    @property
    def bounded(self):
        return self.low is not None


def known(x):
    return Number(Fraction(x), Fraction(x), known=True)


def missing(low=None, high=None, weak=False):
    return Number(low, high, weak=weak or low is None)


NOT_APPLICABLE = Number(absent=True)
YES, NO, UNKNOWN, ABSENT = "yes", "no", "unknown", "absent"


def truth(x):
    return YES if x else NO


def relate(op, a, b):
    return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]


def compare(op, a, b):
    otherwise = truth(op == "!=")
    if a.absent or b.absent:
        return otherwise
    if a.known and b.known:
        found = truth(relate(op, a.low, b.low))
    elif a.weak or b.weak or not a.bounded or not b.bounded:
        found = UNKNOWN
    elif op in ("==", "!="):
        found = truth(op == "!=") if a.high < b.low or b.high < a.low else UNKNOWN
    else:
        ends = {relate(op, a.low, b.high), relate(op, a.high, b.low)}
        found = truth(ends.pop()) if len(ends) == 1 else UNKNOWN
    return UNKNOWN if (a.maybe or b.maybe) and found != otherwise else found


def arithmetic(op, a, b):
    if a.absent or b.absent:
        return NOT_APPLICABLE if all(x.absent or x.known for x in (a, b)) else missing()
    if op == "/" and b.known and b.low == 0:
        return NOT_APPLICABLE
    act = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y}[op]
    maybe = a.maybe or b.maybe
    if a.known and b.known:
        x = act(a.low, b.low)
        return Number(x, x, known=True, maybe=maybe)
    if not a.bounded or not b.bounded or (op == "/" and b.low <= 0 <= b.high):
        return Number(weak=True, maybe=maybe)
    ends = [act(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Number(min(ends), max(ends), weak=a.weak or b.weak, maybe=maybe)


def summary(name, xs):
    return {"sum": sum, "min": min, "max": max, "mean": lambda v: sum(v, Fraction(0)) / len(v)}[name](xs)


def gather(name, xs):
    """sum, mean, min, max of what is there."""
    xs = [x for x in xs if not x.absent]
    if not xs:
        return NOT_APPLICABLE
    if any(not x.bounded for x in xs):
        return missing()
    sure = [x for x in xs if not x.maybe]
    if len(sure) == len(xs):
        low, high = summary(name, [x.low for x in xs]), summary(name, [x.high for x in xs])
    elif name == "sum":
        low = sum(x.low if not x.maybe else min(x.low, 0) for x in xs)
        high = sum(x.high if not x.maybe else max(x.high, 0) for x in xs)
    else:
        low, high = min(x.low for x in xs), max(x.high for x in xs)
        if sure and name == "max":
            low = max(x.low for x in sure)
        if sure and name == "min":
            high = min(x.high for x in sure)
    low, high = Fraction(low), Fraction(high)
    return Number(low, high, known=bool(sure) and low == high, maybe=not sure)


def conjunction(a, b):
    if ABSENT in (a, b):
        return ABSENT
    return NO if NO in (a, b) else UNKNOWN if UNKNOWN in (a, b) else YES


def disjunction(a, b):
    if ABSENT in (a, b):
        return ABSENT
    return YES if YES in (a, b) else UNKNOWN if UNKNOWN in (a, b) else NO


def negation(a):
    return {YES: NO, NO: YES}.get(a, a)


def keep(name, x, condition):
    """One element under `where`, on its way into the function `name`."""
    if isinstance(x, Number):
        if x.absent or condition in (NO, ABSENT):
            return NOT_APPLICABLE
        return x if condition == YES else Number(x.low, x.high, x.known, False, x.weak, True)
    if x == ABSENT or condition in (NO, ABSENT):
        return ABSENT
    if condition == YES:
        return x
    # what cannot move the result is as good as left out
    neutral = {"count": NO, "count_known": NO, "any": NO, "all": YES}.get(name)
    return ABSENT if x == neutral else UNKNOWN


class List(list):
    """Several values; a single one is no List."""


def elements(value):
    return value if isinstance(value, List) else [value]


def lift(act, *values):
    """`act` for each element, told which of its arguments are elements of a list."""
    lists = [v for v in values if isinstance(v, List)]
    if not lists:
        return act(*[(v, False) for v in values])
    return List(act(*[(v[k], True) if isinstance(v, List) else (v, False) for v in values]) for k in range(len(lists[0])))


def round_to(x, step, half="up"):
    quotient = x / step
    whole = quotient.__floor__()
    rest = quotient - whole
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (half == "up" or whole % 2)):
        whole += 1
    return whole * step


class Evaluator:
    """Works out trees over one row, which answers: number(name), text(name), date(name), chosen(name), state(name, word), verdict(name),
    type_of(name), items_between(first, last), and `asked`, the row as it stands where this one is a filling of its blanks."""

    def __init__(self, row):
        self.row = row

    def truth(self, tree):
        return self.of(tree)

    def of(self, tree, within=None):
        kind = tree[0]
        if kind == "num":
            return known(Fraction(tree[1]))
        if kind == "text":
            return ("text", tree[1])
        if kind == "name":
            return self.name(tree[1])
        if kind == "range":
            return List(self.name(n) for n in self.row.items_between(tree[1], tree[2]))
        if kind == "list":
            return List(x for t in tree[1] for x in elements(self.of(t, within)))
        if kind == "where":
            return lift(lambda x, c: keep(within, x[0], c[0]), self.of(tree[1], within), self.of(tree[2]))
        if kind == "neg":
            return lift(lambda x: self.difference(x), self.of(tree[1]))
        if kind == "not":
            return lift(lambda x: negation(x[0]), self.of(tree[1]))
        if kind == "call":
            return self.call(tree[1], tree[2])
        return self.operation(tree[1], self.of(tree[2]), self.of(tree[3]))

    @staticmethod
    def difference(x):
        return NOT_APPLICABLE if x[0].absent else arithmetic("-", known(0), x[0])

    def name(self, name):
        kind = self.row.type_of(name)
        return {"number": self.row.number, "verdict": self.row.verdict}.get(kind, lambda n: (kind, n))(name)

    def operation(self, op, a, b):
        if op == "and":
            return lift(lambda x, y: conjunction(x[0], y[0]), a, b)
        if op == "or":
            return lift(lambda x, y: disjunction(x[0], y[0]), a, b)
        if op in "+-*/":
            return lift(lambda x, y: NOT_APPLICABLE if self.drops(x, y) else arithmetic(op, x[0], y[0]), a, b)
        return lift(lambda x, y: self.relation(op, x, y), a, b)

    @staticmethod
    def drops(*sides):
        return any(listed and isinstance(x, Number) and x.absent for x, listed in sides)

    def relation(self, op, a, b):
        if isinstance(a[0], Number):
            if self.drops(a, b):
                return ABSENT
            if (a[1] or b[1]) and (a[0].maybe or b[0].maybe):
                return UNKNOWN
            return compare(op, a[0], b[0])
        left, right = self.plain(a[0]), self.plain(b[0])
        if ABSENT in (left, right):
            return ABSENT if a[1] or b[1] else truth(op == "!=")
        if UNKNOWN in (left, right):
            return UNKNOWN
        return truth(relate(op, left[1], right[1]))

    def plain(self, value):
        """Text or a date: what it holds, or why it holds nothing."""
        kind, word = value
        if kind == "text":
            return value
        return self.row.text(word) if kind == "words" else self.row.date(word)

    def call(self, name, arguments):
        if name in ("answered", "missing", "declined", "skipped", "shown"):
            value = self.items(arguments[0])
            row = self.row.asked
            answers = [row.state(item, name) for item in value]
            listed = arguments[0][0] in ("range", "list")
            if not listed:
                return answers[0]
            return List(ABSENT if name != "shown" and row.state(i, "shown") == NO else a for i, a in zip(value, answers))
        if name == "has":
            return self.row.has(arguments[0][1], Fraction(arguments[1][1]))
        if name == "count" and arguments[0][0] == "name" and self.row.type_of(arguments[0][1]) == "choices":
            return self.row.how_many(arguments[0][1])
        if name == "days":
            a, b = (self.plain(self.of(t)) for t in arguments)
            if ABSENT in (a, b):
                return NOT_APPLICABLE
            return missing() if UNKNOWN in (a, b) else known((b[1] - a[1]).days)
        if name == "if":
            return self.choose(*[self.of(t) for t in arguments])
        if name == "abs":
            return lift(lambda x: self.map(x[0], abs, folds=True), self.of(arguments[0]))
        if name == "round":
            step = Fraction(arguments[1][1]) if len(arguments) > 1 else Fraction(1)
            return lift(lambda x: self.map(x[0], lambda v: round_to(v, step)), self.of(arguments[0]))
        alone = name in ("count_known", "mean_known") and self.row.asked is not self.row
        reader = Evaluator(self.row.asked) if alone else self
        return reader.over(name, [x for t in arguments for x in elements(reader.of(t, name))])

    def items(self, tree):
        if tree[0] == "name":
            return [tree[1]]
        if tree[0] == "range":
            return self.row.items_between(tree[1], tree[2])
        return [i for t in tree[1] for i in self.items(t)]

    @staticmethod
    def over(name, xs):
        if name == "count":
            holding, open_ = xs.count(YES), xs.count(UNKNOWN)
            return missing(Fraction(holding), Fraction(holding + open_)) if open_ else known(holding)
        if name == "count_known":
            return known(xs.count(YES))
        if name in ("any", "all"):
            xs = [x for x in xs if x != ABSENT]
            if not xs:
                return NO
            decides = YES if name == "any" else NO
            return decides if decides in xs else UNKNOWN if UNKNOWN in xs else negation(decides)
        if name == "mean_known":
            there = [x for x in xs if x.known]
            return missing() if not there and any(not x.absent for x in xs) else gather("mean", there)
        return gather(name, xs)

    @staticmethod
    def choose(condition, a, b):
        if not isinstance(a, Number):
            return UNKNOWN if condition == UNKNOWN else a if condition == YES else b
        if condition != UNKNOWN:
            return a if condition == YES else b
        if a.absent or b.absent or not a.bounded or not b.bounded:
            return missing()
        return Number(min(a.low, b.low), max(a.high, b.high), weak=a.weak or b.weak)

    @staticmethod
    def map(x, act, folds=False):
        if x.absent or not x.bounded:
            return x
        ends = [act(x.low), act(x.high)]
        low = Fraction(0) if folds and x.low < 0 < x.high else min(ends)
        return Number(low, max(ends), x.known, False, x.weak, x.maybe)
