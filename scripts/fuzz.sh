#!/usr/bin/env bash
# fuzz.sh [NAME...]: each fuzzer, or those named, for FUZZ_SECONDS. What a fuzzer finds beyond the
# kept corpus stays in build/fuzz/NAME; an input that crashes it is build/fuzz/crash-*, and becomes
# a file of tests/fuzz/corpus/NAME together with its mending.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

make -s CC=clang BUILD=fuzz fuzzers

if [ $# -eq 0 ]; then
    mapfile -t names < <(find tests/fuzz -name 'fuzz_*.c' -printf '%f\n' | sort)
    names=("${names[@]%.c}")
    set -- "${names[@]#fuzz_}"
fi

crashed=()
for name in "$@"; do
    printf '%s: %s seconds\n' "$name" "${FUZZ_SECONDS:-60}"
    mkdir -p "build/fuzz/$name"
    "build/fuzz-clang/tests/fuzz/fuzz_$name" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=5 \
        -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 -artifact_prefix=build/fuzz/ \
        "build/fuzz/$name" "tests/fuzz/corpus/$name" || crashed+=("$name")
done

[ ${#crashed[@]} = 0 ] || fail "crashed: ${crashed[*]}" 'The inputs are build/fuzz/crash-*.'
