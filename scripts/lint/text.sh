#!/usr/bin/env bash
# Plain text as .editorconfig has it: no tabs, nothing at the end of a line, a line feed at the end
# of a file; and lines of C and shell of 100 characters at most, files of C of 350 lines at most.
set -euo pipefail
source scripts/lint/sources.sh
export LC_ALL=C.UTF-8

mapfile -t texts < <(ours fcgi scripts sql templates texts forms static nginx tests docs '*.md' |
    grep -Ev '^tests/(fuzz/corpus|mustache/cases)/|package-lock|\.(png|svg|tsv)$')
{
    grep -nIE '[[:blank:]]+$' "${texts[@]}" |
        sed -E 's/^([^:]*:[0-9]+):.*/\1: blank at the end of the line/' || true
    grep -nIP '\t' "${texts[@]}" | sed -E 's/^([^:]*:[0-9]+):.*/\1: a tab/' || true
    for file in "${texts[@]}"; do
        [ -z "$(tail -c 1 "$file")" ] || printf '%s: no line feed at the end\n' "$file"
    done
    ours '*.c' '*.h' '*.sh' | xargs awk 'FNR == 351 { print FILENAME ": more than 350 lines" }'
    ours '*.c' '*.h' '*.sh' tests/run | xargs grep -nP '^.{101}' |
        sed -E 's/^([^:]*:[0-9]+):.*/\1: more than 100 characters/' || true
} | conclude 'Break the line; split the file where its second subject begins.'
