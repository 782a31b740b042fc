#!/usr/bin/env bash
# Makes clients of the two drafts of others, and reads every record of a running demo with them. CI_ONTWERPEN is a folder with the documents
# themselves (var.yaml, rvva.json); without it a description of what they ask judges.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need curl curl
need java default-jre-headless
python_tools
binary
isolate "$CI_ROOT/.ci/drafts.sh" "$@"

jar=$(generator_jar)
work=$CI_WORK/drafts
rm -rf "$work"
mkdir -p "$work/og"
var=.ci/drafts/var.json
rvva=.ci/drafts/rvva.json
if [ -n "${CI_ONTWERPEN:-}" ]; then
  var=$CI_ONTWERPEN/var.yaml
  rvva=$CI_ONTWERPEN/rvva.json
fi

# make PACKAGE DOCUMENT: with both generators. A draft need not be valid in everything.
make() {
  java -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -jar "$jar" generate -g python -o "$work/og" -i "$2" --skip-validate-spec --additional-properties="packageName=$1_og" &&
    printf 'package_name_override: %s_opc\n' "$1" >"$work/$1.yaml" &&
    openapi-python-client generate --path "$2" --output-path "$work/$1_opc" --meta none --config "$work/$1.yaml"
}
read_all() { (cd "$work" && PYTHONPATH=.:og python3 "$CI_ROOT/.ci/drafts/clients.py"); }

demo
export CI_URL
failed=0
check "clients of VNG VAR" make var "$var" || failed=1
check "clients of rvva" make rvva "$rvva" || failed=1
check "every record with the clients of both drafts" read_all || failed=1
exit "$failed"
