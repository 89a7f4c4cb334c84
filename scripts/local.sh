#!/usr/bin/env bash
# local.sh COMMAND: the local instance of this checkout. Chooses the user that it runs as, prepares
# the state folder, installs the built program there and hands over to service.sh in that copy.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=scripts/say.sh
source "$root/scripts/say.sh"

# Nothing of madoguchi runs as root: docs/decisions/0002-one-unprivileged-user.md.
choose_user() {
    local owner
    if [ "$(id -u)" != 0 ]; then
        id -un
        return
    fi
    owner=$(stat -c %U "$root")
    if [ -n "${RUN_USER:-}" ]; then
        printf '%s\n' "$RUN_USER"
    elif [ "$owner" != root ] && id -u "$owner" >/dev/null 2>&1; then
        printf '%s\n' "$owner"
    else
        printf 'postgres\n'
    fi
}

as_user() {
    if [ "$(id -un)" = "$user" ]; then
        "$@"
    else
        setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@"
    fi
}

# The default folder of a checkout that the user cannot enter, such as one in /root, is a link to a
# place that it can.
place_state() {
    local far
    if [ -e "$state" ] || [ -n "${STATE_DIR:-}" ] || as_user test -x "$root"; then
        return
    fi
    far=/var/lib/madoguchi/$(printf '%s' "$root" | sha256sum | cut -c 1-12)
    say "User $user cannot enter $root: the state is in $far, and \"var\" is a link to it."
    mkdir -p "$far"
    chown "$user:" "$far"
    ln -sfn "$far" "$state"
}

make_state() {
    place_state
    if [ ! -d "$state" ]; then
        mkdir -p "$state" 2>/dev/null ||
            fail "the folder $state cannot be made." "Choose another with STATE_DIR."
        [ "$(id -u)" != 0 ] || chown "$user:" "$state"
        chmod 750 "$state"
    fi
    state=$(cd "$state" && pwd -P)
    check_state
}

check_state() {
    local longest=$state/sock/.s.PGSQL.5432
    as_user test -w "$state" -a -x "$state" ||
        fail "user $user cannot write in $state." "Choose another folder with STATE_DIR."
    [[ ! $state =~ [[:space:]\'\"\\\$\;{}@] ]] ||
        fail "the name $state holds a character that configuration files give a meaning to." \
            "Choose another folder with STATE_DIR."
    # sockaddr_un has 108 bytes, the last of them 0.
    [ "$(printf '%s' "$longest" | wc -c)" -le 107 ] ||
        fail "the name $state is too long for a Unix socket in it." \
            "Choose a shorter one: STATE_DIR=/tmp/madoguchi"
}

service=app/share/madoguchi/scripts/service/service.sh

refuse_when_up() {
    if [ -e "$state/$service" ]; then
        as_user env "STATE_DIR=$state" "$state/$service" refuse-when-up
    fi
}

# A running instance keeps the files that it was started with: the new copy takes the old one's
# name.
install_app() {
    rm -rf "$state/app.new" "$state/app.old"
    if [ -n "${APP_DIR:-}" ]; then
        cp -R "$APP_DIR/." "$state/app.new"
    else
        make -s -C "$root" install PREFIX="$state/app.new" ||
            fail 'the program could not be installed.' 'The message above says why.'
    fi
    if [ -e "$state/app" ]; then
        mv "$state/app" "$state/app.old"
    fi
    mv "$state/app.new" "$state/app"
    rm -rf "$state/app.old"
}

# Descriptor and process stay the same, so Ctrl-C and exit codes are service.sh's own.
hand_over() {
    local words=("$state/$service" "$@")
    cd "$state"
    export STATE_DIR=$state HOME=$state
    if [ "$(id -un)" = "$user" ]; then
        exec "${words[@]}"
    fi
    exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "${words[@]}"
}

command=${1:-}
user=$(choose_user)
state=${STATE_DIR:-var}
[[ $state = /* ]] || state=$root/$state

case $command in
run | start | database)
    id -u "$user" >/dev/null 2>&1 || fail "there is no user \"$user\"." 'Correct RUN_USER.'
    make_state
    refuse_when_up
    install_app
    ;;
*)
    if [ ! -d "$state/app" ]; then
        say "Nothing was ever started in $state."
        [ "$command" = stop ]
        exit
    fi
    state=$(cd "$state" && pwd -P)
    [ "$command" != renew ] || install_app
    ;;
esac
hand_over "$@"
