#!/usr/bin/env bash
# Makes clients of the OpenAPI document with two generators, checks their types, and walks through a running demo with each.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need curl curl
node_tools
python_tools
binary
isolate "$CI_ROOT/.ci/clients.sh" "$@"

typescript=$CI_WORK/node/clients
python=$CI_WORK/clients
rm -rf "$typescript" "$python"
mkdir -p "$typescript" "$python"
"$CI_BIN" openapi >"$CI_OUT/openapi.json"
cp .ci/clients/walk.ts "$typescript/"
cp .ci/clients/walk.py "$python/"

types() {
  (cd "$typescript" && tsc --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --target es2022 --module nodenext --types node walk.ts schema.d.ts)
}

python_types() {
  # The template of the generator passes a tuple[object, …] to httpx in client.py; the rest of the code has no exceptions.
  printf '[mypy]\n[mypy-verwerkingsregister_client.client]\nignore_errors = True\n' >"$python/mypy.ini"
  (cd "$python" && mypy --config-file mypy.ini --no-incremental verwerkingsregister_client && mypy --config-file mypy.ini --no-incremental --strict --follow-imports=silent walk.py)
}

walk_typescript() { (cd "$typescript" && node walk.js); }
walk_python() { (cd "$python" && python3 walk.py); }

failed=0
check "openapi-typescript" openapi-typescript "$CI_OUT/openapi.json" -o "$typescript/schema.d.ts" || failed=1
check "tsc --strict" types || failed=1
check "openapi-python-client" openapi-python-client generate --path "$CI_OUT/openapi.json" --output-path "$python/verwerkingsregister_client" --meta none --fail-on-warning || failed=1
check "mypy" python_types || failed=1

demo
CI_REDACTEUR=$(token redacteur "register:lezen register:invoeren register:vaststellen")
CI_BEOORDELAAR=$(token beoordelaar "register:lezen register:beoordelen register:vaststellen")
export CI_URL CI_REDACTEUR CI_BEOORDELAAR
check "walk with openapi-fetch" walk_typescript || failed=1
check "walk with openapi-python-client" walk_python || failed=1
exit "$failed"
