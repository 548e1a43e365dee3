"""S03: one person over six months. Anton, nurse, after the end of three years with another man; the other is Maja, a friend, who answers no form.
Invented, as is every word he writes."""

import writing
from writing import THINGS, numbers

MONTHLY = (0, 4, 9, 13, 17, 22, 26)
QUARTERLY = (0, 13, 26)
CORE10 = "18 19 17 18 17 16 17 15 - 15 14 16 15 16 14 17 16 12 - 12 11 12 11 10 10 9 9"
PHQ9, GAD7, WHO5 = "12 11 10 12 8 8 6", "11 10 9 11 8 7 5", "36 40 44 36 52 56 60"
MSPSS = ((8, 20, 14), (8, 22, 15), (14, 25, 15))  # sums of four: significant other, friends, family
UCLA3, DERS18, SCS_SF, WSAS = (8, 7, 5), (50, 51, 42), (26, 27, 34), (16, 15, 9)
FRIEND, GENERAL = ((14, 16), (13, 16), (10, 13)), ((16, 20), (15, 19), (12, 16))  # ecr-rs: anxiety in thirds, avoidance in sixths
PARENTS = {"mother": (11, 24), "father": (6, 33)}
PATTERN = {"reach": (6, "18 17 18 15 14 11"), "back": (6, "5 5 6 5 5 4"), "guard": (4, "11 10 11 9 8 6"),
           "switch": (3, "3 3 4 3 2 2")}  # W3 9 13 17 22 26
CHECK_INS, STEPS, TRUST = (5, 9, 13, 17, 22, 26), "2.0 2.3 2.2 2.5 2.8 3.0", "5 6 6 7 7 8"
AIM, NEAR = "Ask once, then wait", "2 3 4 4 6 6 7"

WEEKS = {5: "Maja rings on Sundays.", 6: "I stayed to the end of the film.", 14: "A letter from him.", 15: "Three bad evenings.",
         17: "The allotment with Maja.",
         22: "Maja said no to the lake. We had supper all the same.", 26: "Read the first pages again."}

PLAN = {"sign_body": "My throat closes.", "sign_thought": "I have been left on a ward again.", "sign_act": "I write, and write again.",
        "wait": "I will answer after my shift.", "until": "Eight hours, one shift.", "sooth1": "Hot tea from the flask.",
        "sooth2": "The long way home along the canal.",
        "no_help": "His photographs.", "place": "The allotment.", "company": "Maja.", "tell": "Maja; the night desk, Britta.",
        "tell_say": "It is loud in me, stay on the line.",
        "prof": "My therapist; at night the line on the card.", "reason": "The small ones on the ward.",
        "kind": "You were five, and you waited well.",
        "kept": "In the flask bag."}

HISTORY = {"haven": "Bed nine, by the window.", "household": "My mother, my father, a grandfather upstairs.", "part": "The cheerful one.",
           "shown": "My father did not shout. He left the room.", "ordinary": "Quite ordinary, but for those weeks.", "comforter": "A night nurse.",
           "upset": "You were told they would come on Sunday.", "believed": "The night nurse.",
           "separations": "Seven weeks in hospital, alone, at five.",
           "losses": "My grandfather.", "partners": "Two men, the last for three years.", "rupture": "He went to a wedding without me.",
           "mended": "We danced in the kitchen.", "culture": "One does not make a fuss.", "strengths": "I know when somebody is frightened.",
           "since_when": "Since Sundays.", "otherwise": "At work, and with Maja.", "may_know": "Maja knows about the hospital."}

