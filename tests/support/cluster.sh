# A throw-away PostgreSQL cluster on a unix socket. $1 is the folder of its binaries.
# Prints the folder of the socket when it is ready and runs until standard input ends.
set -eu
binaries=$1
folder=$(mktemp -d "${TMPDIR:-/tmp}/register-postgres.XXXXXX")
trap '"$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || :; rm -rf "$folder"' EXIT
create() {
    rm -rf "$folder/data"
    "$binaries/initdb" -D "$folder/data" -U register -A trust -E UTF8 --locale=C --no-sync "$@" >"$folder/log" 2>&1
}
# Dutch order where it can be had: an installation is not ordered by bytes either. Older releases only know C.
create --locale-provider=icu --icu-locale=nl || create || { cat "$folder/log" >&2; exit 1; }
# Not on the command line: what measures turns it on again.
echo 'fsync = off' >>"$folder/data/postgresql.conf"
"$binaries/pg_ctl" -D "$folder/data" -l "$folder/log" -w start -o "-c listen_addresses='' -c unix_socket_directories='$folder' \
    -c max_connections=300" >/dev/null || { cat "$folder/log" >&2; exit 1; }
echo "$folder"
cat >/dev/null
