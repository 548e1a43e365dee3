-- The job in the shell of SQLite: sqlite3 -csv -header :memory: '.import --csv ANSWERS answers' '.read job.sqlite.sql'
-- A blank is imported as '', which adds as 0. LIMIT -1 keeps the planner from working the inner sums out again for each use.
WITH counted AS (
    SELECT subject, date,
        q1 + q2 + q3 + q4 + q5 AS b,
        q6 + q7 AS c,
        q8 + q9 + q10 + q11 + q12 + q13 + q14 AS d,
        q15 + q16 + q17 + q18 + q19 + q20 AS e,
        (q1 = '') + (q2 = '') + (q3 = '') + (q4 = '') + (q5 = '') AS nb,
        (q6 = '') + (q7 = '') AS nc,
        (q8 = '') + (q9 = '') + (q10 = '') + (q11 = '') + (q12 = '') + (q13 = '') + (q14 = '') AS nd,
        (q15 = '') + (q16 = '') + (q17 = '') + (q18 = '') + (q19 = '') + (q20 = '') AS ne,
        (q1 + 0 >= 2) + (q2 + 0 >= 2) + (q3 + 0 >= 2) + (q4 + 0 >= 2) + (q5 + 0 >= 2) AS tb,
        (q6 + 0 >= 2) + (q7 + 0 >= 2) AS tc,
        (q8 + 0 >= 2) + (q9 + 0 >= 2) + (q10 + 0 >= 2) + (q11 + 0 >= 2) + (q12 + 0 >= 2) + (q13 + 0 >= 2) + (q14 + 0 >= 2) AS td,
        (q15 + 0 >= 2) + (q16 + 0 >= 2) + (q17 + 0 >= 2) + (q18 + 0 >= 2) + (q19 + 0 >= 2) + (q20 + 0 >= 2) AS te
    FROM answers LIMIT -1),
summed AS (SELECT *, b + c + d + e AS sum, nb + nc + nd + ne AS blanks FROM counted LIMIT -1)
SELECT subject, date,
    CASE WHEN blanks = 0 THEN sum WHEN blanks <= 4 THEN sum * 20.0 / (20 - blanks) END AS total,
    CASE WHEN blanks > 4 THEN NULL WHEN sum * 20 >= 31 * (20 - blanks) THEN 'high' ELSE 'low' END AS total_band,
    CASE WHEN nb = 0 THEN b END AS intrusion,
    CASE WHEN nc = 0 THEN c END AS avoidance,
    CASE WHEN nd = 0 THEN d END AS mood,
    CASE WHEN ne = 0 THEN e END AS arousal,
    blanks,
    tb >= 1 AND tc >= 1 AND td >= 2 AND te >= 2 AS likely
FROM summed;
