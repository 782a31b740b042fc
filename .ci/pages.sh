#!/usr/bin/env bash
# Judges the public pages in a browser: accessibility at two widths in light and dark, the picture at four widths and in two house styles,
# keyboard, print, PDF, without JavaScript or styles, what citizens come to do on a phone, search and
# facets against the API, and what other sites may read and embed. PAGES_SCREENSHOTS=1 also writes docs/schermen/ again.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

tools=$CI_WORK/pages

browser_tools() {
  need npm npm
  command -v chromium >/dev/null || packages chromium
  # What the pages look like where a visitor has no other font.
  packages fonts-dejavu-core
  if ! cmp -s .ci/pages/package-lock.json "$tools/installed.json"; then
    rm -rf "$tools" && mkdir -p "$tools" && cp .ci/pages/package.json .ci/pages/package-lock.json "$tools/"
    (cd "$tools" && npm ci --no-audit --no-fund --ignore-scripts) >"$CI_OUT/npm-pages.log" 2>&1 </dev/null ||
      { tail -n 30 "$CI_OUT/npm-pages.log"; die "the tools of .ci/pages/package.json cannot be installed"; }
    cp .ci/pages/package-lock.json "$tools/installed.json"
  fi
}

need curl curl
need python3 python3
need pdftotext poppler-utils
browser_tools
[ "${PAGES_SCREENSHOTS:-}" != 1 ] || need pngquant pngquant
binary
isolate "$CI_ROOT/.ci/pages.sh" "$@"

rm -f "$tools"/*.mjs
cp .ci/pages/*.mjs "$tools/"
# The same register in the house styles of two invented municipalities.
themes=
for style in voorbeeld/huisstijl/*/; do
  REGISTER_THEMA_MAP=$style demo
  themes+="$(basename "$style")=$CI_URL "
done
demo

log=$CI_OUT/pages.log
start=$SECONDS
status=0
PAGES_THEMES=$themes PAGES_CHROMIUM=$(command -v chromium) PAGES_ROOT=$CI_ROOT CI_URL=$CI_URL timeout -k 10 1200 node "$tools/main.mjs" >"$log" 2>&1 </dev/null || status=$?
kill -0 "${CI_PIDS[-1]}" 2>/dev/null || { tail -n 20 "$CI_LOG"; printf 'demo ended during the checks\n'; }
if [ "${PAGES_SCREENSHOTS:-}" = 1 ] && compgen -G 'docs/schermen/*.png' >/dev/null; then
  pngquant --force --strip --skip-if-larger --ext .png 64 docs/schermen/*.png || true
fi
read -r passed failed < <(awk '$1 == "counts" { p = $2; f = $3 } END { print p + 0, f + 0 }' "$log")
if [ "$status" = 0 ] && [ "$passed" -gt 0 ] && [ "$failed" = 0 ]; then
  count "$passed" 0
  printf 'ok    public pages: %s passed (%s s)\n' "$passed" "$((SECONDS - start))"
else
  # A run that ended before its last line is one failure.
  [ "$failed" -gt 0 ] || failed=1
  count "$passed" "$failed"
  grep -vE '^(ok|counts) ' "$log" | cut -c1-600 | tail -n 300
  printf 'FAIL  public pages: %s passed, %s failed, exit %s (%s s)\n' "$passed" "$failed" "$status" "$((SECONDS - start))"
  exit 1
fi
