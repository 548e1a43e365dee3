"""C07, Runa and Josip: the figures of a year, and the forms that come to them. A dash is a missed week."""

import writing
from writing import THINGS, numbers, slider

MONTHLY = (0, 4, 9, 13, 17, 22, 26, 30, 35, 39, 52)
QUARTERLY = (0, 13, 26, 39, 52)
SHEETS = (9, 13, 17, 22, 26, 30, 35, 39)

CORE10 = ("22 23 20 22 21 19 21 18 17 17 15 - 21 20 18 19 21 23 20 21 18 19 17 16 - 15 13 14 12 14 14 15 12 13 11 12 11 12 9 10",
          "11 10 13 12 12 13 11 13 12 12 11 - 15 14 16 15 16 17 18 20 21 20 21 19 18 17 15 16 13 14 13 - 12 13 11 10 11 9 10 8")
CORE10_YEAR = (9, 8)
CSI4 = ("8 9 8 8 9 9 10 10 10 10 - 6 . 8 9 8 8 9 10 10 10 11 12 - 12 . 12 13 12 10 11 12 13 13 14 13 14 14 .",
        "11 10 11 11 11 10 11 12 12 12 - 9 . 10 10 10 9 9 8 9 9 9 10 10 11 . 12 12 12 12 - 13 12 13 14 13 14 13 .")  # a point: csi16 stands for it
PHQ9 = ("15 13 12 12 17 11 9 8 7 6 5", "6 8 6 10 9 14 11 7 6 5 4")
GAD7 = ("14 13 12 13 15 11 9 9 7 6 5", "6 7 6 9 10 11 8 7 5 4 4")
WHO5 = ("28 32 40 32 24 40 48 48 56 60 64", "52 48 48 40 36 28 48 52 60 64 64")
PATTERN_WEEKS = (3,) + SHEETS + (52,)
PATTERN = {  # sums
    "reach": (6, "19 17 19 18 15 12 13 10 9 8", "4 4 3 4 5 7 7 8 9 9"),
    "back": (6, "11 10 14 13 10 8 9 7 6 6", "19 18 19 17 20 14 12 10 8 8"),
    "guard": (4, "12 11 13 12 10 8 8 6 5 4", "5 5 6 5 6 4 4 3 3 3"),
    "switch": (3, "8 7 9 8 6 4 5 3 3 2", "2 2 2 3 3 2 2 2 1 1"),
}
CSI16 = (((34, 8), (31, 7), (47, 12), (56, 14), (58, 15)), ((45, 11), (39, 10), (46, 11), (55, 14), (56, 14)))  # and its four items
PARTNER_ANXIETY = ((17, 17, 14, 11, 10), (8, 9, 10, 8, 8))  # thirds
PARTNER_AVOIDANCE = ((19, 22, 17, 14, 13), (31, 30, 25, 21, 20))  # sixths
OTHERS = ({"mother": (18, 30), "friend": (9, 14)}, {"mother": (9, 26), "father": (12, 38), "friend": (6, 24)})
DERS18 = ((58, 56, 47, 41, 40), (36, 41, 42, 34, 33))
SCS_SF = ((24, 24, 30, 36, 37), (33, 30, 33, 36, 36))  # twelfths
WSAS = ((21, 19, 13, 9, 8), (9, 12, 14, 6, 5))
UCLA3 = ((7, 7, 6, 5, 5), (6, 6, 6, 5, 4))
ITQ = ((13, 15, True, True), (12, 15, True, True), (10, 12, True, False), (7, 9, False, False), (6, 8, False, False))  # Runa

CHECK_IN_WEEKS = (5, 9, 13, 17, 22, 26, 30, 35, 39)
OWN = ("1.9 2.2 1.8 1.9 2.3 2.7 2.5 2.9 3.1", "3.0 2.6 2.3 2.2 2.2 2.6 2.6 2.9 3.1")
ON_THE_OTHER = ("1.5 1.9 1.4 1.6 2.1 2.5 2.3 2.7 2.9", "2.2 2.3 1.9 2.1 2.5 2.8 2.7 3.0 3.2")  # Runa's of Josip, Josip's of Runa
TRUST = ("3 4 2 3 4 6 5 6 7", "5 5 4 4 5 6 6 7 8")
CALM_WEEKS = {33: ("pause", "back", "own"), 37: ("pause", "back", "own")}


def occasion_of(week, instrument):
    if week in (0, 52):
        return "intake1" if week == 0 else "year"
    return "quarterly" if instrument in ("csi16", "wsas") else "monthly"


