"""C07: the logs, each row an event."""

import datetime

from writing import numbers

# Runa's minutes, reached and stepped back, three a day on five days: at her mother's, and in an ordinary week near the end.
TODAY = {17: "3-2 8-3 2-8 7-4 9-2 1-9 6-6 8-2 2-7 5-5 3-3 4-2 3-4 2-3 3-1", 38: "3-1 4-2 2-3 3-2 5-3 2-2 3-1 4-1 2-4 3-3 2-1 3-2 4-3 2-2 3-1"}
GOOD = {17: ("", "The sea was there.", "", "Tea on the step.", "", "", "He rang.", "", "Slept an hour.", "Packing.", "Home.", "", "Mirela waved.", "",
             "Soup."),
        38: ("Toast.", "A child found the book she wanted.", "He hummed.", "", "Rain on the roof.", "", "Early train.", "", "",
             "We laughed at the kettle.",
             "", "The shelf is done.", "", "Chestnuts.", "A quiet page.")}

BELIEF_WEEKS = (3, 13, 26, 39, 52)
BELIEFS = (
    {"domain": 4, "sentence": "If I am not needed I will be left.", "feared": "One day they look up and see that they can do without me.",
     "kinder": "I can be missed without being needed.", "belief": "85 80 60 40 35", "is_me": "80 75 55 35 30", "kinder_belief": "15 20 45 65 70",
     "blames": "1 1 3 4 5", "fits": "1 1 1 0 0",
     "seen_for": ("The suitcase.", "Three days.", "He did not ring from work.", "", ""),
     "seen_against": ("", "He came back.", "He rang from abroad, no, I did, and he was glad.", "I did nothing on Sunday and he stayed.",
                      "A whole week ill, and he read to me."),
     "happened": ("He was asleep.", "His phone was in the locker.", "He was under a floor with no signal.", "Nothing. He was buying bread.",
                  "Nothing.")},
    {"domain": 1, "sentence": "A man who needs is a burden.", "feared": "That she gets tired of it.", "kinder": "Needing is how they find me.",
     "belief": "75 80 60 45 40", "is_me": "70 75 55 40 35", "kinder_belief": "10 15 40 60 65", "blames": "1 1 1 4 4", "fits": "1 1 1 0 0",
     "seen_for": ("My father said so.", "Work.", "Some days.", "", ""),
     "seen_against": ("", "", "She made soup and asked nothing.", "She liked being asked.", "The move: five people came."),
     "happened": ("", "I said nothing, so nothing.", "She listened.", "She said: at last.", "They carried the boat.")})

