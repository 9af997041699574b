#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The sample workspace is what it should be, and leaves as a PDF that can be read back.
# test-sample.sh DOSSIER-CLI WORKSPACE; prints TAP.

set -u
export LC_ALL=C.UTF-8
cli=$1 number=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
workspace=$folder/sample.dossier
cp "$2" "$workspace"

# check NAME COMMAND…: passes when the command does.
check ()
{
  local name=$1
  shift
  number=$((number + 1))
  if "$@" >"$folder/log" 2>&1; then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    tail -n 20 "$folder/log" | sed 's/^/# /'
  fi
}

at_least ()
{
  local found
  found=$("$cli" list "$workspace" "$2" --json | wc -l)
  echo "$found $2"
  [ "$found" -ge "$1" ]
}

says ()
{
  pdftotext "$folder/sample.pdf" - | tr '\n' ' ' | grep -qF -e "$1"
}

undone_and_done ()
{
  "$cli" undo "$workspace" --steps 50 && "$cli" redo "$workspace" --steps 50 && "$cli" check "$workspace"
}

echo 1..15
check 'it is sound' "$cli" check "$workspace"
check 'all articles are in it' at_least 12 articles
check 'there are entities' at_least 28 entities
check 'with mentions' at_least 150 mentions
check 'with annotations' at_least 12 annotations
check 'with events' at_least 10 events
check 'with notes' at_least 2 notes
check 'every step of it is in the history' at_least 250 changes
check 'fifty steps can be taken back and made again' undone_and_done
check 'it leaves as a PDF' "$cli" export "$workspace" --format pdf -o "$folder/sample.pdf"
if command -v pdftotext >/dev/null && command -v qpdf >/dev/null; then
  check 'the PDF is sound' qpdf --check "$folder/sample.pdf"
  check 'it has the notes' says 'Who rang whom on 14 March?'
  check 'it has Cyrillic quotations' says 'Двадцатого числа учение закончится'
  check 'it has Chinese quotations' says '通话由泰方提出'
  check 'it has Arabic words' says 'درفينكو'
else
  for n in 11 12 13 14 15; do echo "ok $n # SKIP pdftotext or qpdf is not installed"; done
fi
