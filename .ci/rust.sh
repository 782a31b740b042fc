#!/usr/bin/env bash
# Form, lints, tests on both databases, documentation.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

packages gcc libc6-dev libpq-dev procps
# The tests start a throw-away cluster from the server's binaries.
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need initdb postgresql
# A snapshot that differs is a failure, never a new file.
export CI=true INSTA_UPDATE=no

# tests NAME COMMAND…: runs tests; every test counts.
tests() {
  local name=$1 log start=$SECONDS status=0 passed failed ignored
  shift
  log=$CI_OUT/$(tr -c 'a-z0-9\n' '-' <<<"${name,,}").log
  timeout 1200 "$@" >"$log" 2>&1 </dev/null || status=$?
  read -r passed failed ignored < <(awk '/^test result:/ { p += $4; f += $6; i += $8 } END { print p + 0, f + 0, i + 0 }' "$log")
  if [ "$status" = 0 ] && [ "$passed" -gt 0 ] && [ "$failed" = 0 ]; then
    count "$passed" 0
    printf 'ok    %s: %s passed, %s ignored (%s s)\n' "$name" "$passed" "$ignored" "$((SECONDS - start))"
  else
    [ "$failed" -gt 0 ] || failed=1
    count "$passed" "$failed"
    grep -vE '^test .* \.\.\. ok$|^ *(Compiling|Downloaded|Downloading) ' "$log" | cut -c1-400 | tail -n 300
    printf 'FAIL  %s: %s passed, %s failed, exit %s (%s s)\n' "$name" "$passed" "$failed" "$status" "$((SECONDS - start))"
    return 1
  fi
}

failed=0
check "cargo fmt" cargo fmt --check || failed=1
check "clippy" cargo clippy --locked --quiet --all-targets -- -D warnings || failed=1
check "clippy with postgres" cargo clippy --locked --quiet --all-targets --features postgres -- -D warnings || failed=1
tests "tests on SQLite" cargo test --locked || failed=1
# What does not reach the database was tested above.
tests "tests on PostgreSQL" env TEST_DATABASE=postgres cargo test --locked --features postgres --test suite --test voorbeeld --test duurzaam || failed=1
# A primary and its standby, that are killed, frozen and cut off.
tests "failover" cargo test --locked --features postgres --test beschikbaar -- --test-threads=2 || failed=1
check "documentation" env RUSTDOCFLAGS=-Dwarnings cargo doc --locked --quiet --no-deps --document-private-items || failed=1
exit "$failed"
