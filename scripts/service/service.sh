#!/usr/bin/env bash
# service.sh COMMAND: one local instance, from its installed copy, as the user that everything of
# it runs as. scripts/local.sh prepares the ground and calls this.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=scripts/service/settings.sh
source "$here/settings.sh"
# shellcheck source=scripts/service/process.sh
source "$here/process.sh"
# shellcheck source=scripts/service/cluster.sh
source "$here/cluster.sh"
# shellcheck source=scripts/service/proxy.sh
source "$here/proxy.sh"
# shellcheck source=scripts/service/workers.sh
source "$here/workers.sh"

cd "$state"
parts=(nginx "${pool_names[@]}")

part_is_up() {
    case $1 in
    postgres) cluster_exists && cluster_is_up ;;
    *) process_pid "$1" >/dev/null ;;
    esac
}

anything_is_up() {
    local part
    for part in postgres "${parts[@]}"; do
        if part_is_up "$part"; then
            return 0
        fi
    done
    return 1
}

stop_everything() {
    local part
    trap '' INT TERM HUP
    process_stop nginx QUIT 5
    for part in "${pool_names[@]}"; do
        process_stop "$part" TERM 10
    done
    cluster_stop
}

# One command at a time may start or stop this instance.
take_turn() {
    exec 9>"$state/lock"
    flock -w 60 9 || fail "another start or stop of $state does not come to its end."
}

refuse_when_up() {
    if anything_is_up; then
        fail "madoguchi already runs in $state." '"make status" shows it, "make stop" stops it.'
    fi
}

check_before_start() {
    local free tool
    refuse_when_up
    for tool in initdb pg_ctl; do
        [ -x "$postgres_bin/$tool" ] || need_tool "PostgreSQL's $tool"
    done
    for tool in psql spawn-fcgi multiwatch setsid flock; do
        need_tool "$tool"
    done
    nginx_program >/dev/null || need_tool nginx
    [ "$public_port" != "$staff_port" ] ||
        fail "both zones cannot listen on port $public_port." "Choose another STAFF_PORT."
    port_check PUBLIC_PORT "$public_port"
    port_check STAFF_PORT "$staff_port"
    free=$(df --output=avail -k "$state" | tail -n 1)
    [ "$free" -ge 204800 ] ||
        fail "the disk of $state has $((free / 1024)) MB left; a database needs 200 MB." \
            "Make room, or choose another folder with STATE_DIR."
}

# Of the second factors in the database, and therefore not in it.
make_key() {
    [ -s "$state/seal.key" ] ||
        (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$state/seal.key")
}

# What fails on the way up takes down what already stands.
start_database() {
    take_turn
    check_before_start
    trap 'stop_everything' EXIT
    trap 'exit 130' INT TERM HUP
    mkdir -p "$sockets"/{public,staff,export} "$logs" "$state/run" "$state/spool" "$state/tmp"
    chmod 700 "$sockets" "$state/spool"
    make_key
    cluster_exists || cluster_create
    cluster_start
    database_prepare >>"$logs/prepare.log" 2>&1 || {
        tail -n 8 "$logs/prepare.log" >&2
        fail 'the database could not be prepared.' \
            "The lines above are the end of $logs/prepare.log."
    }
}

wait_until_healthy() {
    local port deadline=$((SECONDS + 30))
    for port in "$public_port" "$staff_port"; do
        until [ "$(http_status "$port" /healthz)" = 200 ]; do
            if [ "$SECONDS" -ge "$deadline" ] || ! process_pid nginx >/dev/null; then
                start_failed
            fi
            sleep 0.1
        done
    done
}

start_failed() {
    local name
    for name in nginx public staff; do
        tail -n 3 "$logs/$name.log" | sed "s/^/$name: /" >&2
    done
    fail 'the workers do not answer.' "The lines above are the ends of the logs in $logs."
}

# A worker that cannot start is started again and again; its faults are told before that.
check_installation() {
    madoguchi check >"$logs/check.log" 2>&1 || {
        cat "$logs/check.log" >&2
        fail 'this installation has faults.' 'The lines above name them.'
    }
}

start_service() {
    local pool
    start_database
    # Without the demo there may be no municipality yet, which would be a fault.
    [ "${DEMO:-yes}" != yes ] || check_installation
    for pool in "${pool_names[@]}"; do
        workers_start "$pool"
    done
    proxy_start
    wait_until_healthy
    addresses >"$state/run/addresses"
    cat "$state/run/addresses"
}

# Kept for "status", which may be asked without the ports that the start was given.
addresses() {
    say "residents  http://localhost:$public_port/consultation"
    say "staff      http://localhost:$staff_port/"
    if [ "${DEMO:-yes}" = yes ]; then
        say 'accounts   admin desk1 desk2 desk3 viewer1 contractor1   password: madoguchi-demo'
    fi
}

# Leaves what was started running; the caller's prompt comes back.
leave_running() {
    trap - EXIT
    exec 9>&-
}

# Waits by reading what nobody writes: a "sleep" would outlive the Ctrl-C that ends this.
stay_until_interrupted() {
    local part
    exec 7<> <(:)
    say 'Ctrl-C stops it.'
    exec 9>&-
    trap 'exit 0' INT TERM HUP
    while :; do
        for part in postgres "${parts[@]}"; do
            part_is_up "$part" || explain_end "$part"
        done
        read -r -t 1 -u 7 _ || true
    done
}

# A "make stop" elsewhere has the turn until nothing is up.
explain_end() {
    take_turn
    if ! anything_is_up; then
        say 'Stopped by "make stop".'
        exit 0
    fi
    part_is_up "$1" || fail "\"$1\" ended by itself; all is stopped." "$logs/$1.log says why."
    exec 9>&-
}

print_status() {
    local part down=0
    for part in postgres "${parts[@]}"; do
        if part_is_up "$part"; then
            printf '%-9s up\n' "$part"
        else
            printf '%-9s down\n' "$part"
            down=1
        fi
    done
    [ "$down" = 1 ] || cat "$state/run/addresses"
    return "$down"
}

case ${1:-} in
run)
    start_service
    stay_until_interrupted
    ;;
start)
    start_service
    leave_running
    ;;
database)
    start_database
    leave_running
    ;;
stop)
    take_turn
    stop_everything
    ;;
status) print_status ;;
refuse-when-up) refuse_when_up ;;
renew) workers_renew ;;
psql) superuser_psql "${@:2}" ;;
madoguchi) madoguchi "${@:2}" ;;
with) env -i "${environment[@]}" "${@:2}" ;;
*) fail "service.sh has no command \"${1:-}\"." ;;
esac
