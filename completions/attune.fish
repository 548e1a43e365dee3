# Completion of attune for fish; see share/attune/complete beside the program.
function __attune_complete
    set -l helper (dirname (realpath (command -s attune)))/../share/attune/complete
    set -l words (commandline -opc) (commandline -ct)
    $helper $words[2..]
end
complete -c attune -a '(__attune_complete)'
