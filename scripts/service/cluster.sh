# shellcheck shell=bash
# The private PostgreSQL cluster: made once, reached through its own Unix socket only.

postgres_bin=$(find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)

cluster_exists() {
    [ -e "$cluster/PG_VERSION" ]
}

# pg_ctl takes any process with the number in postmaster.pid for the server, one that was killed and
# not yet asked for by its parent included. A living postmaster stands in its cluster.
cluster_is_up() {
    local pid
    read -r pid 2>/dev/null <"$cluster/postmaster.pid" || return 1
    [ "$(readlink "/proc/$pid/cwd")" = "$cluster" ]
}

# The rows of pg_ident: the one system user of this instance may log in as any of the roles.
write_access() {
    local role user
    user=$(id -un)
    for role in postgres madoguchi_owner madoguchi_public madoguchi_staff madoguchi_worker; do
        printf 'madoguchi "%s" %s\n' "$user" "$role"
    done >"$1/pg_ident.conf"
    printf 'local all all peer map=madoguchi\n' >"$1/pg_hba.conf"
}

# Answers must never reach PostgreSQL's log: no statement, no parameter, no DETAIL of a failing row,
# and no error at all ("log" is above "error"), because its sentence quotes the value. The program
# that asked reports its error itself.
write_settings() {
    cat <<EOF
listen_addresses = ''
unix_socket_directories = '$sockets'
unix_socket_permissions = 0700
synchronous_commit = on
log_min_messages = log
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_statement = none
log_min_duration_statement = -1
log_error_verbosity = terse
${POSTGRES_OPTIONS:-}
EOF
}

# Under another name first: an interrupted start leaves no half cluster behind.
cluster_create() {
    rm -rf "$cluster.new"
    if [ -n "${CLUSTER_TEMPLATE:-}" ]; then
        cp -a "$CLUSTER_TEMPLATE" "$cluster.new"
    else
        say 'Creating the database cluster'
        "$postgres_bin/initdb" -D "$cluster.new" -U postgres --encoding=UTF8 --locale=C.UTF-8 \
            --data-checksums --auth=peer >"$logs/initdb.log" 2>&1 || cluster_fail initdb
        printf "include = 'madoguchi.conf'\n" >>"$cluster.new/postgresql.conf"
    fi
    write_access "$cluster.new"
    mv "$cluster.new" "$cluster"
}

cluster_start() {
    write_settings >"$cluster/madoguchi.conf"
    env -i "${environment[@]}" "$postgres_bin/pg_ctl" start --wait --silent -D "$cluster" \
        -l "$logs/postgres.log" 9>&- || cluster_fail postgres
}

cluster_stop() {
    if cluster_exists && cluster_is_up; then
        "$postgres_bin/pg_ctl" stop --wait --silent --mode=fast -D "$cluster"
    fi
}

cluster_fail() {
    tail -n 5 "$logs/$1.log" >&2
    fail "PostgreSQL could not be started." "The lines above are the end of $logs/$1.log."
}

superuser_psql() {
    env -i "${environment[@]}" PGUSER=postgres \
        psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$@" 9>&-
}

# Roles, schema, forms, municipality: each step changes nothing where it was done before.
database_prepare() {
    database_create &&
        superuser_psql -d madoguchi -f "$share/sql/roles.sql" &&
        madoguchi migrate &&
        madoguchi form publish "$share"/forms/*.json &&
        { [ -z "${MUNICIPALITY_FILE:-}" ] || madoguchi municipality load "$MUNICIPALITY_FILE"; } &&
        { [ "${DEMO:-yes}" != yes ] || madoguchi demo; }
}

database_create() {
    local exists
    exists=$(superuser_psql -d postgres -At \
        -c "select 1 from pg_database where datname = 'madoguchi'") || return 1
    [ -n "$exists" ] || superuser_psql -d postgres -c 'create database madoguchi'
}
