"""C07: the sheets of intake, months and sessions, in the words of the two."""

from course_measures import MONTHLY, QUARTERLY, SHEETS, patterns
from writing import numbers

# What else was going on, by week: Runa's check-ins, then Josip's.
WEEKS = ({
    5: "First page of this kind. I read every question twice.", 9: "Last week we paused on the stairs, and he came back at nine.",
    10: "Stocktaking at the library.", 12: "Last week no page from me. It was three days without a word.",
    13: "Slept badly.", 17: "At my mother's by the sea. The kitchen smelled as it used to.", 18: "Home again.",
    20: "He told me at the door that they are letting him go.", 22: "He said a thing I had not heard in six years.",
    25: "Two days at a meeting abroad; he rang when he had said he would.", 26: "He has work again.",
    30: "His brother slept on our sofa and nobody had asked me.", 33: "A quiet week.", 35: "I asked, and he stayed.",
    37: "Quiet again. I notice that I do not wait for the other shoe.", 39: "Last of these for now."},
    {5: "Nothing.", 6: "Nothing.", 7: "Nothing.", 9: "Tried the pause, last Tuesday.", 12: "Filled in late, after three late shifts.",
     16: "Runa goes to her mother on Saturday.", 18: "They are talking about jobs at work.", 20: "Laid off. Eleven years.",
     21: "Do not know what to do with the mornings.", 22: "Said it in the session.", 23: "She asked nothing and made soup.",
     26: "Start on Monday at a smaller firm.", 28: "Tired, a good tired.", 30: "My brother. I should have rung her first.",
     33: "Quiet.", 35: "She said what she wanted. That is easier.", 39: "Read the first pages again. All threes."})

PROTECTING = {  # by week: Runa, Josip
    3: ("That I do not get left standing there again.", "My peace."),
    9: ("Myself, from finding out too late.", "That nobody sees me not knowing what to say."),
    13: ("The last bit of me that has not asked.", "Her, from what I would say."),
    22: ("Us, in a clumsy way.", "That she still thinks I can do it."),
    30: ("My place in our home.", "My brother, and then myself."),
    39: ("The quiet evening.", "Not much this time.")}
WISH = {
    3: ("A message with three words in it.", "Ten minutes, and no questions."),
    13: ("A time by which he would ring.", "That she sits down and does not look at me."),
    22: ("Just being told.", "What she did: listening."),
    39: ("What we do now: a time to come back.", "The pause, and soup.")}

THEMES = {  # sums of four at intake and each quarter: Runa, Josip
    "left": ("14 14 11 8 7", "4 4 4 3 3"), "signals": ("13 12 10 8 7", "6 7 6 5 4"), "close": ("7 8 6 5 5", "12 12 10 7 6"),
    "needs": ("12 12 10 7 6", "8 9 10 7 6"), "flawless": ("10 10 9 7 6", "13 13 14 9 8"), "harm": ("6 6 5 3 3", "7 7 6 4 4")}

STORY = (
    ("A girl who learned to listen for footsteps. She got good at it. She still hears everything, and she may put it down now and then.",
     "She learned that love can leave without a word, so she learned to ask loudly. Now she is learning to ask in an ordinary voice.",
     "Nobody in that house said the word for what was going on. She said it for them with her whole body. "
     "Today she says: I am scared, stay a moment.",
     "She was left with an aunt and a suitcase, and she thought it was because she was not needed. She can be missed without being needed. He "
     "said so, and some days she believes it before he says it."),
    ("A boy who was sent to school at seven and did not cry on the platform. Everybody said how good he was.",
     "He learned that a man who needs is a burden. He went quiet so as not to be one. The quiet got bigger than he was.",
     "He lost his work and was still there in the morning. Somebody made soup. He had not known that this could happen.",
     "He was never the burden. He was a boy with a trunk that was too heavy. He may ask somebody to take the other handle."))

PLAN = ({
    "sign_body": "My chest gets tight and my hands go cold.", "sign_thought": "Now it is happening. Now they are gone.",
    "sign_act": "I write a second message, then a third.", "wait": "I want to answer well. I will be back at eight.", "until": "An hour.",
    "sooth1": "The blue blanket and the radio.", "sooth2": "Walk to the river and back.", "sooth3": "Shelving, at work.",
    "no_help": "Reading old messages.", "place": "The reading room, by the window.", "company": "Mirela from the first floor.",
    "tell": "Ana, any evening until ten.", "tell_say": "It is one of those evenings; talk to me about your garden.",
    "prof": "My therapist; at night the line on the card.", "reason": "The spring, my niece, the book I have not finished.",
    "kind": "You are scared, and you are here. Both are true.", "kept": "In the recipe book."},
    {"sign_body": "Everything goes flat.", "sign_thought": "They would manage without me.", "sign_act": "I stop answering and tidy the van.",
     "wait": "Not now. Tomorrow at ten I will say it.", "until": "Until the morning.", "sooth1": "Cold water, then outside.",
     "sooth2": "Filing tools.", "no_help": "Sitting in the van.", "place": "The workshop of my old master.", "company": "Old Pavle; he does not ask.",
     "tell": "Runa. Pavle.", "tell_say": "I am not well today, you need not do anything.", "prof": "My therapist; at night the line on the card.",
     "safer": "The key of the shed stays with Pavle.", "safer_help": "Pavle.", "reason": "The boat that is half built. Runa.",
     "kind": "You have carried heavier things, and you were not alone then either.", "other": "Sit beside me. Not ask.",
     "kept": "In the van, behind the visor."})

