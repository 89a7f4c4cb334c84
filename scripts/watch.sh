#!/usr/bin/env bash
# watch.sh: looks at the sources every second; what changed is built, and the running workers are
# renewed, each after its request in hand. Ctrl-C ends the watching, not the instance.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

last_change() {
    find Makefile fcgi templates texts sql forms static nginx scripts -type f -printf '%T@ %p\n' |
        sort -n | tail -n 1
}

scripts/local.sh status >/dev/null ||
    fail 'nothing runs that could be renewed.' '"make start" starts an instance.'
say 'Watching; Ctrl-C ends it.'
seen=$(last_change)
while sleep 1; do
    now=$(last_change)
    if [ "$now" != "$seen" ]; then
        seen=$now
        say "changed: ${now#* }"
        if make -s build && scripts/local.sh renew; then
            say 'renewed'
        fi
    fi
done
