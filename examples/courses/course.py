"""C07: a couple over a year. Runa, librarian, and Josip, electrician; invented, as is every word they write."""

import course_logs
import course_measures
import course_sheets
import writing


def chart():
    made = writing.Chart("C07", "attachment-repair", "2025-02-04", [("Runa", 34, "f"), ("Josip", 37, "m")])
    course_measures.intake(made)
    course_measures.weekly(made)
    course_measures.monthly(made)
    course_measures.quarterly(made)
    course_measures.check_ins(made, course_sheets.WEEKS)
    course_sheets.write(made)
    course_logs.write(made)
    return made
