# Counts the administrations in a file of scores, wide or tidy. In a tidy one each has a row for every score of its instrument: the first
# score that is seen of an instrument counts.
{
    record = record $0 "\n"
    if (gsub(/"/, "\"", record) % 2) next # a line break inside quotes
    gsub(/"[^"]*"/, "", record)
    split(record, cell, ",")
    if (!header) {
        header = 1
        tidy = record ~ /^subject,date,rater,instrument,version,score,value,band,status,/
    } else if (!tidy) {
        ++count
    } else {
        if (!(cell[4] in first)) first[cell[4]] = cell[6]
        count += first[cell[4]] == cell[6]
    }
    record = ""
}
END { print count + 0 }
