# shellcheck shell=bash
# Settings of an instance, from the environment; every script of the instance reads them here and
# takes what it needs. The folder above scripts/ is the installed share/madoguchi.
# shellcheck disable=SC2034

share=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
app=$(cd "$share/../.." && pwd -P)
# shellcheck source=scripts/say.sh
source "$share/scripts/say.sh"

: "${STATE_DIR:?is set by scripts/local.sh}"
state=$STATE_DIR
sockets=$state/sock
logs=$state/log
cluster=$state/postgres

public_port=${PUBLIC_PORT:-8080}
staff_port=${STAFF_PORT:-8081}
# This machine alone, by both names that "localhost" has. LISTEN_ADDRESS=0.0.0.0 shows it to others.
listen_addresses=("${LISTEN_ADDRESS:-127.0.0.1}")
if [ -z "${LISTEN_ADDRESS:-}" ] && grep -qE '^0{31}1 ' /proc/net/if_inet6 2>/dev/null; then
    listen_addresses+=('[::1]')
fi
desk_tel=${DESK_TEL:-03-0000-1100}

# The pools: name, number of processes, what each runs. A pool with a socket answers nginx.
pool_names=(public staff export work)
declare -A pool_size=(
    [public]=${PUBLIC_WORKERS:-4} [staff]=${STAFF_WORKERS:-2} [export]=${EXPORT_WORKERS:-1}
    [work]=1
)
declare -A pool_command=(
    [public]='serve public' [staff]='serve staff' [export]='serve staff' [work]='work'
)

# What the program and PostgreSQL may see of the caller's environment: this list and nothing else.
environment=(
    PATH=/usr/local/bin:/usr/bin:/bin
    LANG=C.UTF-8
    TZ=Asia/Tokyo
    "HOME=$state"
    "PGHOST=$sockets"
    PGDATABASE=madoguchi
    MADOGUCHI_MUNICIPALITY=139998
    "MADOGUCHI_HOME=$share"
    "MADOGUCHI_PUBLIC_URL=http://localhost:$public_port"
    "MADOGUCHI_STAFF_URL=http://localhost:$staff_port"
    "MADOGUCHI_SPOOL=$state/spool"
    "MADOGUCHI_KEY_FILE=$state/seal.key"
)
while read -r name; do
    environment+=("$name=${!name}")
done < <(compgen -e | grep -E '^(MADOGUCHI_[A-Z_]+|ASAN_OPTIONS|UBSAN_OPTIONS)$' || true)

madoguchi() {
    env -i "${environment[@]}" "$app/bin/madoguchi" "$@"
}
