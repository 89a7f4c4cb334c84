#!/usr/bin/env bash
# docker-compose.yml is valid, where there is a client that can tell.
set -euo pipefail

for compose in 'docker compose' docker-compose; do
    if $compose version >/dev/null 2>&1; then
        $compose -f docker-compose.yml config --quiet
        exit
    fi
done
printf 'skipped: no docker compose here'
