#!/usr/bin/env bash
# C is laid out as .clang-format says.
set -euo pipefail
source scripts/lint/sources.sh

{
    all_c | xargs clang-format --dry-run -Werror 2>&1 | grep error: | sort -u || true
} | conclude 'Run "make format".'
