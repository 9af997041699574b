#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Libraries that parse foreign formats are loaded by the locked process alone: they are attacked there, and their start
# is not paid for by every window and every command.
# The process for pages and text loads the parser of pages and no other.
# test-linking.sh EXTRACTOR PAGES-EXTRACTOR PROGRAM...; prints TAP.

set -u
documents='poppler|gmime|archive|xml2'
parsers="$documents|gumbo|uchardet|stdc\\+\\+"
extractor=$1
pages=$2
shift 2

# needed PROGRAM: the libraries it names itself.
needed ()
{
  readelf -d "$1" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p'
}

if ! command -v readelf >/dev/null; then
  echo '1..0 # SKIP readelf is not there'
  exit 0
fi
number=0

# spares PROGRAM LIBRARIES WHAT
spares ()
{
  local found
  found=$(needed "$1" | grep -E "^lib($2)")
  number=$((number + 1))
  if [ -z "$found" ]; then
    echo "ok $number - $(basename "$1") loads no $3"
  else
    echo "not ok $number - $(basename "$1") loads no $3"
    printf '%s\n' "$found" | sed 's/^/# /'
  fi
}

for program; do
  spares "$program" "$parsers" parser
done
spares "$pages" "$documents" 'parser of documents'
# So that a library that was renamed does not pass unseen.
number=$((number + 1))
if needed "$extractor" | grep -qE '^libpoppler'; then
  echo "ok $number - what is looked for is what the extractor loads"
else
  echo "not ok $number - what is looked for is what the extractor loads"
fi
echo "1..$number"
