#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Libraries that parse foreign formats are loaded by the locked process alone: they are attacked there, and their start
# is not paid for by every window and every command.
# test-linking.sh EXTRACTOR PROGRAM...; prints TAP.

set -u
parsers='poppler|gmime|gumbo|archive|uchardet|xml2|stdc\+\+'
extractor=$1
shift

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
for program; do
  number=$((number + 1))
  found=$(needed "$program" | grep -E "^lib($parsers)")
  if [ -z "$found" ]; then
    echo "ok $number - $(basename "$program") loads no parser"
  else
    echo "not ok $number - $(basename "$program") loads no parser"
    printf '%s\n' "$found" | sed 's/^/# /'
  fi
done
# So that a library that was renamed does not pass unseen.
number=$((number + 1))
if needed "$extractor" | grep -qE '^libgumbo'; then
  echo "ok $number - what is looked for is what the extractor loads"
else
  echo "not ok $number - what is looked for is what the extractor loads"
fi
echo "1..$number"
