# shellcheck shell=bash
# The pools of workers. spawn-fcgi opens the socket and becomes multiwatch, which keeps the
# processes of the pool alive.

# The program is named from the state folder, where service.sh stands: multiwatch takes ASCII only.
# Only a process that ends by itself within a second counts as a failure to start, and even then the
# pool does not give up: a database that comes back must find its workers.
workers_start() {
    local pool=$1 command=()
    [ "${pool_size[$pool]}" -gt 0 ] || return 0
    read -r -a command <<<"${pool_command[$pool]}"
    command=("$(command -v multiwatch)" -f "${pool_size[$pool]}" -r 2147483647 -t 1000 -s TERM --
        ./app/bin/madoguchi "${command[@]}")
    if [ "$pool" != work ]; then
        command=(spawn-fcgi -n -s "$sockets/$pool/socket" -M 0600 -- "${command[@]}")
    fi
    process_start "$pool" "${command[@]}"
}

# The pids of a pool's workers: the children of its multiwatch.
workers_pids() {
    local leader
    leader=$(process_pid "$1") || return 0
    tr ' ' '\n' <"/proc/$leader/task/$leader/children"
}

# Each worker ends after its request in hand, and multiwatch starts the program as it is now.
workers_renew() {
    local pool pid
    for pool in "${pool_names[@]}"; do
        for pid in $(workers_pids "$pool"); do
            kill -s TERM "$pid" 2>/dev/null || true
        done
    done
}
