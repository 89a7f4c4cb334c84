#!/usr/bin/env bash
# install-packages.sh SECTION...: installs what scripts/packages lists and this machine lacks.
# Nothing that a package brings is started or enabled: only its programs are wanted.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=scripts/say.sh
source "$here/say.sh"

wanted_packages() {
    awk -v sections=" $* " '!/^#/ && NF == 2 && index(sections, " " $1 " ") { print $2 }' \
        "$here/packages"
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# A Node.js of 18 or later serves, wherever it came from.
has_node() {
    command -v npm >/dev/null &&
        node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null
}

missing_packages() {
    local package
    for package in $(wanted_packages "$@"); do
        case $package in
        nodejs | npm) has_node || is_installed "$package" || printf '%s\n' "$package" ;;
        *) is_installed "$package" || printf '%s\n' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Both files forbid for a moment, each in Debian's own way, what a package's installation would do
# besides: start a service, and make a "main" PostgreSQL cluster. An administrator's own policy
# stays.
policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/madoguchi-installs.conf
placed=()

forbid_services() {
    if [ ! -e "$policy" ]; then
        placed+=("$policy")
        as_root install -m 755 /dev/stdin "$policy" <<<$'#!/bin/sh\nexit 101'
    fi
    if ! is_installed postgresql-15; then
        placed+=("$no_cluster")
        as_root install -D -m 644 /dev/stdin "$no_cluster" <<<'create_main_cluster = false'
    fi
}

allow_services() {
    if [ ${#placed[@]} -gt 0 ]; then
        as_root rm -f "${placed[@]}"
        as_root rmdir --ignore-fail-on-non-empty "${no_cluster%/*}" 2>/dev/null || true
        placed=()
    fi
}

keep_off_at_boot() {
    local package
    for package in "$@"; do
        case $package in
        nginx | postgresql-15)
            as_root update-rc.d "${package%-15}" disable || true
            as_root deb-systemd-helper disable "${package%-15}.service" || true
            ;;
        esac
    done >/dev/null 2>&1
}

install_packages() {
    trap allow_services EXIT
    trap 'exit 130' INT TERM HUP
    as_root apt-get update -q=2 ||
        fail "the list of Debian's packages could not be fetched." \
            "Check the network and /etc/apt/sources.list, then try again."
    forbid_services
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q=2 --no-install-recommends "$@" ||
        fail "apt-get could not install: $*" "Its own message above says why."
    keep_off_at_boot "$@"
}

command -v apt-get >/dev/null ||
    fail 'this machine has no apt-get.' "These scripts are made for Debian 12; see README.md."
mapfile -t missing < <(missing_packages "$@")
[ ${#missing[@]} -gt 0 ] || exit 0

say "Installing from Debian: ${missing[*]}"
if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "installing packages needs root, and there is no sudo here." \
        "As root: apt-get install --no-install-recommends ${missing[*]}"
fi
install_packages "${missing[@]}"