TRIGGERS = (  # week, day, time, facts, reading, is_now, sure, sure_after, checked, sign, voice, delay, did
    (5, 3, "22:30", "Maja did not pick up.", "She has had enough.", 1, 85, 60, 0, 0, 1, 0, "Rang four times."),
    (8, 1, "19:00", "A colleague changed the shift list.", "They do not want me there.", 1, 70, 40, 2, 2, 1, 10, "Asked the next day."),
    (11, 6, "11:00", "It was Sunday and nobody rang.", "It is visiting day and nobody comes.", 1, 90, 40, 0, 1, 2, 5, "Wrote to three people."),
    (15, 0, "18:10", "His second letter.", "He wants me back, or wants to say that he does not.", 3, 80, 70, 3, 1, 2, 30, "Read it to Maja."),
    (15, 2, "21:45", "He stood outside the ward door.", "He does not let me choose.", 2, 95, None, 4, 1, 2, 2, "Went back in and told Britta."),
    (15, 4, "23:15", "No answer to what I had written him.", "I have spoilt it again.", 1, 85, 50, 0, 2, 1, 0, "Wrote again."),
    (19, 2, "20:00", "Maja looked at her telephone.", "I bore her.", 1, 60, 20, 2, 1, 3, 45, "Asked once, then waited."),
    (22, 1, "18:00", "Maja said no to the lake.", "That is the beginning of the end.", 1, 65, 15, 4, 1, 3, 60,
     "Said: all right. Went the long way home."))

LADDER = (  # rung, place, kind, expected of each try, feared; tries: week, peak, after
    ("Stay until the end of an evening.", 1, 3, (60, 50, 45), "That I am in the way.", ((6, 45, 20), (8, 40, 15), (10, 30, 10))),
    ("Ask Maja for an evening, once.", 2, 2, (75, 65), "That she says yes out of pity.", ((13, 70, 40), (17, 50, 25))),
    ("Tell him not to come to the ward.", 3, 4, (80,), "That he does it all the more.", ((16, 75, 72),)),
    ("Tell Maja about Sundays.", 4, 1, (70,), "That she laughs.", ()), ("Play cards and lose.", 5, 5, (30,), "Nothing much.", ()),
    ("Ask somebody to stay the night in the flat.", 6, 2, (90,), "That nobody would.", ()))

MILESTONES = ((6, 1, "Stayed to the end, for the first time.", "Maja.", "", "Walked home slowly."), (14, 4, "He wrote.", "Nobody.", "", ""),
              (15, 3, "Wrote to him at night, twice.", "Me.", "Britta, and the canal.", ""),
              (22, 1, "A no, and supper after it.", "Both of us.", "", "Pancakes."),
              (26, 2, "A Sunday, and I forgot that it was one.", "Me.", "", "Ice cream."))


def chart():
    made = writing.Chart("S03", "solo-repair", "2025-03-04", [("Anton", 29, "m")], other="Maja")
    anton = made.persons[0]
    measures(made, anton)
    intake(made, anton)
    sheets(made, anton)
    logs(made, anton)
    return made


def measures(made, anton):
    for week, total in enumerate(CORE10.split()):
        if total != "-":
            made.row(anton, "core10", made.day(week), writing.core10(anton, week, int(total)), occasion="weekly" if week else "intake1")
    for week, low_mood, worry, well in zip(MONTHLY, numbers(PHQ9), numbers(GAD7), numbers(WHO5)):
        occasion = "monthly" if week else "intake1"
        made.row(anton, "phq9", made.day(week), writing.phq9(anton, week, low_mood), occasion=occasion)
        made.row(anton, "gad7", made.day(week), writing.gad7(anton, week, worry), occasion=occasion)
        made.row(anton, "who5", made.day(week), writing.who5(anton, week, well), occasion=occasion)
    for place, week in enumerate(QUARTERLY):
        first, second, late = ("quarterly", "quarterly", week) if week else ("intake1", "intake2", 1)
        made.row(anton, "mspss", made.day(week), writing.mspss(anton, week, *MSPSS[place]), occasion=first)
        made.row(anton, "wsas", made.day(week), writing.wsas(anton, week, WSAS[place]), occasion=first)
        made.row(anton, "ucla3", made.day(late), writing.ucla3(anton, week, UCLA3[place]), occasion=second)
        made.row(anton, "ders18", made.day(late), writing.ders18(anton, week, DERS18[place]), occasion=second)
        made.row(anton, "scs-sf", made.day(late), writing.scs_sf(anton, week, SCS_SF[place]), occasion=second)
        for target, figures in (("friend", FRIEND), ("general", GENERAL)):
            made.row(anton, "ecr-rs", made.day(late), writing.ecr_rs(anton, week, target, *figures[place]), target=target, occasion=second)