# Runa's triggers. week, day, time, what a camera saw, what it was taken to mean, old or now, what she did
TRIGGERS = (
    (1, 2, "21:40", "He read a message and turned the phone over.", "There is somebody he would rather talk to.", 1, "Asked three times who it was."),
    (2, 4, "18:20", "He came home and went straight to the shower.", "He cannot look at me.", 4, "Stood outside the door and talked."),
    (4, 1, "08:10", "No kiss at the door.", "It has begun.", 1, "Wrote from the bus."),
    (6, 3, "22:15", "He said: not now.", "Not now means never.", 3, "Got loud."),
    (8, 0, "20:05", "He went out onto the stairs, as agreed.", "He will not come back.", 1, "Sat with the clock. He came at nine."),
    (10, 5, "19:30", "His plate stayed full.", "I have done something.", 1, "Asked what I had done."),
    (12, 1, "07:50", "His side of the bed was cold.", "Three days more.", 3, "Rang the site."),
    (13, 4, "23:00", "He slept with his back to me.", "That is what it is now.", 1, "Lay awake."),
    (15, 2, "17:45", "A short answer to a long message.", "He is annoyed with me.", 1, "Wrote a longer one."),
    (16, 6, "12:00", "Ana put our lunch off.", "She is tired of me.", 1, "Waited till evening and rang."),
    (17, 2, "15:10", "My mother set the table for three.", "I am eight again.", 1, "Went foggy, then walked to the water."),
    (19, 1, "21:20", "He shut the laptop when I came in.", "He is hiding something.", 3, "Asked him what it was. It was the notice."),
    (20, 3, "09:00", "He was on the sofa at nine.", "He blames me for something.", 4, "Left him in peace until noon."),
    (22, 5, "18:00", "He did not answer from the workshop.", "He is gone.", 1, "Put the phone in the drawer for half an hour."),
    (24, 2, "20:30", "He said he would rather go alone.", "Not needed.", 1, "Said: I am scared, tell me you will be back."),
    (26, 1, "19:10", "New colleagues rang, and he laughed.", "They are better company.", 1, "Looked again: he was looking at me."),
    (28, 3, "22:00", "No message after the late shift.", "It is starting again.", 1, "Waited until our hour. He rang at ten past."),
    (30, 0, "07:30", "His brother's boots were in the hall.", "I am not asked.", 2, "Said that I had not been asked."),
    (31, 4, "18:40", "He was quiet at table.", "It is about me.", 1, "Asked whether it was. It was his back."),
    (33, 2, "13:15", "He forgot the bread.", "He does not think of me.", 1, "Noticed it, laughed, bought bread."),
    (35, 0, "06:30", "I was crying and he stood in the doorway.", "He will go.", 1, "Said: please stay. He sat down."),
    (36, 3, "16:20", "My niece cancelled.", "They manage without me.", 1, "Took the blue blanket and waited."),
    (37, 5, "20:45", "He looked at his watch.", "He wants to be elsewhere.", 1, "Asked. The oven was on."),
    (39, 0, "19:00", "A long pause on the telephone.", "He is angry.", 1, "Counted ten books. He had been looking for a pen."))
CHECKED = "0 0 0 2 0 0 2 0   1 0 0 2 0 4 2 1   4 2 2 1 2 0 2 3".split()  # 1 to 3: looked again or asked; 4: waited
NOTICED = "0 2 0 0 1 0 0 2   0 1 0 0 2 1 1 0   1 1 0 1 1 2 1 1".split()
VOICE = "1 1 4 1 2 1 1 2   1 4 1 2 1 3 3 1   3 2 3 3 1 3 2 3".split()  # 3: kind; 4: do not know
DELAY = "0 1 2 2 10 2 3 1   3 120 15 5 20 30 4 1   45 5 30 10 30 60 15 30".split()
BLAMES = "1 1 1 3 1 1 2 1   1 1 1 4 1 1 1 4   1 2 4 4 1 5 4 4".split()
JOSIP_TRIGGERS = (
    (6, 2, "20:10", "She asked the same question twice.", "I cannot get it right.", 1, 1, 80, 60, "Went quiet."),
    (12, 3, "06:15", "Eleven messages on the locker phone.", "I have broken it.", 3, 1, 70, 60, "Drove home and said nothing."),
    (18, 1, "14:30", "The foreman took three of us aside.", "They are about to let me go.", 2, 2, 90, None, "Went on working."),
    (22, 4, "10:00", "The post came, nothing in it.", "Nobody wants an electrician of thirty-seven.", 1, 1, 75, 50, "Went to Pavle."),
    (29, 2, "19:40", "She put her keys down hard.", "She is fed up with me.", 1, 3, 60, 20, "Asked. It was the bus."),
    (34, 5, "21:30", "She cried and I did not know what about.", "I should go.", 1, 3, 50, 20, "Stayed in the doorway, then sat down."))

