#!/usr/bin/env bash
# container.sh PART: what a container of docker-compose.yml runs. The socket of each pool is in a
# volume of its own, /state/sock/POOL; everything else that is written is in memory.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=scripts/service/settings.sh
source "$here/service/settings.sh"
# shellcheck source=scripts/service/proxy.sh
source "$here/service/proxy.sh"

# A secret is a file; libpq takes a password from the environment of the process that needs it.
read_password() {
    PGPASSWORD=$(<"/run/secrets/$1")
    export PGPASSWORD
}

# pool ZONE SOCKET PROCESSES
pool() {
    read_password "$1_password"
    exec spawn-fcgi -n -s "$sockets/$2/socket" -M 0600 -- "$(command -v multiwatch)" -f "$3" \
        -r 2147483647 -t 1000 -s TERM -- "$app/bin/madoguchi" serve "$1"
}

# Roles and their passwords by the superuser, the rest by the owner. Nothing is done twice.
migrate() {
    local role
    read_password superuser_password
    export PGUSER=postgres
    psql --no-psqlrc --quiet -f "$share/sql/roles.sql"
    for role in owner public staff worker; do
        psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set="role=madoguchi_$role" \
            --set="password=$(<"/run/secrets/${role}_password")" \
            <<<"set log_min_error_statement = panic; alter role :\"role\" password :'password'"
    done
    unset PGUSER
    read_password owner_password
    "$app/bin/madoguchi" migrate
    "$app/bin/madoguchi" form publish "$share"/forms/*.json
    [ -z "${MUNICIPALITY_FILE:-}" ] || "$app/bin/madoguchi" municipality load "$MUNICIPALITY_FILE"
    [ "${DEMO:-no}" != yes ] || "$app/bin/madoguchi" demo
}

# Every address of the container: compose publishes the ports, and on which address of the machine.
proxy() {
    listen_addresses=(0.0.0.0)
    mkdir -p "$logs" "$state/tmp" "$state/run"
    proxy_configure
    exec "$(nginx_program)" -e stderr -p "$state" -c "$state/nginx/nginx.conf" -g 'daemon off;'
}

# healthy PORT: for the health check of the container that listens there.
healthy() {
    [ "$(http_status "$1" /healthz)" = 200 ]
}

case ${1:-} in
migrate) migrate ;;
public) pool public public "${PUBLIC_WORKERS:-4}" ;;
staff) pool staff staff "${STAFF_WORKERS:-2}" ;;
export) pool staff export "${EXPORT_WORKERS:-1}" ;;
work)
    read_password worker_password
    exec "$app/bin/madoguchi" work
    ;;
proxy) proxy ;;
healthy) healthy "$2" ;;
*) fail "container.sh has no part \"${1:-}\"." ;;
esac
