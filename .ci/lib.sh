# What the scripts of CI share. Source it; it moves to the root of the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CI_ROOT=$PWD
CI_WORK=$CI_ROOT/target/ci
# Everything a check leaves behind; also where each step adds its count.
CI_OUT=$CI_WORK/out
CI_COUNTS=${CI_COUNTS:-$CI_WORK/counts}
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true DO_NOT_TRACK=1 NO_COLOR=1 CARGO_TERM_COLOR=never
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
mkdir -p "$CI_OUT"

heading() { printf '\n== %s\n' "$*"; }
die() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# count PASSED FAILED: adds to the tally in the last line of `run`.
count() { printf '%s %s\n' "$1" "$2" >>"$CI_COUNTS"; }

# check NAME COMMAND…: one check of its own; silent where fine, the whole output where not.
check() {
  local name=$1 log start=$SECONDS
  shift
  log=$CI_OUT/$(tr -c 'a-z0-9\n' '-' <<<"${name,,}").log
  if "$@" >"$log" 2>&1 </dev/null; then
    count 1 0
    printf 'ok    %s (%s s)\n' "$name" "$((SECONDS - start))"
  else
    count 0 1
    cut -c1-400 "$log" | tail -n "${CI_TAIL:-200}"
    printf 'FAIL  %s (%s s)\n' "$name" "$((SECONDS - start))"
    return 1
  fi
}

# packages NAME…: Debian packages, installed when one is missing.
packages() {
  local name missing=()
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  {
    "${root[@]}" apt-get -q update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy install --no-install-recommends "${missing[@]}"
  } >"$CI_OUT/apt.log" 2>&1 </dev/null || { tail -n 30 "$CI_OUT/apt.log"; die "these packages are needed and cannot be installed: ${missing[*]}"; }
}

# need COMMAND PACKAGE: a command, from a Debian package when it is missing.
need() { command -v "$1" >/dev/null || packages "$2"; }

# The Node tools of `.ci/package.json`; installed again when that file changes.
node_tools() {
  need npm npm
  local dir=$CI_WORK/node
  if ! cmp -s .ci/package.json "$dir/installed.json"; then
    rm -rf "$dir" && mkdir -p "$dir" && cp .ci/package.json "$dir/"
    (cd "$dir" && npm install --no-audit --no-fund --ignore-scripts --no-package-lock) >"$CI_OUT/npm.log" 2>&1 </dev/null ||
      { tail -n 30 "$CI_OUT/npm.log"; die "the tools of .ci/package.json cannot be installed"; }
    cp .ci/package.json "$dir/installed.json"
  fi
  PATH=$dir/node_modules/.bin:$PATH
}

# The Python tools of `.ci/requirements.txt`; installed again when that file changes, or the place, which the tools name.
python_tools() {
  need python3 python3
  local dir=$CI_WORK/python
  if ! cmp -s <(echo "# $dir" && cat .ci/requirements.txt) "$dir/installed.txt"; then
    rm -rf "$dir"
    python3 -m venv "$dir" >/dev/null 2>&1 || { packages python3-venv && rm -rf "$dir" && python3 -m venv "$dir"; }
    "$dir/bin/pip" install -q -r .ci/requirements.txt >"$CI_OUT/pip.log" 2>&1 </dev/null ||
      { tail -n 30 "$CI_OUT/pip.log"; die "the tools of .ci/requirements.txt cannot be installed"; }
    { echo "# $dir" && cat .ci/requirements.txt; } >"$dir/installed.txt"
  fi
  PATH=$dir/bin:$PATH
}

# The binary that is judged: CI_BIN, or the release build.
binary() {
  if [ -z "${CI_BIN:-}" ]; then
    packages gcc libc6-dev libpq-dev
    check "release build" cargo build --release --locked --features postgres --bin verwerkingsregister || return 1
    CI_BIN=$CI_ROOT/target/release/verwerkingsregister
    export CI_BIN
  fi
}

# isolate SCRIPT ARGUMENT…: runs this script again where loopback is the only network, if that is permitted.
isolate() {
  [ -z "${CI_ISOLATED:-}" ] || return 0
  local how=(unshare -n)
  [ "$(id -u)" = 0 ] || how=(unshare -rn)
  need ip iproute2
  export CI_ISOLATED=no PATH CI_BIN CI_COUNTS
  if "${how[@]}" ip link set lo up 2>/dev/null; then
    CI_ISOLATED=yes exec "${how[@]}" bash -c 'ip link set lo up && exec bash "$@"' - "$@"
  fi
  printf 'note: no network namespace here; plain loopback is used\n'
}

# fresh: an empty folder, named in CI_DIR; it goes with this script.
fresh() {
  CI_DIR=$(mktemp -d "${TMPDIR:-/tmp}/register-ci.XXXXXX")
  CI_DIRS+=("$CI_DIR")
}

# cluster: starts a throw-away PostgreSQL; sets CI_POSTGRES, the address of its database. It ends with this script, whose descriptor holds it.
cluster() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || packages postgresql
  local binaries dir socket try user=()
  binaries=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  # PostgreSQL refuses to run as root.
  [ "$(id -u)" != 0 ] || user=(runuser -u postgres --)
  fresh
  dir=$CI_DIR
  mkfifo "$dir/hold"
  (cd / && exec "${user[@]}" sh -c "$(cat "$CI_ROOT/tests/support/cluster.sh")" cluster.sh "$binaries") <"$dir/hold" >"$dir/socket" 2>"$dir/log" &
  exec 7>"$dir/hold"
  for ((try = 0; try < 300; try++)); do
    socket=$(cat "$dir/socket")
    [ -z "$socket" ] || break
    sleep 0.1
  done
  [ -n "$socket" ] || { cat "$dir/log"; die "PostgreSQL does not start"; }
  CI_POSTGRES="postgres:///postgres?host=${socket//\//%2F}&user=register"
}

# demo [DATABASE]: starts `demo` on a free port with a fresh database, or with this one; sets CI_URL and CI_SECRET. It ends with this script.
demo() {
  local dir port try database
  fresh
  dir=$CI_DIR
  database=${1:-sqlite://$dir/register.sqlite3}
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  CI_SECRET=$(python3 -c 'import secrets; print(secrets.token_hex(24))')
  CI_URL=http://127.0.0.1:$port
  CI_LOG=$dir/demo.log
  REGISTER_ADRES=127.0.0.1:$port REGISTER_TOKEN_GEHEIM=$CI_SECRET REGISTER_DATABASE_URL=$database \
    "$CI_BIN" demo >"$CI_LOG" 2>&1 </dev/null 7>&- &
  CI_PIDS+=($!)
  for ((try = 0; try < 300; try++)); do
    curl -sf -o "$dir/register.json" "$CI_URL/v1/register" && return 0
    kill -0 "${CI_PIDS[-1]}" 2>/dev/null || break
    sleep 0.2
  done
  tail -n 20 "$CI_LOG"
  die "demo does not answer"
}

# token NAME RIGHTS: a token of this demo.
token() { REGISTER_TOKEN_GEHEIM=$CI_SECRET "$CI_BIN" token --gebruiker "$1" --scope "$2"; }

CI_PIDS=()
CI_DIRS=()
cleanup() {
  local pid
  for pid in "${CI_PIDS[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  [ ${#CI_DIRS[@]} = 0 ] || rm -rf "${CI_DIRS[@]}"
}
trap cleanup EXIT
