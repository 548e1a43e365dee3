-- The job in DuckDB's command: duckdb -c "CREATE VIEW answers AS FROM read_csv('ANSWERS')" -c '.read job.duckdb.sql'
COPY (
WITH counted AS (
    SELECT subject, date,
        coalesce(q1, 0) + coalesce(q2, 0) + coalesce(q3, 0) + coalesce(q4, 0) + coalesce(q5, 0) AS b,
        coalesce(q6, 0) + coalesce(q7, 0) AS c,
        coalesce(q8, 0) + coalesce(q9, 0) + coalesce(q10, 0) + coalesce(q11, 0) + coalesce(q12, 0) + coalesce(q13, 0) + coalesce(q14, 0) AS d,
        coalesce(q15, 0) + coalesce(q16, 0) + coalesce(q17, 0) + coalesce(q18, 0) + coalesce(q19, 0) + coalesce(q20, 0) AS e,
        (q1 IS NULL)::INT + (q2 IS NULL)::INT + (q3 IS NULL)::INT + (q4 IS NULL)::INT + (q5 IS NULL)::INT AS nb,
        (q6 IS NULL)::INT + (q7 IS NULL)::INT AS nc,
        (q8 IS NULL)::INT + (q9 IS NULL)::INT + (q10 IS NULL)::INT + (q11 IS NULL)::INT + (q12 IS NULL)::INT + (q13 IS NULL)::INT + (q14 IS NULL)::INT AS nd,
        (q15 IS NULL)::INT + (q16 IS NULL)::INT + (q17 IS NULL)::INT + (q18 IS NULL)::INT + (q19 IS NULL)::INT + (q20 IS NULL)::INT AS ne,
        (coalesce(q1, 0) >= 2)::INT + (coalesce(q2, 0) >= 2)::INT + (coalesce(q3, 0) >= 2)::INT + (coalesce(q4, 0) >= 2)::INT + (coalesce(q5, 0) >= 2)::INT AS tb,
        (coalesce(q6, 0) >= 2)::INT + (coalesce(q7, 0) >= 2)::INT AS tc,
        (coalesce(q8, 0) >= 2)::INT + (coalesce(q9, 0) >= 2)::INT + (coalesce(q10, 0) >= 2)::INT + (coalesce(q11, 0) >= 2)::INT + (coalesce(q12, 0) >= 2)::INT + (coalesce(q13, 0) >= 2)::INT + (coalesce(q14, 0) >= 2)::INT AS td,
        (coalesce(q15, 0) >= 2)::INT + (coalesce(q16, 0) >= 2)::INT + (coalesce(q17, 0) >= 2)::INT + (coalesce(q18, 0) >= 2)::INT + (coalesce(q19, 0) >= 2)::INT + (coalesce(q20, 0) >= 2)::INT AS te
    FROM answers),
summed AS (SELECT *, b + c + d + e AS sum, nb + nc + nd + ne AS blanks FROM counted)
SELECT subject, date,
    CASE WHEN blanks <= 4 THEN sum * 20.0::DOUBLE / (20 - blanks) END AS total,
    CASE WHEN blanks > 4 THEN NULL WHEN sum * 20 >= 31 * (20 - blanks) THEN 'high' ELSE 'low' END AS total_band,
    CASE WHEN nb = 0 THEN b END AS intrusion,
    CASE WHEN nc = 0 THEN c END AS avoidance,
    CASE WHEN nd = 0 THEN d END AS mood,
    CASE WHEN ne = 0 THEN e END AS arousal,
    blanks,
    (tb >= 1 AND tc >= 1 AND td >= 2 AND te >= 2)::INT AS likely
FROM summed
) TO '/dev/stdout' (FORMAT csv, HEADER);