# Hours until all right again: week, day, hours, what happened, what to remember. The last of the second span is still open.
REPAIRS = (
    (1, 0, 20, "A question too many at supper.", ""), (1, 4, 38, "He left the table.", ""), (2, 3, 50, "I went through his week with him.", ""),
    (3, 2, 62, "A door.", ""), (4, 1, 70, "He did not say good night.", ""), (5, 0, 96, "I shut the bedroom door for two days.", "That I do it too."),
    (5, 5, 120, "The birthday at his parents'.", ""),
    (8, 0, 12, "A quarrel about the stairs light.", "The pause held: he came back when he had said he would."),
    (9, 2, 26, "Late again without a word.", ""),
    (10, 1, 36, "I read his face wrong.", "Ask first."), (12, 0, 72, "An unanswered phone on a late shift; then three days of silence.",
                                                          "We need an hour by which he rings."),
    (12, 2, 46, "We talked about the three days.", ""), (12, 5, 60, "The money for the car.", ""),
    (14, 1, 30, "He said: you again.", ""), (15, 3, 18, "I came too late to the cinema.", "Say sorry once, and then go in."),
    (16, 2, 40, "Whether he comes to my mother's.", ""),
    (17, 3, 66, "I hung up on him from the sea.", "I was not angry with him."), (18, 5, 8, "The dishes.", "Both laughed."),
    (20, 2, 30, "He had known for two days.", "Bad news first, then the rest."),
    (21, 4, 22, "I made plans for his mornings.", "He did not ask for plans."), (23, 1, 14, "Whose turn it was to ring.", ""),
    (24, 3, 9, "A joke of mine.", ""), (25, 2, 5, "He forgot that I was landing at six.", "He rang from the car park and said so."),
    (27, 3, 20, "He started early and did not leave a note.", "A note is enough."), (29, 1, 10, "Keys on the table.", "He asked."),
    (30, 0, 5, "His brother stayed the night unasked.", "He said it was his part before I had said anything."),
    (31, 4, 8, "Quiet at table.", "It was his back."),
    (33, 4, 9, "Tired, both of us.", "Supper first."), (35, 2, 3, "I asked and then was cross that I had to.", "Asking counts."),
    (38, 2, 6, "The holidays.", "We have time."))
JOSIP_REPAIRS = (
    (2, 3, 48, "Did not know what to say."), (4, 1, 72, "Went to bed."), (8, 0, 12, "Stairs light. Came back at nine."),
    (12, 0, 72, "Phone in the locker, then I did not know how to begin."),
    (15, 3, 20, "Cinema."), (17, 3, 60, "She hung up."), (20, 2, 36, "Should have told her."), (24, 3, 10, "Her joke."), (29, 1, 8, "Keys. I asked."),
    (30, 0, 5, "My brother."), (35, 2, 3, "She was cross. I stayed."))

# kind (1 good, 2 ordinary, 3 setback, 4 life event), what, who noticed, what helped the return, how it was marked, together, share
MILESTONES = (
    (0, 8, 1, "The first pause with a return kept.", "Both of us.", "The clock on the stairs.", "Two spoons and one pudding.", 1, 1),
    (1, 8, 1, "Came back at nine.", "Runa.", "", "Pudding.", 1, 1),
    (0, 12, 3, "Three days without a word.", "Ana.", "My page, and the river.", "", 0, 0),
    (0, 14, 2, "He put the kettle on for me.", "Me.", "", "", 0, 1),
    (1, 16, 2, "We fixed the shelf together.", "Nobody.", "", "", 1, 1),
    (0, 17, 3, "Foggy at my mother's, a page half filled in.", "Me.", "The water, and home a day early.", "", 0, 0),
    (1, 20, 4, "Laid off.", "The whole crew.", "", "", 0, 0),
    (1, 22, 1, "I vanish when I feel useless. I said that, aloud.", "Runa, and the therapist.", "", "Walked home.", 1, 1),
    (0, 22, 1, "He said a true sentence and I did not mend it.", "Me.", "", "Walked home, hand in hand.", 1, 1),
    (1, 26, 4, "New work. The Tuesday soup went on.", "Pavle.", "", "A proper lunch.", 1, 1),
    (0, 26, 2, "Tuesday soup, the twentieth.", "Both of us.", "", "Candle.", 1, 1),
    (0, 30, 3, "His brother on our sofa, and a limit broken.", "Both of us.", "He said at once that it was his part.", "", 0, 0),
    (0, 35, 1, "I asked plainly for comfort, and he stayed.", "He did.", "", "Nothing; we just sat.", 1, 1),
    (1, 35, 1, "Stayed.", "Runa.", "", "", 1, 1),
    (0, 39, 2, "A whole month without counting the minutes.", "Ana.", "", "Chestnuts on the way home.", 1, 1),
    (1, 52, 2, "The boat has a name.", "Runa.", "", "Painted it together.", 1, 1))

