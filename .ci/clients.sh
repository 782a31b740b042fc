#!/usr/bin/env bash
# Makes clients of the OpenAPI document with two generators, checks their types, and walks through a running demo with each. Runs the
# examples of docs/voorbeelden, and lets others read the files and feeds.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need curl curl
need jq jq
node_tools
python_tools
binary
isolate "$CI_ROOT/.ci/clients.sh" "$@"

typescript=$CI_WORK/node/clients
python=$CI_WORK/clients
rm -rf "$typescript" "$python"
mkdir -p "$typescript" "$python"
"$CI_BIN" openapi >"$CI_OUT/openapi.json"
cp .ci/clients/walk.ts docs/voorbeelden/volgen.ts "$typescript/"
cp .ci/clients/walk.py docs/voorbeelden/volgen.py docs/voorbeelden/formulier.py "$python/"

types() {
  (cd "$typescript" && tsc --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --target es2022 --module nodenext --types node walk.ts volgen.ts schema.d.ts)
}

python_types() {
  # The template of the generator passes a tuple[object, …] to httpx in client.py; the rest of the code has no exceptions.
  printf '[mypy]\n[mypy-verwerkingsregister_client.client]\nignore_errors = True\n' >"$python/mypy.ini"
  (cd "$python" && mypy --config-file mypy.ini --no-incremental verwerkingsregister_client && mypy --config-file mypy.ini --no-incremental --strict --follow-imports=silent walk.py volgen.py formulier.py)
}

walk_typescript() { (cd "$typescript" && node walk.js); }
walk_python() { (cd "$python" && python3 walk.py); }

# example COMMAND…: it must end with as many activities as the register says that there are.
example() {
  local aantal
  aantal=$("$@") || return 1
  [ "$((aantal))" = "$(curl -sS "$CI_URL/v1/register/verwerkingsactiviteiten?status=geldig,beeindigd&pageSize=1" | jq .count)" ]
}
follow_curl() { example sh docs/voorbeelden/volgen.sh "$CI_OUT/kopie"; }
follow_typescript() { (cd "$typescript" && example node volgen.js); }
follow_python() { (cd "$python" && example python3 volgen.py); }

# says WANT COMMAND…: it must print this.
says() {
  local want=$1 got
  shift
  got=$("$@") || return 1
  [ "$got" = "$want" ] || { echo "$* says \"$got\", not \"$want\""; return 1; }
}

# form: beside a form stands the notice of its activity; what is known is not sent again, and what is gone has that of the organisation.
form() {
  local program=(python3 "$CI_ROOT/docs/voorbeelden/formulier.py")
  GEMEENTE=$(curl -sS "$CI_URL/v1/register/organisaties?registerhouder=true" | jq -r '.results[] | select(.naam == "Gemeente Voorbeeld").uuid')
  export GEMEENTE
  fresh
  (
    cd "$CI_DIR" || exit 1
    says "nieuw" env UPLPRODUCT=bijstand "${program[@]}" &&
      says "ongewijzigd" "${program[@]}" &&
      says "bewaard (het register antwoordt niet)" env REGISTER=http://127.0.0.1:1 "${program[@]}" &&
      grep -q Bijstandsuitkering formulier.html &&
      jq '.uuid = "00000000-0000-4000-8000-000000000000"' formulier.json >other.json && mv other.json formulier.json &&
      says "van de organisatie" "${program[@]}" && says "ongewijzigd" "${program[@]}" &&
      grep -q "Gemeente Voorbeeld" formulier.html &&
      rm formulier.json &&
      says "nieuw" env UPLPRODUCT="niets, hiervan" ZAAKTYPE=VTH-EVENEMENT "${program[@]}" && grep -q Evenementenvergunning formulier.html
  )
}

collection() {
  (cd docs/voorbeelden/bruno && bru run --env demo --env-var "register=$CI_URL" --env-var "redacteur=$CI_REDACTEUR" --env-var "beoordelaar=$CI_BEOORDELAAR" -r)
}

failed=0
check "openapi-typescript" openapi-typescript "$CI_OUT/openapi.json" -o "$typescript/schema.d.ts" || failed=1
check "tsc --strict" types || failed=1
check "openapi-python-client" openapi-python-client generate --path "$CI_OUT/openapi.json" --output-path "$python/verwerkingsregister_client" --meta none --config docs/voorbeelden/python.yaml --fail-on-warning || failed=1
check "mypy" python_types || failed=1

demo
CI_REDACTEUR=$(token redacteur "register:lezen register:invoeren register:vaststellen")
CI_BEOORDELAAR=$(token beoordelaar "register:lezen register:beoordelen register:vaststellen")
CI_LEZER=$(token lezer "register:lezen register:vertrouwelijk")
export CI_URL CI_REDACTEUR CI_BEOORDELAAR CI_LEZER
check "walk with openapi-fetch" walk_typescript || failed=1
check "walk with openapi-python-client" walk_python || failed=1
check "files and feeds in other hands" python3 .ci/readers.py || failed=1
export REGISTER=$CI_URL
rm -rf "$CI_OUT/kopie"
check "example with curl" follow_curl || failed=1
check "example with openapi-fetch" follow_typescript || failed=1
check "example with openapi-python-client" follow_python || failed=1
# A place of another register, as one is after this one was put back.
export CURSOR=9999999.00000000.20260101
echo "$CURSOR" >"$CI_OUT/kopie/cursor"
check "example with curl, from a lost place" follow_curl || failed=1
check "example with openapi-fetch, from a lost place" follow_typescript || failed=1
check "example with openapi-python-client, from a lost place" follow_python || failed=1
check "example of a form" form || failed=1
check "collection of Bruno" collection || failed=1
exit "$failed"
