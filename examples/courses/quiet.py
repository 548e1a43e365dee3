"""C08: a couple over six weeks, nothing of which may show. Maren runs a bakery, Edvin is a joiner; invented, as is every word they write.

`chart(told=False)` is the twin in which he reported nothing: whatever stands on her side, or on a page for both, must be the same for either.
"""

import writing
from writing import THINGS, numbers

CORE10 = ("14 13 13 12 12 11 11", "19 20 18 21 20 22 21")
PHQ9, GAD7, WHO5 = ("9 8", "13 15"), ("8 7", "14 15"), ("48 52", "36 28")
CSI4 = ("15 15 16 15 16 16", "16 17 16 17 17 17")  # from the first week
CSI16, WSAS = ((58, 15), (62, 16)), (8, 15)
SECOND = ({"ucla3": 4, "ders18": 35, "scs_sf": 38, "pc_ptsd_5": 1, "ecr": (10, 15)},
          {"ucla3": 7, "ders18": 52, "scs_sf": 26, "pc_ptsd_5": 3, "ecr": (13, 20)})
PRIVATE = "fear worse home held watched cut_off threat outed hurt neck forced weapon after own talk".split()
TOLD = {1: {"fear": 2, "held": 1, "watched": 1, "neck": 2, "seen": 2, "talk": 1},
        4: {"fear": 1, "home": 1, "held": 2, "watched": 2, "neck": 2, "seen": 2}}
PATTERN = {"reach": (6, 15, 11), "back": (6, 6, 15), "guard": (4, 9, 10), "switch": (3, 3, 2)}
ALLIANCE = (27, 15)  # thirds


def chart(told=True):
    made = writing.Chart("C08", "attachment-repair", "2025-09-02", [("Maren", 43, "f"), ("Edvin", 45, "m")])
    measures(made)
    private(made, told)
    sheets(made, told)
    frames(made, told)
    return made


def measures(made):
    for me, person in enumerate(made.persons):
        for week, total in enumerate(numbers(CORE10[me])):
            made.row(person, "core10", made.day(week), writing.core10(person, week, total), occasion="weekly" if week else "intake1")
        for week, total in enumerate(numbers(CSI4[me]), 1):
            made.row(person, "csi4", made.day(week), writing.csi4(person, week, total), occasion="weekly")
        for week, low_mood, worry, well in zip((0, 4), numbers(PHQ9[me]), numbers(GAD7[me]), numbers(WHO5[me])):
            occasion = "monthly" if week else "intake1"
            made.row(person, "phq9", made.day(week), writing.phq9(person, week, low_mood), occasion=occasion)
            made.row(person, "gad7", made.day(week), writing.gad7(person, week, worry), occasion=occasion)
            made.row(person, "who5", made.day(week), writing.who5(person, week, well), occasion=occasion)
        made.row(person, "csi16", made.day(0), writing.csi16(person, 0, *CSI16[me]), occasion="intake1")
        made.row(person, "wsas", made.day(0), writing.wsas(person, 0, WSAS[me]), occasion="intake1")
        made.row(person, "audit-c", made.day(0), ({"q1": 2, "q2": 0, "q3": 0}, {"q1": 1, "q2": 0, "q3": 0})[me], occasion="intake1")
        second = SECOND[me]
        made.row(person, "ucla3", made.day(1), writing.ucla3(person, 1, second["ucla3"]), occasion="intake2")
        made.row(person, "ders18", made.day(1), writing.ders18(person, 1, second["ders18"]), occasion="intake2")
        made.row(person, "scs-sf", made.day(1), writing.scs_sf(person, 1, second["scs_sf"]), occasion="intake2")
        made.row(person, "pc-ptsd-5", made.day(1), writing.pc_ptsd_5(person, 1, second["pc_ptsd_5"]), occasion="intake2")
        made.row(person, "ecr-rs", made.day(1), writing.ecr_rs(person, 1, "partner", *second["ecr"]), target="partner", occasion="intake2")
        made.row(person, "ace10", made.day(3), {**dict.fromkeys(writing.q(1, 10), 0), "q1": 1, **({"q6": 1} if me else {})}, occasion="intake4")
    made.row(made.persons[1], "itq", made.day(1), writing.itq(9, 8, False, False), occasion="intake2")


