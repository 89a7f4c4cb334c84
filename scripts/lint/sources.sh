# shellcheck shell=bash
# The files that the checks read: ours, whether git knows them already or not.

ours() {
    git ls-files --cached --others --exclude-standard -- "$@" | sort -u |
        while read -r file; do
            [ ! -f "$file" ] || printf '%s\n' "$file"
        done
}

c_sources() {
    ours 'fcgi/*.c' 'fcgi/*.h'
}

all_c() {
    ours '*.c' '*.h'
}

# conclude REMEDY: ends a check that reads its findings from standard input.
conclude() {
    local findings
    findings=$(cat)
    if [ -n "$findings" ]; then
        printf '%s\n%s\n' "$findings" "$1"
        exit 1
    fi
}
