# What attune told of the parts, one after another on standard input, told as of one file. A line `part FIRST` comes before each part: the
# line of the whole file that follows its header. -v name=FILE -v header=LINES
function rows(n) { return n (n == 1 ? " row" : " rows") }

$1 == "part" { offset = $2 - header - 1; first = $2 == header + 1; next }

# A fault: past twenty they are counted. What is said of the header is said once.
/^standard input:[0-9]+:/ {
    split($0, place, ":")
    if (place[2] <= header && !first) next
    place[3] = place[2] + (place[2] > header ? offset : 0)
    if (++faults <= 20) print name ":" place[3] substr($0, length(place[1] place[2]) + 2)
    next
}
/^attune: \.\.\. and [0-9]+ more like these$/ { faults += $4; next }

/^attune: [0-9]+ rows? of another instrument passed over/ {
    other = substr($0, index($0, " (") + 2)
    passed[other] += $2
    next
}

# attune: alerts: INSTRUMENT ID raised in N rows, undetermined in N rows; INSTRUMENT ID ...
/^attune: alerts: / {
    count = split(substr($0, length("attune: alerts: ") + 1), told, "; ")
    for (k = 1; k <= count; ++k) {
        split(told[k], word, " ")
        alert = word[1] " " word[2]
        if (!(alert in known)) { known[alert] = 1; alerts[++last] = alert }
        if (match(told[k], /raised in [0-9]+/)) raised[alert] += substr(told[k], RSTART + 10, RLENGTH - 10)
        if (match(told[k], /undetermined in [0-9]+/)) open[alert] += substr(told[k], RSTART + 16, RLENGTH - 16)
    }
    next
}
$1 != "receipt"

END {
    if (faults > 20) print "attune: ... and " faults - 20 " more like these"
    for (other in passed) print "attune: " rows(passed[other]) " of another instrument passed over (" other | "sort -t '(' -k 2"
    close("sort -t '(' -k 2")
    for (k = 1; k <= last; ++k) {
        alert = alerts[k]
        line = line (k > 1 ? "; " : "attune: alerts: ") alert
        if (raised[alert]) line = line " raised in " rows(raised[alert])
        if (open[alert]) line = line (raised[alert] ? "," : "") " undetermined in " rows(open[alert])
    }
    if (line) print line
}
