#!/usr/bin/env bash
# Each header compiles by itself and begins with a paragraph that says why it exists.
set -euo pipefail
source scripts/lint/sources.sh

read -r -a flags < <(make -s print-CPPFLAGS)
{
    ours 'fcgi/*.h' | while read -r header; do
        printf '#include "%s"\n' "${header#fcgi/}" |
            clang "${flags[@]}" -std=gnu17 -Wall -Wextra -fsyntax-only -x c - 2>&1 |
            grep -E '(error|warning):' || true
        awk '/^#(ifndef|define)/ || /^$/ { next } { exit !/^\/\*/ }' "$header" ||
            printf '%s:1: no paragraph at the top\n' "$header"
    done
} | conclude 'A header includes what it uses, and is the manual of its module.'