def intake(made, anton):
    for target, figures in PARENTS.items():
        made.row(anton, "ecr-rs", made.day(1), writing.ecr_rs(anton, 1, target, *figures), target=target, occasion="intake2")
    made.row(anton, "pc-ptsd-5", made.day(1), writing.pc_ptsd_5(anton, 1, 2), occasion="intake2")
    made.row(anton, "audit-c", made.day(0), {"q1": 2, "q2": 1, "q3": 1}, occasion="intake1")
    made.row(anton, "hark", made.day(0), dict.fromkeys(writing.q(1, 4), 0), occasion="intake1")
    made.row(anton, "ace10", made.day(3), {**dict.fromkeys(writing.q(1, 10), 0), "q4": 1, "q9": 1}, occasion="intake4")
    asked = "fear worse home held watched cut_off threat outed hurt neck forced weapon after dependants own talk".split()
    for week in (1,) + MONTHLY[1:]:
        made.row(anton, "check-in-b", made.day(week), {"alone": 1, "free": 0, **dict.fromkeys(asked, 0)},
                 occasion="monthly" if week > 1 else "intake2")
    up, down = "tense heart heat breath racing scan shake".split(), "numb foggy distant unreal voiceless heavy".split()
    made.row(anton, "body-signals", made.day(2), {**anton.answers("up", 2, 16, up), **anton.answers("down", 2, 6, down), "lost_time": 0, "startle": 1,
             "unsettled": 1, "away": 0, "sign": "My throat.", "before": "A telephone that does not ring.", "brings_back": "Walking.", "settle": 60},
             occasion="intake3")
    settled = dict(zip("safe home comfort parted later meaning now".split(), ((6, 7), (6, 6), (5, 6), (5, 3), (4, 4), (6, 6), (6, 7))))
    levels = {f"{side}_{part}": pair[late] for part, pair in settled.items() for late, side in enumerate(("before", "after"))}
    made.row(anton, "relational-history", made.day(2), {**levels, **HISTORY}, occasion="intake3", entered=made.day(3) + "T16:40:00")


def sheets(made, anton):
    for place, week in enumerate((3, 9, 13, 17, 22, 26)):
        answers = {}
        for part, (items, sums) in PATTERN.items():
            answers |= anton.answers("pattern " + part, week, numbers(sums)[place], [f"{part}{number + 1}" for number in range(items)])
        made.row(anton, "rupture-pattern", made.day(week), {"gate": 1, **answers, "protecting": "The evening.", "alone": 1, "share": 0},
                 occasion="sheets" if place else "intake5")
    for week, now in zip(MONTHLY, numbers(NEAR)):
        made.row(anton, "aims", made.day(week), {"aim": AIM, "now": now, "state": 1, "alone": 1, "share": 0},
                 occasion="sheets" if week > 4 else "frame")
    for week in range(5, 27):
        if week not in (8, 18):
            trust = writing.between(CHECK_INS, TRUST, week)
            own = writing.things(anton, "own", week, writing.between(CHECK_INS, STEPS, week), THINGS)
            made.row(anton, "repair-check-in", made.day(week), {"days": 4, **own, "trust": int(trust + 0.5), "other": WEEKS.get(week, ""), "alone": 1,
                                                                "afraid": 0,
                     "held": 1, "talk": 0, "share": 0, **{item: writing.slider(anton, item, week, trust) for item in ("steady", "understood",
                                                                                                                      "find")}}, occasion="checkin")
    made.row(anton, "repair-frame", made.day(4), {"who": "I, and Maja by name.", "pace": "Every other week.", "stop": "I say: shift is over.",
                                                  "left_out": "The wedding.",
             "review": made.day(13), "alone": 1, "one_out": "A last appointment.", "knows": "Maja.", "helps": "Maja, Britta.",
             "must_not": "The ward.", "policy": 1,
             "shared": "0", "research": 1}, occasion="frame")
    made.row(anton, "repair-frame", made.day(4) + "T18:00", {"readiness": 2, "standing": 1}, rater="clinician", occasion="frame")
    made.row(anton, "repair-frame", made.day(26) + "T18:00", {"standing": 5}, rater="clinician")
    for week in (3, 7, 11, 15, 19, 23):
        made.row(anton, "safety-plan", made.day(week) + "T19:30", {**PLAN, "review": made.day(week + 4)}, occasion="intake4" if week == 3 else "")
    for week, items in ((4, (7, 8, 7)), (9, (8, 8, 8)), (15, (7, 9, 7)), (22, (9, 9, 8)), (26, (9, 9, 9))):
        made.row(anton, "session-note", made.day(week) + "T16:00", dict(zip(("understood", "matters", "pace"), items)), occasion="session")
    for week, account in ((13, "A boy counts Sundays. Somebody comes on the seventh. He has been early ever since."),
                          (26, "He waited well, and for too long. He can ask once now, and wait, and do something else in the meantime.")):
        made.row(anton, "own-story", made.day(week), {"account": account, "print": 1}, occasion="quarterly")
    made.row(anton, "history-revisited", made.day(26), {"different": "They were not allowed to come. I had thought that they did not want to.",
             "add": "The night nurse, Sister Agnes.", "leave_out": ""}, occasion="half")


