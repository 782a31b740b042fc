# A throw-away PostgreSQL primary `a` with a standby `b`, on the loopback. $1 is the folder of its binaries, $2 and $3 are the ports.
# Prints the folder of both when they run, and runs until standard input ends.
set -eu
binaries=$1
folder=$(mktemp -d "${TMPDIR:-/tmp}/register-paar.XXXXXX")
stop() {
    for one in a b; do
        # One that was frozen does not hear that it must stop.
        [ ! -f "$folder/$one/postmaster.pid" ] || pkill -CONT -P "$(head -n 1 "$folder/$one/postmaster.pid")" 2>/dev/null || :
        [ ! -f "$folder/$one/postmaster.pid" ] || kill -CONT "$(head -n 1 "$folder/$one/postmaster.pid")" 2>/dev/null || :
        "$binaries/pg_ctl" -D "$folder/$one" -m immediate stop >/dev/null 2>&1 || :
    done
    rm -rf "$folder"
}
trap stop EXIT
{
    "$binaries/initdb" -D "$folder/a" -U register -A trust -E UTF8 --locale=C --no-sync
    cat >>"$folder/a/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
port = $2
fsync = off
max_connections = 100
wal_level = replica
wal_receiver_timeout = 2s
wal_retrieve_retry_interval = 200ms
cluster_name = 'a'
CONF
    "$binaries/pg_ctl" -D "$folder/a" -l "$folder/a.log" -w start
    "$binaries/pg_basebackup" -h 127.0.0.1 -p "$2" -U register -D "$folder/b" -R -X stream -c fast --no-sync
    printf "port = %s\ncluster_name = 'b'\n" "$3" >>"$folder/b/postgresql.conf"
    "$binaries/pg_ctl" -D "$folder/b" -l "$folder/b.log" -w start
} >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
echo "$folder"
cat >/dev/null
