# shellcheck shell=bash
# nginx of this instance: its configuration is filled in from nginx/*.in, all its files are in the
# state folder, and it runs unprivileged.

# fill FILE: prints it with each @NAME@ replaced.
proxy_fill() {
    local text
    text=$(<"$1")
    text=${text//@STATE@/"$state"}
    text=${text//@SHARE@/"$share"}
    text=${text//@ACCESS_LOG@/"${ACCESS_LOG:-$logs/access.log}"}
    text=${text//@LISTEN_PUBLIC@/"$(proxy_listen "$public_port")"}
    text=${text//@LISTEN_STAFF@/"$(proxy_listen "$staff_port")"}
    printf '%s\n' "$text"
}

proxy_listen() {
    printf "listen %s:$1; " "${listen_addresses[@]}"
}

# RATE_LIMIT=off is for measurements and for tests that are meant to be quick.
proxy_limits() {
    if [ "${RATE_LIMIT:-on}" = off ]; then
        sed -E '/^ *limit_(req|conn) /d'
    else
        cat
    fi
}

# The rows of a status in nginx/errors.tsv become a location that answers with nginx/error.html in
# one string.
proxy_error_locations() {
    local blank status language title text
    local -A pages=()
    blank=$(tr '\n' ' ' <"$share/nginx/error.html")
    blank=${blank//@TEL@/"<a href=\"tel:$desk_tel\">$desk_tel</a>"}
    while IFS=$'\t' read -r status language title text; do
        : "${pages[$status]:=$blank}"
        pages[$status]=${pages[$status]//@TITLE:$language@/"$title"}
        pages[$status]=${pages[$status]//@TEXT:$language@/"$text"}
    done < <(grep -Ev '^(#|$)' "$share/nginx/errors.tsv")

    # 494 is nginx's own number for headers beyond large_client_header_buffers.
    printf 'error_page 494 =400 /_error/400;\n'
    for status in "${!pages[@]}"; do
        printf "error_page %s /_error/%s;\nlocation = /_error/%s {\n" "$status" "$status" "$status"
        printf "    internal;\n    default_type text/html;\n"
        printf "    return %s '%s';\n}\n" "$status" "${pages[$status]}"
    done
}

proxy_configure() {
    mkdir -p "$state/nginx"
    cp "$share"/nginx/*.conf "$state/nginx/"
    proxy_error_locations >"$state/nginx/errors.conf"
    proxy_fill "$share/nginx/madoguchi.conf.in" | proxy_limits >"$state/nginx/nginx.conf"
}

proxy_start() {
    proxy_configure
    process_start nginx "$(nginx_program)" -e stderr -p "$state" \
        -c "$state/nginx/nginx.conf" -g 'daemon off;'
}

nginx_program() {
    PATH=$PATH:/usr/sbin command -v nginx
}

# A program may listen on every address, IPv6's included: the kernel's two tables tell.
port_is_taken() {
    local hex
    hex=$(printf ':%04X' "$1")
    awk -v port="$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { found = 1 }
        END { exit !found }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

port_check() {
    local name=$1 port=$2 first
    [[ $port =~ ^[1-9][0-9]{0,4}$ ]] ||
        fail "$name=$port is no port." "Write a number from 1024 to 65535."
    first=$(</proc/sys/net/ipv4/ip_unprivileged_port_start)
    [ "$port" -ge "$first" ] ||
        fail "port $port is kept for root, and nothing of madoguchi runs as root." \
            "Choose $name=$first or higher."
    if port_is_taken "$port"; then
        fail "port $port is taken by another program." "Choose another: $name=$((port + 10))"
    fi
}

# http_status PORT PATH: the status of a GET, or nothing.
http_status() {
    local line address=${listen_addresses[0]}
    [ "$address" != 0.0.0.0 ] || address=127.0.0.1
    {
        exec 8<>"/dev/tcp/$address/$1"
    } 2>/dev/null || return 0
    printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&8
    IFS= read -r -t 2 line <&8 || true
    exec 8<&-
    line=${line#HTTP/1.? }
    printf '%s\n' "${line%% *}"
}
