#!/usr/bin/env bash
# clang-tidy, one process a file: version 14 reports false va_list faults otherwise. A file whose
# preprocessed text was clean before is not read again.
set -euo pipefail
source scripts/lint/sources.sh

mkdir -p build/tidy
FLAGS=$(make -s print-CPPFLAGS)
export FLAGS

tidy_file() {
    local flags key output
    read -r -a flags <<<"$FLAGS -std=gnu17"
    key=$({ cat .clang-tidy; clang "${flags[@]}" -E -CC "$1" 2>&1; } | sha256sum | cut -c 1-40)
    [ ! -e "build/tidy/$key" ] || return 0
    if output=$(clang-tidy --quiet "$1" -- "${flags[@]}" 2>/dev/null); then
        touch "build/tidy/$key"
    else
        grep -E '(error|warning):' <<<"$output" | sed "s|$PWD/||" || printf '%s: failed\n' "$1"
    fi
}
export -f tidy_file

ours 'fcgi/*.c' | xargs -P "$(nproc)" -I {} bash -c 'tidy_file {}' | sort -u |
    conclude 'Mend it; where the tool is wrong, NOLINT(its-name) with the reason beside it.'
