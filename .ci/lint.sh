#!/usr/bin/env bash
# Judges the OpenAPI document: equal to what is committed, valid, and by the Dutch API design rules; and the linked data in it.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need jq jq
node_tools
python_tools
binary

document=$CI_OUT/openapi.json
failed=0

committed() {
  "$CI_BIN" openapi >"$document"
  diff -u openapi/openapi.json "$document" || { echo 'Write it again: verwerkingsregister openapi > openapi/openapi.json'; return 1; }
}

design_rules() {
  # The ruleset of the Dutch government (Logius-standaarden/API-Design-Rules, media/linter.yaml) stands beside the repository.
  local rules=../shared/adr-ruleset/linter.yaml
  [ -f "$rules" ] || { echo "the design rules are needed in $rules"; return 1; }
  spectral lint -r "$rules" --fail-severity=warn "$document"
}

redocly_lint() {
  # Everything recommended holds for us without an exception; a warning fails too.
  # A delivery by key and a version have the same form; what is no uuid is never a version.
  redocly lint --extends=recommended --skip-rule=no-ambiguous-paths --format=json "$document" >"$CI_OUT/redocly.json" 2>"$CI_OUT/redocly.err" || true
  jq -r '.problems[] | "\(.severity) \(.ruleId) \(.location[0].pointer): \(.message)"' "$CI_OUT/redocly.json"
  jq -e '.totals.errors == 0 and .totals.warnings == 0' "$CI_OUT/redocly.json" >/dev/null
}

check "openapi/openapi.json is what the program prints" committed || failed=1
check "Dutch API design rules (spectral)" design_rules || failed=1
check "redocly" redocly_lint || failed=1
check "openapi-spec-validator" openapi-spec-validator "$document" || failed=1
check "linked data (JSON-LD processor, pinned list of terms)" python3 .ci/linked.py || failed=1
exit "$failed"
