#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules of docs/architecture.md that the compiler cannot see, read off the sources.
# test-structure.sh SOURCE-ROOT; prints TAP.

set -u
shopt -s lastpipe
cd "$1" || exit 99
number=0

# case_ NAME: reads offending places on standard input; the case passes when there are none.
case_ ()
{
  local found
  found=$(cat)
  number=$((number + 1))
  if [ -z "$found" ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1"
    printf '%s\n' "$found" | sed 's/^/# /'
  fi
}

sources=$(find app ui tests -name '*.[ch]' | sort)
products=$(find app ui -name '*.[ch]' | sort)
outside_store=$(find app ui -name '*.[ch]' ! -path 'app/store/*' | sort)

# Which headers a room may include: its own and these rooms'.
room_of ()
{
  case $1 in
    app/import/readers/*) echo readers ;;
    app/import/extract/*) echo extract ;;
    app/*) local rest=${1#app/}; echo "${rest%%/*}" ;;
    ui/*) echo ui ;;
  esac
}

allowed_rooms ()
{
  case $1 in
    base) echo base ;;
    model) echo base model ;;
    store) echo base model store ;;
    import) echo base model import ;;
    readers) echo base model import readers ;;
    extract) echo base model import readers extract ;;
    analysis) echo base model analysis ;;
    export) echo base model export ;;
    service) echo base model store import analysis export service ;;
    cli) echo base model import analysis export service cli ;;
    ui) echo base model service export ui ;;
  esac
}

declare -A home
for header in $(find app ui -name '*.h'); do
  home[$(basename "$header")]=$(room_of "$header")
done

grep -ln 'sqlite3\.h\|sqlite3_' $outside_store | case_ 'SQLite is seen in app/store only'

grep -nE '#include *[<"](gtk/|adwaita|gdk/|gsk/)' $(find app -name '*.[ch]') | case_ 'nothing under app knows of a screen'

grep -nE '"[^"]*\b(SELECT .* FROM|INSERT INTO|INSERT OR|UPDATE [a-z_]+ SET|DELETE FROM|CREATE (TABLE|INDEX|TRIGGER|VIRTUAL)|PRAGMA )' \
  $outside_store | case_ 'there is no SQL outside app/store'

for file in $products; do
  room=$(room_of "$file")
  allowed=" $(allowed_rooms "$room") "
  while IFS= read -r header; do
    target=${home[$(basename "$header")]:-}
    case $target in
      '') ;;
      *) case $allowed in *" $target "*) ;; *) echo "$file includes $header of $target" ;; esac ;;
    esac
  done < <(sed -nE 's/^ *# *include *"([^"]+)".*/\1/p' "$file")
done | case_ 'each room includes only those it stands on'

{
  grep -nE '\bdossier_[a-z_]+_get_default\b' $sources
  grep -nE '\bg_application_get_default\b' $(printf '%s\n' $sources | grep -v '/dossier-application')
} | case_ 'there are no singletons'

grep -nE '\b(g_main_loop_(new|run)|g_main_context_iteration|g_main_depth)\b' \
  $(printf '%s\n' $products | grep -v '^app/cli/') | case_ 'nothing spins a loop of its own'

grep -nE '\b(printf|puts) *\(' $(printf '%s\n' $products | grep -v '^app/cli/') | grep -vE 'sn?printf|_printf' |
  case_ 'only the command-line program prints'

# Code begins with its licence; a script or an XML file has one line before it.
find app ui tests data po .ci dev meson.build meson_options.txt -type f \
  \( -name '*.[ch]' -o -name '*.ui' -o -name '*.xml' -o -name '*.xml.in' -o -name '*.css' -o -name '*.sql' -o -name '*.sh' \
     -o -name '*.py' -o -name '*.svg' -o -name 'meson.build' -o -name 'meson_options.txt' -o -path 'dev' -o -path '.ci/run' \) \
  ! -path 'tests/data/*' ! -path 'data/samples/articles/*' |
  while IFS= read -r file; do
    head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file"
  done | case_ 'each file names its licence first'

wc -l $sources $(find ui -name '*.ui') | awk '$2 != "total" && $1 > 800 { print $2 ": " $1 " lines" }' |
  case_ 'no file is longer than 800 lines'

grep -nE '\b(TODO|FIXME|XXX|HACK)\b' $products | case_ 'nothing is put off to later'

for file in $(find app ui -name '*.c'); do
  grep -q 'G_LOG_DOMAIN' "$file" || echo "$file"
done | case_ 'each file names its log domain'

# Files whose strings people read are given to translators, and nothing else is.
listed=$(grep -v '^#' po/POTFILES | sort)
{
  comm -13 <(printf '%s\n' "$listed") <(grep -lE '\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?) *\("|translatable="(yes|true)"' \
    $products $(find ui -name '*.ui') | sort) | sed 's/$/: not in po\/POTFILES/'
  for file in $listed; do
    [ -f "$file" ] || echo "$file: in po/POTFILES, but not there"
  done
} | case_ 'translators see every file with words in it'

# Each translation says everything the sources say now.
if command -v xgettext >/dev/null && command -v msgmerge >/dev/null; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  xgettext --files-from=po/POTFILES --directory=. --from-code=UTF-8 --add-comments --output="$scratch/now.pot" \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 --keyword=g_dngettext:2,3 \
    --keyword=g_dpgettext2:2c,3 --flag=C_:2:pass-c-format --flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format \
    2>"$scratch/log" || cat "$scratch/log"
  for language in $(grep -v '^#' po/LINGUAS); do
    {
      msgfmt --check --output-file=/dev/null "po/$language.po" 2>&1
      msgattrib --only-fuzzy --no-obsolete "po/$language.po" | grep -A3 '^#, .*fuzzy' | grep '^msgid' | sed 's/^/fuzzy: /'
      msgmerge --quiet --no-fuzzy-matching --output-file="$scratch/$language.po" "po/$language.po" "$scratch/now.pot" 2>&1
      msgattrib --untranslated --no-obsolete --no-wrap "$scratch/$language.po" | grep '^msgid ' | grep -v '^msgid ""$' |
        sed 's/^/untranslated: /'
    } | case_ "the translation $language is complete"
  done
fi

echo "1..$number"