# name, kind (1 ritual, 2 pause, 4 steps for mending, 5 problem), what was agreed, return time, weeks in which it was looked at
AGREEMENTS = (
    ("Tuesday soup", 1, "Soup on Tuesdays, telephones in the drawer.", "", (4, 9, 13, 17, 22, 26, 30, 35, 39)),
    ("The stairs", 2, "Whoever lays a hand on the table goes out onto the stairs, and comes back.", "At nine, or after an hour.",
     (6, 9, 13, 17, 22, 26, 30, 35, 39)),
    ("One sentence each", 4, "Each says one thing that was their own part, and then we eat.", "", (26, 30, 35, 39)),
    ("The late shift", 5, "He rings at ten from the locker room.", "", (12, 17, 22)))

# who, limit, kind (1 time, 2 space, 4 phones, 6 family), what I will do, weeks with whether it was kept (0 no, 1 yes, 2 not tested)
LIMITS = (
    (0, "After eleven at night I do not talk about us.", 1, "I say good night and take my book to the other room.",
     "9:1 13:0 17:1 22:1 26:1 30:1 35:1 39:1"),
    (0, "Nobody stays the night without both of us being asked.", 6, "I say so, and go to Ana's if it is not changed.",
     "13:2 17:2 22:2 26:2 30:0 35:1 39:1"),
    (1, "After a late shift I need half an hour before I talk.", 2, "I sit on the stairs and set the clock.",
     "9:0 13:0 17:1 22:2 26:1 30:1 35:1 39:1"))
THEIRS = (
    (0, "Half an hour before he talks after a late shift.", 2, "9:0 13:1 17:1 26:1 30:1 35:1 39:1"),
    (1, "No talk about us after eleven.", 1, "9:1 13:1 17:1 22:1 26:1 30:1 35:1 39:1"))

# rung, place, kind (1 telling, 2 asking, 3 staying), expected, likely, feared; tries: week, day, before, peak, after, received, what happened
LADDER = (
    ("Say what was good today.", 1, 1, 30, 20, "That he shrugs.", ((7, 2, 30, 35, 10, 7, "He said one as well."), (9, 3, 20, 20, 5, 8, "At supper."),
                                                                   (12, 4, 25, 30, 10, 6, "He nodded."))),
    ("Ask for ten minutes.", 2, 2, 50, 40, "That he sighs.", ((14, 1, 50, 55, 25, 7, "Ten minutes became twenty."),
                                                              (15, 5, 40, 45, 20, 6, "He was tired and said tomorrow."),
                                                              (16, 3, 40, 40, 15, 8, "Yes."))),
    ("Tell him about the suitcase.", 3, 1, 80, 60, "That he says nothing.",
     ((16, 5, 70, 85, 75, 5, "Stopped after the drive. The room went far away."), (27, 4, 60, 65, 30, 9, "He asked what was in it."))),
    ("Ask for comfort in plain words.", 4, 2, 85, 50, "That he goes.", ((35, 0, 80, 75, 20, 10, "He sat down on the floor with me."),)))

# who, week, day, kind (1 grounding, 2 moving, 3 breathing, 5 naming, 6 listening, 7 role-play, 9 playing), minutes, before, after, together,
# helped, share
PRACTICE = (
    (0, 3, 1, 1, 5, 7, 6, 0, 1, 0), (0, 5, 2, 3, 5, 7, 8, 0, 0, 0), (0, 7, 4, 2, 30, 7, 4, 0, 2, 1), (0, 10, 1, 5, 10, 6, 5, 1, 1, 1),
    (0, 14, 3, 1, 5, 6, 4, 0, 2, 1),
    (0, 16, 2, 7, 20, 6, 4, 0, 2, 0), (0, 21, 5, 6, 20, 5, 3, 1, 2, 1), (0, 27, 2, 1, 5, 5, 3, 0, 2, 1), (0, 34, 6, 7, 15, 6, 3, 0, 2, 0),
    (0, 38, 1, 9, 30, 3, 1, 1, 2, 1),
    (1, 6, 3, 2, 40, 5, 4, 0, 1, 1), (1, 10, 1, 5, 10, 6, 6, 1, 1, 1), (1, 21, 5, 6, 20, 7, 5, 1, 2, 1), (1, 23, 2, 1, 10, 7, 5, 0, 2, 1),
    (1, 28, 4, 6, 15, 4, 2, 1, 2, 1),
    (1, 36, 2, 9, 30, 3, 1, 1, 2, 1))


