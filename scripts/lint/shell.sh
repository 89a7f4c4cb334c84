#!/usr/bin/env bash
# Every script, its sourced parts included, as shellcheck wants it.
set -euo pipefail
source scripts/lint/sources.sh

ours 'scripts/*.sh' 'tests' '.ci' | xargs grep -lE '^#!.*\b(ba)?sh\b' |
    xargs shellcheck --external-sources --check-sourced --source-path=. --format=gcc |
    conclude 'The number at the end is a page of the shellcheck wiki.'
