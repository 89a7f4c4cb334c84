#!/usr/bin/env bash
# Every test that docs/security.md names is there: `SUITE/FILE::NAME` or `SUITE/FILE`.
set -euo pipefail
source scripts/lint/sources.sh

document=docs/security.md
suites='unit/[a-z]+|security|integration|browser|form|pgtap|fuzz|lint'

file_of() {
    local suite=${1%/*} name=${1##*/}
    case $suite in
    unit/*) printf 'tests/%s/test_%s.c\n' "$suite" "$name" ;;
    pgtap) printf 'tests/pgtap/%s.sql\n' "$name" ;;
    fuzz) printf 'tests/fuzz/fuzz_%s.c\n' "$name" ;;
    lint) printf 'scripts/lint/%s.sh\n' "$name" ;;
    *) printf 'tests/%s/%s.test.mjs\n' "$suite" "$name" ;;
    esac
}

# A name that holds an apostrophe may stand with a backslash before it.
is_in() {
    grep -qF -- "$1" "$2" || grep -qF -- "${1//\'/\\\'}" "$2"
}

{
    grep -oE "\`($suites)/[a-z_]+(::[^\`]+)?\`" "$document" | tr -d '`' | sort -u |
        while read -r reference; do
            file=$(file_of "${reference%%::*}")
            if [ ! -f "$file" ]; then
                printf '%s: there is no %s\n' "$document" "$file"
            elif [[ $reference = *::* ]] && ! is_in "${reference#*::}" "$file"; then
                printf '%s: no test "%s" in %s\n' "$document" "${reference#*::}" "$file"
            fi
        done
    grep -oE '^\| [0-9., ]+ \|' "$document" | tr -d '| ' | tr ',' '\n' | sort | uniq -d |
        sed "s|^|$document: twice in the table: |"
} | conclude 'A promise needs its test: correct the name, or write the test.'
