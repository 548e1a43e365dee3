# Finds the records of a CSV file the way attune does: a quote opens only at the beginning of a cell, one in a quoted cell is doubled,
# and a line break inside quotes ends nothing. Run it with LC_ALL=C, so that lengths are bytes.
#   (nothing)                 prints: lines and bytes of the header, lines after it, rows (empty lines are none)
#   -v mark=M -v header=F     writes the header to F and prints the rest, with M after each record
#   -v size=N -v folder=D     writes N records at a time to D/1.csv, D/2.csv, ..., each with the header
# Ends with 3 where a record is not whole, or holds the mark.

function refuse(why) {
    print FILENAME ":" begun ":1: " why > "/dev/stderr"
    refused = 1
    exit 3
}

# How often the regular expression `what` stands in `text`.
function times(what, text) { return gsub(what, "", text) }

# Of comma, semicolon and tab the most frequent outside quotes.
function separator_of(text,    best) {
    gsub(/"[^"]*"/, "", text)
    best = times(";", text) > times(",", text) ? ";" : ","
    return times("\t", text) > times(best, text) ? "\t" : best
}

# Whether a quoted cell is open at the end of a line; `open` says whether one was at its beginning.
function open_after(line, open,    at) {
    if (!open && line !~ /^"/ && !index(line, separator "\"")) return 0
    if (!open && line ~ /^"/) { open = 1; line = substr(line, 2) }
    for (;;) {
        if (!open) {
            if (!(at = index(line, separator "\""))) return 0
            line = substr(line, at + 2)
        }
        while ((at = index(line, "\"")) && substr(line, at + 1, 1) == "\"") line = substr(line, at + 2)
        if (!at) return 1
        line = substr(line, at + 1)
        open = 0
    }
}

function begin_part() {
    if (out) close(out)
    out = folder "/" ++parts ".csv"
    printf "%s", head > out
    in_part = 0
}

function end_header() {
    separator = separator_of(head)
    header_lines = NR
    if (header) { printf "%s", head > header; close(header) }
    if (folder) begin_part()
}

!header_lines {
    head = head $0 "\n"
    begun = 1
    inside = times("\"", head) % 2
    if (!inside) end_header()
    next
}

{
    if (!inside) {
        begun = NR
        if (folder && in_part == size) begin_part()
    }
    if (mark && index($0, mark)) refuse("the mark that ends a record stands in it")
    empty = !inside && $0 ~ /^\r?$/
    inside = open_after($0, inside)
    if (mark) printf "%s\n%s", $0, inside ? "" : mark
    if (folder) print > out
    if (!inside && !empty) { ++rows; ++in_part }
}

END {
    if (refused) exit 3
    if (inside) refuse("a quote is opened in this record and never closed")
    if (!header_lines) end_header()
    if (!mark && !folder) print header_lines + 0, length(head), NR - header_lines, rows + 0
}