def logs(made, anton):
    for week, day, time, facts, reading, is_now, sure, after, checked, sign, voice, delay, did in TRIGGERS:
        later = {"sure_after": after} if after is not None else {"now_help": "That somebody is at the door with me."}
        made.row(anton, "trigger-log", f"{made.day(week, day)}T{time}",
                 {"facts": facts, "reading": reading, "is_now": is_now, "sure": sure, **later, "checked": checked,
                 "sign": sign, "body": 7, "emotion": "fear", "blames": 1 if voice == 1 else 4, "voice": voice, "delay": delay, "did": did, "alone": 1,
                 "frightened": 0,
                 "safe_to_ask": 1})
    for rung, place, kind, expected, feared, tries in LADDER:
        step = {"rung": rung, "order": place, "kind": kind, "likely": 50, "feared": feared, "alone": 1, "pressed": 0, "share": 0}
        made.row(anton, "disclosure-ladder", f"{made.day(5, 3)}T18:{10 * (place - 1):02}", {**step, "expected": expected[0]})
        for foreseen, (week, peak, after) in zip(expected, tries):
            made.row(anton, "disclosure-ladder", f"{made.day(week, 4)}T22:00",
                     {**step, "expected": foreseen, "before": foreseen, "peak": peak, "after": after,
                     "received": 3 if after >= 70 else 8, "stopped": 0, "foggy": 0})
    for week, kind, what, noticed, helped, marked in MILESTONES:
        made.row(anton, "milestones", f"{made.day(week, 5)}T20:00", {"kind": kind, "what": what, "noticed": noticed, "helped": helped,
                                                                     "marked": marked,
                 "together": 0, "alone": 1, "share": 0})
    for week, belief, kinder in ((3, 80, 20), (13, 75, 30), (26, 50, 60)):
        made.row(anton, "core-beliefs", made.day(week), {"domain": 3, "sentence": "Nobody comes unless I call.", "fits": 1, "belief": belief,
                                                         "is_me": belief - 10,
                 "blames": 1 if week < 26 else 5, "feared": "A long corridor.", "kinder": "Some come by themselves.", "kinder_belief": kinder,
                 "print": 1})
    for week, kind, before, after in ((5, 2, 7, 5), (9, 1, 6, 4), (12, 3, 6, 6), (16, 2, 8, 5), (20, 7, 5, 3), (25, 2, 4, 2)):
        play = {"rehearsed": "Asking once.", "used": 2} if kind == 7 else {}
        made.row(anton, "practice-log", f"{made.day(week, 2)}T20:30",
                 {"kind": kind, "minutes": 20, "before": before, "after": after, "together": 0, "helped": 2 if after < before else 0,
                 "worse": 0, **play, "alone": 1, "share": 0})