def weekly(chart):
    for person, core10, csi4, year in zip(chart.persons, CORE10, CSI4, CORE10_YEAR):
        for week, total in enumerate(core10.split()):
            if total != "-":
                keyed = {"entered": chart.day(17, 1) + "T08:05:00"} if (person, week) == (chart.persons[0], 17) else {}  # stopped at 6 of 10
                one_core10(chart, person, week, int(total), "weekly" if week else "intake1", **keyed)
        one_core10(chart, person, 52, year, "year")
        for week, total in enumerate(csi4.split(), 1):
            if total not in "-.":
                chart.row(person, "csi4", chart.day(week), writing.csi4(person, week, int(total)), occasion="weekly")


def one_core10(chart, person, week, total, occasion, **keyed):
    """In the fifteenth week one form is keyed wrongly, and amended on the next day."""
    answers = writing.core10(person, week, total)
    if person is chart.persons[1] and week == 15:
        first, second = chart.day(15) + "T17:07:50", chart.day(15, 1) + "T09:20:00"
        chart.row(person, "core10", chart.day(15), writing.core10(person, "as keyed", 25), occasion=occasion, entered=first)
        keyed = {"entered": second, "replaces": first, "amended_by": "clinician", "amended_why": "keyed 25; the paper says 15"}
    chart.row(person, "core10", chart.day(week), answers, occasion=occasion, **keyed)


def monthly(chart):
    runa, josip = chart.persons
    for person, phq9, gad7, who5 in zip(chart.persons, PHQ9, GAD7, WHO5):
        for week, low_mood, worry, well in zip(MONTHLY, numbers(phq9), numbers(gad7), numbers(who5)):
            occasion = occasion_of(week, "phq9")
            thoughts = (person, week) == (josip, 22)
            chart.row(person, "phq9", chart.day(week) + ("T09:10" if thoughts else ""), writing.phq9(person, week, low_mood, int(thoughts)),
                      occasion=occasion)
            chart.row(person, "gad7", chart.day(week), writing.gad7(person, week, worry), occasion=occasion)
            chart.row(person, "who5", chart.day(week), writing.who5(person, week, well), occasion=occasion)
    chart.row(runa, "who5", chart.day(26), writing.who5(runa, "26 again", 48), occasion="monthly")  # twice on one day


def patterns(chart):
    runa, josip = chart.persons
    for place, week in enumerate(PATTERN_WEEKS):
        for me, (person, other) in enumerate(((runa, josip), (josip, runa))):
            answers, seen = {"gate": 1, "alone": 1, "share": int(week not in (3, 17))}, {}
            for part, (items, *sums) in PATTERN.items():
                names = [f"{part}{number + 1}" for number in range(items)]
                answers.update(person.answers("pattern " + part, week, numbers(sums[me])[place], names))
                visible = [name for name in names if name in "reach1 reach2 reach3 reach5 back1 back2 back3 back5 back6 switch1 switch3"]
                if visible:
                    about = numbers(sums[1 - me])[place] * len(visible) / items
                    seen.update(person.answers("pattern seen " + part, week, round(about), visible))
            yield person, week, answers
            if week in SHEETS:
                chart.row(person, "rupture-pattern", chart.day(week), seen, about=other, rater="partner", occasion="sheets")


def quarterly(chart):
    for me, person in enumerate(chart.persons):
        for place, week in enumerate(QUARTERLY):
            at, late = ("quarterly", week) if week else ("intake1", 1)  # what lies on the table in the second sitting
            second = at if week else "intake2"
            chart.row(person, "csi16", chart.day(week), writing.csi16(person, week, *CSI16[me][place]), occasion=at)
            chart.row(person, "wsas", chart.day(week), writing.wsas(person, week, WSAS[me][place]), occasion=at)
            chart.row(person, "ecr-rs", chart.day(late), target="partner", occasion=second,
                      answers=writing.ecr_rs(person, week, "partner", PARTNER_ANXIETY[me][place], PARTNER_AVOIDANCE[me][place]))
            chart.row(person, "ders18", chart.day(late), writing.ders18(person, week, DERS18[me][place]), occasion=second)
            chart.row(person, "scs-sf", chart.day(late), writing.scs_sf(person, week, SCS_SF[me][place]), occasion=second)
            chart.row(person, "ucla3", chart.day(late), writing.ucla3(person, week, UCLA3[me][place]), occasion=second)
            if me == 0:
                chart.row(person, "itq", chart.day(late), writing.itq(*ITQ[place]), occasion=second)


