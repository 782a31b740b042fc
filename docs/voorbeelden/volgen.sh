#!/bin/sh
# Keeps a copy of the public register in a folder: one file for each activity, and the cursor to go on from.
set -eu
map=${1:-kopie}
mkdir -p "$map"
cursor=$map/cursor
meer=true
while [ "$meer" = true ]; do
  na=$([ -f "$cursor" ] && printf '&na=%s' "$(cat "$cursor")" || true)
  antwoord=$(curl -sS --fail "$REGISTER/v1/register/wijzigingen?aantal=100$na")
  printf '%s' "$antwoord" | jq -r '.results[] | select(.soort != "organisatie_gewijzigd") | .uuid' | while read -r uuid; do
    status=$(curl -sS -o "$map/nieuw" -w '%{http_code}' "$REGISTER/v1/register/verwerkingsactiviteiten/$uuid")
    case $status in
      200) mv "$map/nieuw" "$map/$uuid.json" ;;
      404 | 410) rm -f "$map/$uuid.json" "$map/nieuw" ;;
      *) echo "unexpected status $status" >&2 && exit 1 ;;
    esac
  done
  # Only after all of it is kept.
  printf '%s' "$antwoord" | jq -r .cursor >"$cursor"
  meer=$(printf '%s' "$antwoord" | jq .meer)
done
eerste=$(ls "$map"/*.json | head -n 1)
jq '{verwijzingen: [{verwijzing: .versieUri}]}' "$eerste" |
  curl -sS --fail -H 'Content-Type: application/json' -d @- "$REGISTER/v1/register/controle" |
  jq -e '.results[0].bekend' >/dev/null
ls "$map"/*.json | wc -l
