#!/usr/bin/env bash
# cluster.sh start|restart|freeze|thaw|stop FOLDER: a throw-away PostgreSQL for the tests of the
# store, reached through a socket in FOLDER. It has the roles and the empty schema.
set -euo pipefail

folder=$2
bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 | sort -V | tail -n 1)

# PostgreSQL does not run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@")
    else
        "$@"
    fi
}

server() {
    as_postgres "$bin/pg_ctl" "$@" --wait --silent -D "$folder/data" \
        -l "$folder/log" -o "-k $folder -c listen_addresses= -c fsync=off" >/dev/null
}

case $1 in
start)
    chmod 0755 "$folder"
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    as_postgres "$bin/initdb" -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync >/dev/null
    server start
    export PGHOST=$folder PGUSER=postgres
    psql -qX -d postgres -c 'create database madoguchi'
    psql -qX -d madoguchi -f sql/roles.sql
    ;;
restart)
    server restart --mode=fast
    ;;
freeze) # nobody new is let in; for 3 seconds, should the test not come to thaw it
    postmaster=$(head -n 1 "$folder/data/postmaster.pid")
    kill -s STOP "$postmaster"
    { sleep 3 && kill -s CONT "$postmaster"; } >/dev/null 2>&1 &
    ;;
thaw)
    kill -s CONT "$(head -n 1 "$folder/data/postmaster.pid")"
    ;;
stop)
    server stop --mode=immediate
    rm -rf "$folder"
    ;;
esac