AIMS_WEEKS = (4,) + SHEETS + (52,)
TOGETHER = ("Come back the same day", "2 3 2 3 4 6 6 7 8 8", "2 3 3 3 4 5 6 7 8 8")
ALONE = (("Say I am scared before I check", "2 3 2 3 4 5 5 6 7 7"), ("Stay in the room when it is hard", "3 4 3 3 3 5 6 7 7 8"))
SEEN = {4: ("Nothing yet.", ""), 9: ("Once he came back at nine, as he had said.", "Two evenings."),
        13: ("Three days without a word.", "Left the room again."), 22: ("He told me himself.", "I stayed sitting and said it."),
        26: ("We paused twice and both came back.", "Stayed, even when she cried."), 35: ("I said it before I looked.", "I stayed."),
        39: ("Most evenings now.", "I hardly look at the door."), 52: ("It holds.", "It holds.")}

SESSION_NOTES = ((4, 24, 19), (12, 15, 20), (13, 21, 20), (22, 25, 24), (39, 28, 28))  # sums of three: Runa, Josip
DIFFERENT = {12: ("We talked about his shifts and not about those three days.", ""), 13: ("No, today was better.", "")}
JOINT = ((6, 18, 20), (12, 16, 16), (16, 20, 22), (22, 32, 28), (28, 28, 30), (35, 34, 34))  # sums of four
ONE_THING = {
    6: ("That he goes quiet so as not to say something bad.", "That she thinks I have left when I am in the next room."),
    12: ("That he had his phone in the locker.", "Three days are long for her."),
    16: ("He would rather ring than write.", "She is afraid of the holiday."),
    22: ("I vanish when I feel useless.", "She did not try to mend it."),
    28: ("He likes it when I tell him when I am back.", "She counts the evenings, the good ones."),
    35: ("He was glad to be asked.", "She had practised that sentence.")}


def write(chart):
    for person, week, answers in patterns(chart):
        me = chart.persons.index(person)
        words = {"protecting": PROTECTING.get(week, ("", ""))[me], "wish": WISH.get(week, ("", ""))[me]}
        occasion = "intake5" if week == 3 else "year" if week == 52 else "sheets"
        chart.row(person, "rupture-pattern", chart.day(week), {**answers, **words}, occasion=occasion)
    private(chart)
    histories(chart)
    bodies(chart)
    stories(chart)
    frames(chart)
    aims(chart)
    sessions(chart)
    plans(chart)


def private(chart):
    """The same for everyone; nothing is reported but one thing of long ago, which stays what it is."""
    asked = "fear worse home held watched cut_off threat outed hurt neck forced weapon after dependants own talk".split()
    for person in chart.persons:
        for week in (1,) + MONTHLY[1:]:
            occasion = {1: "intake2", 52: "year"}.get(week, "monthly")
            answers = {"alone": 1, "free": 0, **dict.fromkeys(asked, 0)}
            if person is chart.persons[0]:
                answers["own"] = 2
            chart.row(person, "check-in-b", chart.day(week), answers, occasion=occasion)


