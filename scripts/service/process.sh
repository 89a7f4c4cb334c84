# shellcheck shell=bash
# Processes by name. run/NAME.pid holds "PID START", START being the kernel's start time of that
# process: a number that was given to another process since is never taken for ours.

# Nothing for a process that ended and whose parent has not asked yet (state Z).
process_start_time() {
    local stat
    read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
    # Behind the program's name in parentheses, which may hold anything, the 20th word is field 22.
    read -r -a stat <<<"${stat##*) }"
    [ "${stat[0]}" != Z ] && printf '%s\n' "${stat[19]}"
}

# process_pid NAME: prints the pid of a living process, or returns 1.
process_pid() {
    local pid start
    read -r pid start 2>/dev/null <"$state/run/$1.pid" || return 1
    [ "$(process_start_time "$pid")" = "$start" ] || return 1
    printf '%s\n' "$pid"
}

# process_start NAME COMMAND...: in a session of its own, so that Ctrl-C reaches this script alone.
process_start() {
    local name=$1 pid
    shift
    setsid env -i "${environment[@]}" "$@" </dev/null >>"$logs/$name.log" 2>&1 9>&- &
    pid=$!
    printf '%s %s\n' "$pid" "$(process_start_time "$pid")" >"$state/run/$name.pid"
}

# process_stop NAME SIGNAL SECONDS: asks, waits, and at the end of patience kills the whole group.
process_stop() {
    local name=$1 signal=$2 pid start tries=$(($3 * 20))
    read -r pid start 2>/dev/null <"$state/run/$name.pid" || return 0
    if [ "$(process_start_time "$pid")" = "$start" ]; then
        kill -s "$signal" "$pid" 2>/dev/null || true
        while [ $((tries--)) -gt 0 ] && [ "$(process_start_time "$pid")" = "$start" ]; do
            sleep 0.05
        done
    fi
    # A leader that was killed leaves its group behind; a living stranger under its number has none
    # of ours.
    if [ ! -e "/proc/$pid" ] || [ "$(process_start_time "$pid")" = "$start" ]; then
        kill -s KILL -- "-$pid" 2>/dev/null || true
    fi
    rm -f "$state/run/$name.pid"
}