def private(made, told):
    """Asked of both in the same words; what he answers stands in his folder alone."""
    for me, person in enumerate(made.persons):
        tells = told and me == 1
        made.row(person, "hark", made.day(0), {"q1": int(tells), "q2": int(tells), "q3": 0, "q4": 0}, occasion="intake1")
        for week in (1, 4):
            answers = {"alone": 1, "free": 0, **dict.fromkeys(PRIVATE, 0), "dependants": 2, "seen": 0, **(TOLD[week] if tells else {})}
            made.row(person, "check-in-b", made.day(week), answers, occasion="monthly" if week == 4 else "intake2")


def sheets(made, told):
    for me, person in enumerate(made.persons):
        other, tells = made.persons[1 - me], told and me == 1
        answers = {}
        for part, (items, *sums) in PATTERN.items():
            names = [f"{part}{number + 1}" for number in range(items)]
            fixed = {"reach6": 4} if part == "reach" and me == 1 else {}
            answers |= {**person.answers("pattern " + part, 3, sums[me] - sum(fixed.values()), [name for name in names if name not in fixed]),
                        **fixed}
        made.row(person, "rupture-pattern", made.day(3), {"gate": 1, **answers, "alone": 1, "share": 1}, occasion="intake5")
        for week in (5, 6):
            apart = {"alone": 1, "afraid": int(tells), "held": 4 if tells else 0, "talk": 0, "share": 1}
            if tells and week == 6:
                apart = {"alone": 0}
            own = writing.things(person, "own", week, 2.6, THINGS)
            seen = {**writing.things(person, "other", week, 2.8, [item for item in THINGS[:-1] if item != "room"]),
                    "room": 0 if tells and week == 5 else 3}
            made.row(person, "repair-check-in", made.day(week), {"days": 7, **own, **apart, "steady": 6, "trust": 7, "understood": 6, "find": 7},
                     occasion="checkin")
            made.row(person, "repair-check-in", made.day(week), seen, about=other, rater="partner", occasion="checkin")
        level, rest = divmod(ALLIANCE[me], 3)
        made.row(person, "session-note", made.day(4) + "T15:00", dict.fromkeys(("understood", "matters", "pace"), level + bool(rest)),
                 occasion="session")
        made.row(person, "aims", made.day(4), {"aim": ("Ask instead of shouting", "Say what I think")[me], "now": (4, 3)[me], "state": 1, "alone": 1,
                                               "share": 1}, occasion="frame")
        made.row(person, "safety-plan", made.day(3) + "T19:00", {"sign_body": ("My hands get hot.", "I get tired.")[me], "wait": "In an hour.",
                 "sooth1": ("Kneading.", "Planing a board.")[me], "place": ("The bakery at night.", "The shop.")[me],
                 "tell": ("My sister.", "My brother.")[me],
                 "prof": "My therapist; at night the line on the card."}, occasion="intake4")


def frames(made, told):
    """No release is ever given, and nothing says why."""
    maren, edvin = made.persons
    for person in made.persons:
        made.row(person, "repair-frame", made.day(4), {"who": "The two of us.", "pace": "Every other week.", "stop": "A word: flour.", "alone": 1,
                                                       "policy": 1,
                 "shared": "1;2;3", "research": 0}, occasion="frame")
        made.row(person, "repair-frame", made.day(4) + "T18:00", {"readiness": 0, "standing": 1}, rater="clinician", occasion="frame")
        made.row(person, "repair-frame", made.day(6) + "T18:00", {"standing": 3}, rater="clinician")
    if told:
        note = "Gone through alone. Ways to reach and to leave were talked about."
        made.row(edvin, "repair-frame", made.day(2) + "T18:00", {"reviewed": "2;3;4;6;8;43", "reviewed_note": note}, rater="clinician")