def histories(chart):
    runa, josip = chart.persons
    parts = "safe home comfort parted later meaning now".split()
    settled = ("6 7 5 4 5 5 4 3 5 5 6 7 6 7", "5 5 5 4 4 4 5 3 5 5 5 6 5 6")
    words = ({
        "haven": "The library van that came on Thursdays.", "household": "My mother, then my aunt and uncle.",
        "part": "The capable one. I cooked at eight.", "shown": "Both loud, and next morning nothing had been.",
        "ordinary": "Before noon you could tell how the day would go.", "comforter": "The dog, mostly.",
        "upset": "They said: you are a big girl.", "believed": "Mrs Horvat from the library van.",
        "separations": "A suitcase and a drive to my aunt. I thought it was for the weekend.", "losses": "My uncle, when I was fifteen.",
        "partners": "Two. I rang too often, I was told.", "rupture": "He did not come home one night and his phone was off.",
        "mended": "He drove back from the site in the rain.", "culture": "You hold together, and you do not talk about it outside.",
        "strengths": "I notice things.", "since_when": "Since the suitcase, I think.", "otherwise": "With my niece. With books.",
        "may_know": "The suitcase. The rest I would tell him myself."},
        {"haven": "My grandmother's bench.", "household": "Father, mother, my brother; then the school.", "part": "The one who is no trouble.",
         "shown": "My father laughed at things. That was the anger.", "ordinary": "Very. Bells.", "comforter": "Nobody. It was not done.",
         "upset": "You went to the washroom.", "believed": "My grandmother.", "separations": "At five to another country, at seven to the school.",
         "losses": "My grandmother, and I was not told until the holidays.", "partners": "One, short.",
         "rupture": "Runa shouted through a door and I stayed on the other side.", "mended": "She put a plate in front of the door.",
         "culture": "A man earns and does not ask.", "strengths": "I finish what I begin.", "since_when": "The platform, at seven.",
         "otherwise": "At the boat. With old Pavle.", "may_know": "She may know all of it. I cannot say it."})
    for person, levels, told in ((runa, settled[0], words[0]), (josip, settled[1], words[1])):
        pairs = numbers(levels)
        answers = {f"{side}_{part}": pairs[2 * place + late] for place, part in enumerate(parts) for late, side in enumerate(("before", "after"))}
        chart.row(person, "relational-history", chart.day(2), {**answers, **told}, occasion="intake3",
                  entered=chart.day(3) + "T16:40:00")  # in two sittings
    looked = {26: ({"different": "The suitcase is smaller than it was.", "add": "Mrs Horvat waited for me every Thursday.", "leave_out": ""},
                   {"different": "I was a child on that platform.", "add": "Somebody waved. I had left that out.",
                    "leave_out": "That it did not matter."}),
              52: ({"different": "My mother could not do better, and it was not good.", "add": "That I was a good friend to the dog.",
                    "leave_out": ""},
                   {"different": "My father was afraid of us.", "add": "", "leave_out": "Nothing, it can stand."})}
    for week, both in looked.items():
        for person, answers in zip(chart.persons, both):
            chart.row(person, "history-revisited", chart.day(week), answers, occasion="half")


def bodies(chart):
    up, down = "tense heart heat breath racing scan shake".split(), "numb foggy distant unreal voiceless heavy".split()
    own = ({"startle": 2, "unsettled": 2, "sign": "Cold hands.", "before": "A door that closes.", "brings_back": "Counting the books on the shelf.",
            "settle": 90},
           {"startle": 1, "unsettled": 1, "sign": "I stop hearing.", "before": "A raised voice.", "brings_back": "Something in my hands.",
            "settle": 240})
    ways = "move ground breathe write talk hug delay distract overwork reassure silent outburst".split()
    profile = (("1 1 1 2 3 2 1 2 3 4 2 2", "2 1 0 2 2 3 2 1 1 1 0 0", "0 0 1 1 1 0 1 0 2 2 2 3"),
               ("3 1 0 0 0 1 2 3 4 0 4 1", "2 1 0 0 0 2 1 2 2 0 1 0", "0 0 0 0 0 1 1 1 2 0 3 3"))
    for me, (person, fast, slow) in enumerate(zip(chart.persons, (19, 9), (15, 6))):
        answers = {**person.answers("up", 2, fast, up), **person.answers("down", 2, slow, down), "lost_time": 0, "away": 0, **own[me]}
        chart.row(person, "body-signals", chart.day(2), answers, occasion="intake3")
        often, helped, cost = (numbers(line) for line in profile[me])
        answers = {f"often_{way}": often[at] for at, way in enumerate(ways)}
        answers |= {f"helped_{way}": helped[at] for at, way in enumerate(ways) if often[at]}
        answers |= {f"cost_{way}": cost[at] for at, way in enumerate(ways) if often[at]}
        chart.row(person, "regulation-strategies", chart.day(3), {**answers, "alone": 1, "drink": 1, "hurt_self": 0}, occasion="intake5")


def stories(chart):
    for me, person in enumerate(chart.persons):
        for place, week in enumerate(QUARTERLY):
            answers = {}
            for theme, sums in THEMES.items():
                answers |= person.answers("themes " + theme, week, numbers(sums[me])[place], [f"{theme}{number}" for number in range(1, 5)])
            chart.row(person, "rupture-themes", chart.day(week or 3), answers, occasion="quarterly" if week else "intake5")
            if week:
                chart.row(person, "own-story", chart.day(week), {"account": STORY[me][place - 1], "print": int(week > 26)}, occasion="quarterly")


