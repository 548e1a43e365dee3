# Completion of attune for bash; see share/attune/complete beside the program.
_attune() {
    mapfile -t COMPREPLY < <("$(dirname "$(readlink -f "$(type -P attune)")")/../share/attune/complete" "${COMP_WORDS[@]:1:COMP_CWORD}")
}
complete -o default -F _attune attune