def intake(chart):
    runa, josip = chart.persons
    q = writing.q
    for person, others in zip(chart.persons, OTHERS):
        for target, (anxiety, avoidance) in others.items():
            chart.row(person, "ecr-rs", chart.day(1), writing.ecr_rs(person, 1, target, anxiety, avoidance), target=target, occasion="intake2")
    father = writing.ecr_rs(runa, 1, "father", 12, 24)
    chart.row(runa, "ecr-rs", chart.day(1), {**father, "q2": "skipped", "q5": "skipped"}, target="father", occasion="intake2")
    for person, positive in zip(chart.persons, (4, 2)):
        chart.row(person, "pc-ptsd-5", chart.day(1), writing.pc_ptsd_5(person, 1, positive), occasion="intake2")
    chart.row(runa, "audit-c", chart.day(0), {"q1": 2, "q2": 0, "q3": 1}, occasion="intake1")
    chart.row(josip, "audit-c", chart.day(0), {"q1": 2, "q2": 1, "q3": "declined"}, occasion="intake1")
    chart.row(runa, "audit-c", chart.day(52), {"q1": 1, "q2": 0, "q3": 1}, occasion="year")
    chart.row(josip, "audit-c", chart.day(52), {"q1": 2, "q2": 1, "q3": 1}, occasion="year")
    for person in chart.persons:
        for week, occasion in ((0, "intake1"), (52, "year")):
            chart.row(person, "hark", chart.day(week), dict.fromkeys(q(1, 4), 0), occasion=occasion)
    chart.row(runa, "des2", chart.day(2), des2(runa, 480), occasion="intake3")
    chart.row(runa, "ace10", chart.day(3), {**dict.fromkeys(q(1, 10), 0), "q1": 1, "q4": 1, "q6": 1, "q8": 1}, occasion="intake4")
    chart.row(josip, "ace10", chart.day(3), {**dict.fromkeys(q(1, 10), 0), "q1": 1, "q2": 1, "q4": 1}, occasion="intake4")
    chart.row(runa, "lec5", chart.day(3), {**dict.fromkeys(q(1, 17), 6), "q3": 1, "q12": 2, "q17": 1}, occasion="by_choice")
    chart.row(josip, "lec5", chart.day(3), {**dict.fromkeys(q(1, 17), 6), "q4": "2;4", "q12": 3, "q6": 1}, occasion="by_choice")


def des2(person, total):
    return {item: 10 * tens for item, tens in person.answers("des2", 2, total // 10, writing.q(1, 28), most=10).items()}


def things(person, what, week, line, asked):
    """As near to the line as the items allow; between the named weeks it sways a little."""
    named = week in CHECK_IN_WEEKS
    sway = 0 if named else writing.randomness(person.id, what, week, "sway").random() * 0.3 - 0.15
    hidden = [*CALM_WEEKS.get(week, ()), *(["slip"] if not named and week % 4 == 2 else [])]
    return writing.things(person, what, week, min(3.9, writing.between(CHECK_IN_WEEKS, line, week) + sway), asked, hidden)


def check_ins(chart, words):
    """`words`: what else was going on, for each person by week."""
    runa, josip = chart.persons
    missed = {runa: (11, 24), josip: (11, 31)}
    for me, (person, other) in enumerate(((runa, josip), (josip, runa))):
        for week in (week for week in range(5, 40) if week not in missed[person]):
            own = things(person, "own", week, OWN[me], THINGS)
            if person is josip and week < 8:
                own = dict.fromkeys(THINGS, 3)
            trust = writing.between(CHECK_IN_WEEKS, TRUST[me], week)
            own.update({"days": 5 if week == 25 else 7, "trust": int(trust + 0.5), "other": words[me].get(week, ""),
                        **{item: slider(person, item, week, trust) for item in ("steady", "understood", "find")},
                        "alone": 1, "afraid": 0, "held": int(week < 14), "talk": int((person, week) == (josip, 21)),
                        "share": int(week not in ((17, 18), (18, 19, 20))[me])})
            seen = things(person, "other", week, ON_THE_OTHER[me], THINGS[:-1])
            thursday = person is josip and week == 12
            when, sunday = chart.day(week, 2 if thursday else 0), chart.day(12, 5)
            late = [{"entered": sunday + "T19:30:00"}, {"entered": sunday + "T19:36:00"}] if thursday else [{}, {}]
            chart.row(person, "repair-check-in", when, own, occasion="checkin", **late[0])
            chart.row(person, "repair-check-in", when, seen, about=other, rater="partner", occasion="checkin", **late[1])
