#!/usr/bin/env bash
# Fuzzes the demo as nobody and as each role: no 5xx, no undocumented status, no answer outside its schema, no wrong input accepted.
# Roles to run as are arguments. CI_CASES is the number of random cases for each operation; CI_REPORT=har keeps every request.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

python_tools
need curl curl
binary
isolate "$CI_ROOT/.ci/fuzz.sh" "$@"
# Together these may do everything; the others can be asked for by name.
[ $# -gt 0 ] || set -- niemand redacteur beslisser

declare -A rights=(
  [niemand]=""
  [toezichthouder]="register:toezien"
  [redacteur]="register:lezen register:invoeren"
  [beoordelaar]="register:lezen register:beoordelen register:vaststellen"
  [beheerder]="register:lezen register:beheren"
  [beslisser]="register:lezen register:beoordelen register:vaststellen register:beheren register:toezien"
)

# run_as ROLE: one run of the fuzzer; its report goes to target/ci/out/fuzz-ROLE.
run_as() {
  local role=$1 out=$CI_OUT/fuzz-$1 who=() token helper
  rm -rf "$out" && mkdir -p "$out"
  if [ -n "${rights[$role]}" ]; then
    token=$(token "$role" "${rights[$role]}") || return 1
    who=(-H "Authorization: Bearer $token")
  fi
  helper=$(token helper "register:lezen register:invoeren register:vertrouwelijk") || return 1
  python3 .ci/fuzz/document.py "$CI_URL" "${rights[$role]}" >"$out/openapi.json" || return 1
  CI_URL=$CI_URL CI_HELPER=$helper SCHEMATHESIS_HOOKS=$CI_ROOT/.ci/fuzz/hooks.py PYTHONPATH=$CI_ROOT/.ci/fuzz \
    timeout "${CI_FUZZ_SECONDS:-600}" st --no-color --config-file .ci/fuzz/schemathesis.toml run "$out/openapi.json" \
    --url "$CI_URL/v1" "${who[@]}" --checks all --exclude-checks positive_data_acceptance -n "${CI_CASES:-10}" \
    --generation-deterministic --continue-on-failure --report "junit${CI_REPORT:+,$CI_REPORT}" --report-dir "$out" || return 1
  # What the helper ran into counts too.
  ! grep -E 'ERROR +verwerkingsregister' "$CI_LOG"
}

failed=0
for role in "$@"; do
  demo
  check "fuzz as $role" run_as "$role" || failed=1
  grep -hE '^ *[0-9]+ generated' "$CI_OUT/fuzz-as-$role.log" | sed 's/^ */      cases: /' || true
done
exit "$failed"
