#!/bin/sh
# Keeps a copy of the public register in a folder: one file for each activity, and the cursor to go on from.
set -eu
map=${1:-kopie}
mkdir -p "$map"
cursor=$map/cursor
# Who begins without a place need not begin again.
vers=$([ -f "$cursor" ] && echo nee || echo ja)
opnieuw() {
  echo "the register went back to an earlier moment: the copy begins again" >&2
  rm -f "$map"/*.json "$cursor"
  vers=ja
}
meer=true
while [ "$meer" = true ]; do
  na=$([ -f "$cursor" ] && printf '&na=%s' "$(cat "$cursor")" || true)
  status=$(curl -sS -o "$map/antwoord" -w '%{http_code}' "$REGISTER/v1/register/wijzigingen?aantal=100$na")
  antwoord=$(cat "$map/antwoord")
  rm "$map/antwoord"
  case $status in
    200) ;;
    400) # The register does not know this place: it was put back, and the place is lost.
      printf '%s' "$antwoord" | jq -e '.invalidParams[0].code == "onbekende-cursor"' >/dev/null && [ "$vers" = nee ] || exit 1
      opnieuw
      continue
      ;;
    *) echo "unexpected status $status" >&2 && exit 1 ;;
  esac
  if [ "$vers" = nee ] && printf '%s' "$antwoord" | jq -e 'any(.results[]; .soort == "hersteld")' >/dev/null; then
    opnieuw
    continue
  fi
  printf '%s' "$antwoord" | jq -r '.results[] | select(.soort != "organisatie_gewijzigd" and .soort != "hersteld") | .uuid' | while read -r uuid; do
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
