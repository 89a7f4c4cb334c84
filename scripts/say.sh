# shellcheck shell=bash
# How every script speaks: a sentence of what happens, or of what is wrong and what to do.

say() {
    printf '%s\n' "$*"
}

# fail SENTENCE [REMEDY]: ends the script.
fail() {
    printf 'madoguchi: %s\n' "$1" >&2
    if [ $# -gt 1 ]; then
        printf '  %s\n' "$2" >&2
    fi
    exit 1
}

need_tool() {
    command -v "$1" >/dev/null ||
        fail "$1 is not on this machine." 'scripts/install-packages.sh build run test installs it.'
}