def write(chart):
    todays(chart)
    beliefs(chart)
    triggers(chart)
    repairs(chart)
    moments(chart)
    agreements(chart)
    limits(chart)
    steps(chart)
    practice(chart)


def at(chart, week, day, time):
    return f"{chart.day(week, day)}T{time}"


def todays(chart):
    runa = chart.persons[0]
    for week, line in TODAY.items():
        for place, pair in enumerate(line.split()):
            reached, back = (int(number) for number in pair.split("-"))
            tense = min(10, max(reached, back) + 1) if week == 17 else max(0, max(reached, back) - 2)
            chart.row(runa, "today", at(chart, week, place // 3, ("08:05", "13:10", "21:15")[place % 3]),
                      {"near": min(10, reached + 1), "reached": reached, "back": back, "tension": tense, "far": 5 if week == 17 and back > 6 else 1,
                       "settled": 10 - tense, "good": GOOD[week][place]})


def beliefs(chart):
    for person, sentence in zip(chart.persons, BELIEFS):
        for place, week in enumerate(BELIEF_WEEKS):
            figures = {item: numbers(sentence[item])[place] for item in ("belief", "is_me", "blames", "fits", "kinder_belief")}
            words = {item: sentence[item] for item in ("domain", "sentence", "feared")}
            seen = {item: sentence[item][place] for item in ("seen_for", "seen_against", "happened")}
            answers = {**words, **seen, **figures, "kinder": sentence["kinder"], "print": int(week > 13)}
            if figures["fits"] == 2:
                raise ValueError("a kinder sentence is asked only where the old one does not fit")
            chart.row(person, "core-beliefs", chart.day(week), answers)


def triggers(chart):
    runa, josip = chart.persons
    words = {"1": "Stupid.", "2": "Well, there it is.", "3": "You are scared, and you are here.", "4": ""}
    for place, (week, day, time, facts, reading, is_now, did) in enumerate(TRIGGERS):
        sure = 90 - 2 * place
        answers = {"facts": facts, "sign": NOTICED[place], "body": 9 - place // 6, "reading": reading, "is_now": is_now, "sure": sure,
                   "emotion": "fear",
                   "blames": BLAMES[place], "voice": VOICE[place], "voice_words": words[VOICE[place]], "checked": CHECKED[place],
                   "delay": DELAY[place],
                   "did": did, "alone": 1, "frightened": 0, "safe_to_ask": 1}
        answers.update({"now_help": "To be asked beforehand."} if is_now == 2 else {"sure_after": max(0, sure - 30 - place)})
        chart.row(runa, "trigger-log", at(chart, week, day, time), answers)
    for week, day, time, facts, reading, is_now, voice, sure, sure_after, did in JOSIP_TRIGGERS:
        answers = {"facts": facts, "sign": 2, "body": 6, "reading": reading, "is_now": is_now, "sure": sure, "emotion": "shame", "blames": 1,
                   "voice": voice,
                   "checked": int(sure_after == 20) * 2, "delay": 60, "did": did, "alone": 1, "frightened": 0, "safe_to_ask": 1}
        answers.update({"now_help": "Somebody who knows the trade."} if sure_after is None else {"sure_after": sure_after})
        chart.row(josip, "trigger-log", at(chart, week, day, time), answers)


def repairs(chart):
    runa, josip = chart.persons
    for place, (week, day, hours, happened, learnt) in enumerate(REPAIRS):
        chart.row(runa, "rupture-repair-log", chart.day(week, day), repair(chart, week, day, hours, happened, learnt, place, open_=hours == 60))
    for place, (week, day, hours, happened) in enumerate(JOSIP_REPAIRS):
        chart.row(josip, "rupture-repair-log", chart.day(week, day), repair(chart, week, day, hours, happened, "", place))


def repair(chart, week, day, hours, happened, learnt, place, open_=False):
    began = datetime.datetime.fromisoformat(chart.day(week, day) + "T19:00") - datetime.timedelta(hours=hours)
    return {"started": began.strftime("%d %B, %H:%M"), "happened": happened, "voice": 1 + min(2, place // 9), "calm": max(1, hours // 3),
            "hours": hours,
            "open": int(open_), "learnt": learnt, "alone": 1, "afraid": 0, "share": int(bool(learnt) or week > 26)}


def moments(chart):
    for who, week, kind, what, noticed, helped, marked, together, share in MILESTONES:
        chart.row(chart.persons[who], "milestones", at(chart, week, 4, "20:00"),
                  {"kind": kind, "what": what, "noticed": noticed, "helped": helped, "marked": marked, "together": together, "alone": 1,
                   "share": share})


def agreements(chart):
    for name, kind, content, back, weeks in AGREEMENTS:
        for week in weeks:
            for person in chart.persons:
                dropped = (name, week) == ("The late shift", 22)
                kept = 2 if week == weeks[0] else int((name, week) not in (("The stairs", 13), ("The late shift", 17)))
                pause = {"back": back} if kind == 2 else {}
                problem = {"needs": "I need an hour to count on, he needs not to be waited for.", "try": "Ten o'clock, every late shift.",
                           "until": chart.day(22)}
                chart.row(person, "agreements", chart.day(week) + "T17:40",
                          {"name": name, "kind": kind, "content": content, **pause, **(problem if kind == 5 else {}), "kept": kept,
                           "still": 3 if dropped else 1, "review": "" if week == 39 or dropped else chart.day(week + 4),
                           "confirm": 1},
                          occasion="frame" if week == 4 else "sheets" if week >= 9 else "whenever")


def limits(chart):
    alone = {"still": 1, "alone": 1, "afraid": 0}
    for who, limit, kind, i_will, weeks in LIMITS:
        for place, pair in enumerate(weeks.split()):
            week, kept = (int(number) for number in pair.split(":"))
            slip = {"slip": 1 if place % 2 else 0} if kept == 0 else {"slip": "inapplicable"}
            chart.row(chart.persons[who], "boundaries", chart.day(week),
                      {"limit": limit, "whose": 1, "kind": kind, "i_will": i_will, "said": 1, "heard": 1,
                      "kept": kept, "answer": "All right." if place else "", **slip, **alone, "share": 1}, occasion="sheets")
    for who, limit, kind, weeks in THEIRS:
        for pair in weeks.split():
            week, kept = (int(number) for number in pair.split(":"))
            chart.row(chart.persons[who], "boundaries", chart.day(week),
                      {"limit": limit, "whose": 2, "kind": kind, "asked": 1, "i_kept": kept, **alone,
                      "share": 0}, occasion="sheets")


def steps(chart):
    runa = chart.persons[0]
    for rung, place, kind, expected, likely, feared, tries in LADDER:
        step = {"rung": rung, "order": place, "kind": kind, "expected": expected, "likely": likely, "feared": feared, "alone": 1, "pressed": 0,
                "share": 1}
        chart.row(runa, "disclosure-ladder", at(chart, 6, 3, f"18:{10 * place}"), step)
        for week, day, before, peak, after, received, happened in tries:
            chart.row(runa, "disclosure-ladder", at(chart, week, day, "21:00" if day else "07:00"),
                      {**step, "before": before, "peak": peak, "after": after, "received": received, "happened": happened,
                       "stopped": int(after >= 70),
                       "foggy": int(after >= 70)})


def practice(chart):
    for who, week, day, kind, minutes, before, after, together, helped, share in PRACTICE:
        play = {"rehearsed": "Asking for ten minutes." if week == 16 else "Please stay.", "used": 2} if kind == 7 else {}
        chart.row(chart.persons[who], "practice-log", at(chart, week, day, "20:30"),
                  {"kind": kind, "minutes": minutes, "before": before, "after": after, "together": together, "helped": helped,
                   "worse": int(after > before),
                   **play, "alone": 1, "share": share})
