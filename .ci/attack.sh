#!/usr/bin/env bash
# Floods a running demo in every way that `attack.py` knows, directly and behind nginx as the README sets it up: ordinary readers and
# writers must not notice. On SQLite, and then on PostgreSQL. Takes about three minutes.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need curl curl
need python3 python3
need nginx nginx-light
binary
isolate "$CI_ROOT/.ci/attack.sh" "$@"

flood() { python3 .ci/attack.py "$1" --pid "$CI_PID" --token "$CI_TOKEN" --connections 200 --seconds 2.5 --client 127.0.0.2 --memory 1024; }

# The block of the README, on a port of its own and without TLS.
behind() {
  local dir port
  fresh
  dir=$CI_DIR/nginx
  mkdir -p "$dir/temp"
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  {
    printf 'daemon off;\nworker_processes 2;\nworker_rlimit_nofile 8192;\npid %s/pid;\nerror_log %s/error.log;\n' "$dir" "$dir"
    # The folder of this run is its owner's.
    [ "$(id -u)" != 0 ] || printf 'user root;\n'
    printf 'events { worker_connections 4096; }\nhttp {\naccess_log off;\n'
    local kind
    for kind in client_body proxy fastcgi uwsgi scgi; do printf '%s_temp_path %s/temp/%s;\n' "$kind" "$dir" "$kind"; done
    awk '/^```nginx/ { on = 1; next } /^```/ { on = 0 } on' README.md |
      sed -e '/ssl_certificate/d' -e "s/listen 443 ssl/listen 127.0.0.1:$port/" -e "s#http://127.0.0.1:8080#$CI_URL#"
    printf '}\n'
  } >"$dir/nginx.conf"
  nginx -e "$dir/error.log" -c "$dir/nginx.conf" >"$dir/out.log" 2>&1 &
  CI_PIDS+=($!)
  CI_PROXY=http://127.0.0.1:$port
  local try
  for ((try = 0; try < 50; try++)); do
    curl -sf -o "$dir/live.json" "$CI_PROXY/health/live" && return 0
    sleep 0.1
  done
  cat "$dir/out.log" "$dir/error.log"
  die "nginx does not answer"
}

# everywhere WORDS [DATABASE]: a demo on this database, flooded both ways.
everywhere() {
  demo "${@:2}"
  CI_PID=${CI_PIDS[-1]}
  CI_TOKEN=$(token redacteur "register:lezen register:invoeren")
  check "floods, $1, direct" flood "$CI_URL" || failed=1
  behind
  check "floods, $1, behind nginx" flood "$CI_PROXY" || failed=1
}

failed=0
everywhere SQLite
cluster
everywhere PostgreSQL "$CI_POSTGRES"
exit "$failed"
