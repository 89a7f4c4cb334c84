#!/usr/bin/env bash
# lint.sh [NAME...]: runs each check of scripts/lint (or those named). A check prints what is wrong,
# a line each, and last how to mend it.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/lint/sources.sh
source scripts/lint/sources.sh

if [ $# -eq 0 ]; then
    mapfile -t names < <(find scripts/lint -perm -100 -name '*.sh' -printf '%f\n' | sort)
    set -- "${names[@]%.sh}"
fi

printf '1..%d\n' $#
failed=0
for name in "$@"; do
    if output=$("scripts/lint/$name.sh" 2>&1); then
        printf 'ok      lint %s%s\n' "$name" "${output:+ ($output)}"
    else
        failed=$((failed + 1))
        printf 'not ok  lint %s\n        %s\n' "$name" "${output//$'\n'/$'\n'        }"
    fi
done
[ "$failed" = 0 ]