def frames(chart):
    runa, josip = chart.persons
    own = ({"who": "The two of us.", "pace": "Every week, and not both things in one week.", "stop": "A hand on the table.",
            "left_out": "My mother, for now.", "one_out": "That he says so to my face.", "knows": "Ana.", "helps": "Ana and Mirela.",
            "must_not": "My mother.", "shared": "1;2;3;4;5;6;7;8;9;10"},
           {"who": "Runa and I.", "pace": "Slowly.", "stop": "A hand on the table.", "left_out": "Money.", "one_out": "An evening to think.",
            "knows": "Nobody.", "helps": "Pavle.", "must_not": "My brother.", "shared": "1;2;3;4;6;7;8;9;10"})
    for person, answers in zip(chart.persons, own):
        chart.row(person, "repair-frame", chart.day(4), {**answers, "review": chart.day(10), "alone": 1, "policy": 1, "research": 0},
                  occasion="frame")
    clinician(chart,
              runa,
              2,
              reviewed="5", reviewed_note="A cup at the wall, once, five years ago, nobody hit. Told by each alone, in the same way. Nothing since.")
    why = {4: "Both were seen alone; nothing new is open.", 10: "Both seen alone, routine.",
           16: "Both seen alone; the three days in spring were talked about.",
           22: "Both seen alone on the day; his plan stands.", 28: "Both seen alone, routine.",
           35: "Renewed a week late, for no reason but the calendar."}
    for week, reason in why.items():
        for person in chart.persons:
            answers = {"release": chart.day(week), "release_why": reason, "standing": 1, **({"readiness": 2} if week == 4 else {})}
            clinician(chart, person, week, **answers)
    clinician(chart, josip, 20, at="T15:00", event="Laid off after eleven years.", standing=1)
    clinician(chart,
              josip,
              22,
              at="T12:20",
              reviewed="41", reviewed_note="Read 11:40, called 12:05. Thoughts without intent or plan; the plan was written the same day.")


def clinician(chart, person, week, at="T18:00", **answers):
    """A row about a person; it lies with that person's answers, for the chart has no folder of anybody else."""
    chart.row(person, "repair-frame", chart.day(week) + at, answers, rater="clinician", occasion="frame" if week == 4 else "whenever")


def aims(chart):
    for me, person in enumerate(chart.persons):
        for name, nears, share in ((TOGETHER[0], TOGETHER[1 + me], 1), (*ALONE[me], me)):
            for week, now in zip(AIMS_WEEKS, numbers(nears)):
                first = {"notice": "The light is still on and nobody has left."} if week == 4 and name == TOGETHER[0] else {}
                seen = SEEN.get(week, ("", ""))[me] if (name == TOGETHER[0]) == (me == 0) else ""
                chart.row(person, "aims", chart.day(week), {"aim": name, **first, "now": now, "seen": seen, "state": 1, "alone": 1, "share": share},
                          occasion={4: "frame", 52: "year"}.get(week, "sheets"))


def sessions(chart):
    for week, *sums in SESSION_NOTES:
        for me, person in enumerate(chart.persons):
            items = ("understood", "matters", "pace")
            level, rest = divmod(sums[me], 3)
            answers = {item: level + (place < rest) for place, item in enumerate(items)}
            chart.row(person, "session-note", chart.day(week) + ("T15:55" if me else "T14:55"),
                      {**answers, "different": DIFFERENT.get(week, ("", ""))[me]}, occasion="session")
    for week, *sums in JOINT:
        for me, person in enumerate(chart.persons):
            answers = person.answers("listening", week, sums[me], ("heard", "validated", "reassured", "room"), most=10)
            mean = sums[me] // 4
            answers |= {"plain": mean, "sarcasm": max(0, 6 - mean), "confident": min(10, mean + 1), "one_thing": ONE_THING[week][me], "alone": 1,
                        "alliance": min(10, mean + 2), "pressed": 1, "home": 0, "share": 1}
            chart.row(person, "joint-session", chart.day(week) + "T17:00", answers, occasion="session")


def plans(chart):
    runa, josip = chart.persons
    for week in range(3, 52, 4):
        chart.row(runa, "safety-plan", chart.day(week) + "T19:30", {**PLAN[0], "review": chart.day(week + 4)},
                  occasion="intake4" if week == 3 else "")
    page = [item for item in chart.forms["safety-plan"].items]
    for week in (3, 20):
        chart.row(josip, "safety-plan", chart.day(week) + "T16:00", dict.fromkeys(page, "declined"), occasion="intake4" if week == 3 else "")
    for week in (22, 28, 32, 36, 39, 43, 47, 51):
        chart.row(josip, "safety-plan", chart.day(week) + ("T12:40" if week == 22 else "T18:30"), PLAN[1])
