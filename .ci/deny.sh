#!/usr/bin/env bash
# Holds what the program is made of against deny.toml: licences, second versions of a library, where they come from.
# CI_ADVISORIES=yes also asks which versions have known faults; that list comes over git, which not every place can reach.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

python_tools

# allowed CHECK…: also no exception in deny.toml that is not needed any more.
allowed() { cargo deny --locked check -D unmatched-skip -D unnecessary-skip -D license-not-encountered "$@"; }

failed=0
check "licences of dependencies" allowed licenses || failed=1
check "second versions of dependencies" allowed bans || failed=1
check "sources of dependencies" allowed sources || failed=1
if [ "${CI_ADVISORIES:-}" = yes ]; then
  check "known faults of dependencies" allowed advisories || failed=1
else
  printf 'note: known faults of dependencies are not looked up; CI_ADVISORIES=yes does it\n'
fi
exit "$failed"
