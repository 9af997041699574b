/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes names apart: titles off, particles and small words marked, numbers and initials told from words. Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-alike-private.h"

#include <string.h>

#include "dossier-fold-private.h"

/* Before a person's name and no part of it. */
static const char *const titles[] = {
  "adm", "admiral", "ambassador", "ayatollah", "brig", "brigadier", "capt", "captain", "cardinal", "chairman", "chancellor", "chief",
  "cmdr", "col", "colonel", "commander", "dr", "frau", "gen", "general", "gov", "governor", "herr", "imam", "king", "lady",
  "lieutenant", "lord", "lt", "madame", "maj", "major", "marshal", "minister", "monsieur", "mr", "mrs", "ms", "mullah", "premier",
  "president", "prime", "prof", "professor", "queen", "rep", "secretary", "sen", "senator", "sergeant", "sgt", "sheikh",
  "sir", "vice",
};

/* Left out as often as not. */
static const char *const small_words[] = {
  "a", "and", "d", "da", "das", "de", "del", "della", "den", "der", "des", "di", "die", "do", "dos", "du", "e", "et", "for", "i", "im",
  "in", "la", "le", "of", "on", "the", "to", "und", "van", "von", "y", "zu",
};

/* Arabic articles and "son of": "al-Assad", "el Assad", "Assad". */
static const char *const arabic_particles[] = { "ad", "al", "an", "ar", "as", "ash", "at", "az", "ben", "bin", "el", "ibn", "ul" };

static const struct { const char *word, *same; } abbreviations[] = {
  { "armoured", "armored" }, { "assn", "association" }, { "centre", "center" }, { "co", "company" }, { "comm", "commission" },
  { "corp", "corporation" }, { "cttee", "committee" }, { "defence", "defense" }, { "dept", "department" }, { "div", "division" },
  { "govt", "government" }, { "inst", "institute" }, { "intl", "international" }, { "labour", "labor" }, { "min", "ministry" },
  { "natl", "national" }, { "organisation", "organization" }, { "org", "organization" }, { "rgt", "regiment" },
  { "st", "saint" }, { "univ", "university" },
};

static gboolean
is_among (const char        *word,
          const char *const *list,
          guint              n)
{
  for (guint i = 0; i < n; i++)
    if (*word == *list[i] && strcmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(word, list) is_among (word, list, G_N_ELEMENTS (list))

static guint
suffix_of (const char *fold)
{
  static const char *const suffixes[] = { "sr", "jr", "ii", "iii", "iv" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (fold, suffixes[i]) == 0)
      return i + 1;
  return 0;
}

static gboolean
is_cased_upper (const char *name)
{
  guint upper = 0;

  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);

      if (g_unichar_isspace (c) || g_unichar_islower (c))
        return FALSE;
      upper += g_unichar_isupper (c);
    }
  return upper >= 2;
}

static void
fill_bases (DossierAlikeRoom *room,
            guint             number,
            const char       *raw)
{
  g_auto (GStrv) bases = dossier_name_forms_bases (raw, NULL);
  guint n = 0;

  for (guint i = 1; bases[i] != NULL && n < DOSSIER_ALIKE_BASES; i++)
    {
      char sound[DOSSIER_NAME_SOUND];

      dossier_name_sound (bases[i], sound);
      g_strlcpy (room->bases[number][n++], sound, DOSSIER_ALIKE_SOUND);
    }
}

static void
add_word (DossierAlikeRoom *room,
          const char       *raw)
{
  DossierAlikeParsed *parsed = &room->parsed;
  DossierAlikeWord *word = &room->words[parsed->n];
  g_autofree char *fold = NULL;
  char sound[DOSSIER_NAME_SOUND];

  if (parsed->n == DOSSIER_ALIKE_WORDS)
    return;
  fold = dossier_name_fold (raw);
  if (*fold == '\0')
    return;
  memset (room->bases[parsed->n], 0, sizeof room->bases[parsed->n]);
  word->flags = 0;
  g_strlcpy (word->fold, fold, sizeof word->fold);
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations) && !parsed->person; i++)
    if (strcmp (fold, abbreviations[i].word) == 0)
      g_strlcpy (word->fold, abbreviations[i].same, sizeof word->fold);
  dossier_name_sound (word->fold[0] == fold[0] && strlen (word->fold) != strlen (fold) ? word->fold : raw, sound);
  g_strlcpy (word->sound, sound, sizeof word->sound);
  if (g_ascii_isdigit (*fold))
    word->flags |= DOSSIER_ALIKE_WORD_NUMBER;
  else if (g_utf8_strlen (fold, -1) == 1)
    word->flags |= DOSSIER_ALIKE_WORD_INITIAL;
  if (IS_AMONG (fold, small_words) && !(parsed->person && (word->flags & DOSSIER_ALIKE_WORD_INITIAL)))
    word->flags |= DOSSIER_ALIKE_WORD_SMALL;
  if (parsed->script == DOSSIER_SCRIPT_CYRILLIC)
    fill_bases (room, parsed->n, raw);
  parsed->n++;
}

/* One run between spaces. Hyphens hold a person's given names together, "Jong-un", but not an article to its noun. */
static void
add_run (DossierAlikeRoom *room,
         const char       *run,
         gsize             length)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *at = run, *end = run + length;
  gboolean person = room->parsed.person;
  gunichar before = 0;

  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);
      gboolean letter = g_unichar_isalnum (c) || g_unichar_ismark (c);
      gboolean turns = !person && letter && before != 0 && g_unichar_isdigit (before) != g_unichar_isdigit (c);
      gboolean article = person && dossier_fold_is_hyphen (c) && word->len <= 3;

      if (article)
        {
          g_autofree char *fold = dossier_name_fold (word->str);

          article = IS_AMONG (fold, arabic_particles);
        }
      if (dossier_fold_is_apostrophe (c) && g_utf8_next_char (at) + 1 == end && (end[-1] == 's' || end[-1] == 'S'))
        break;
      if (turns || article || (!person && dossier_fold_is_hyphen (c)) || c == '/' || (c == '.' && !letter && person))
        {
          add_word (room, word->str);
          g_string_truncate (word, 0);
        }
      if (letter)
        g_string_append_unichar (word, c);
      before = letter ? c : 0;
      at = g_utf8_next_char (at);
    }
  add_word (room, word->str);
}

static void
remove_word (DossierAlikeRoom *room,
             guint             number)
{
  guint after = room->parsed.n - number - 1;

  memmove (&room->words[number], &room->words[number + 1], sizeof *room->words * after);
  memmove (&room->bases[number], &room->bases[number + 1], sizeof *room->bases * after);
  room->parsed.n--;
}

static void
trim_person (DossierAlikeRoom *room)
{
  DossierAlikeParsed *parsed = &room->parsed;

  while (parsed->n > 1 && IS_AMONG (room->words[0].fold, titles))
    remove_word (room, 0);
  if (parsed->n > 1)
    parsed->suffix = suffix_of (room->words[parsed->n - 1].fold);
  if (parsed->suffix > 0)
    remove_word (room, parsed->n - 1);
  for (guint i = parsed->n; i > 0 && parsed->n > 1; i--)
    if (IS_AMONG (room->words[i - 1].fold, arabic_particles) || (room->words[i - 1].flags & DOSSIER_ALIKE_WORD_SMALL))
      remove_word (room, i - 1);
}

/* Of a name whose kind nobody knows: those with digits, "of" or in capitals are no person's. */
static gboolean
may_be_person (const char *name)
{
  return strpbrk (name, "0123456789&") == NULL && strstr (name, " of ") == NULL && strstr (name, " for ") == NULL
         && !is_cased_upper (name);
}

/* Takes @name apart; what is returned lies in @room. */
const DossierAlikeParsed *
dossier_alike_parse (const char       *name,
                     const char       *kind,
                     DossierAlikeRoom *room)
{
  DossierAlikeParsed *parsed = &room->parsed;
  const char *at = name;

  *parsed = (DossierAlikeParsed) {
    .words = room->words, .bases = room->bases, .script = dossier_name_forms_script (name),
    .person = kind == NULL ? may_be_person (name) : strcmp (kind, "person") == 0, .capitals = is_cased_upper (name),
  };
  while (*at != '\0')
    {
      const char *end = at;

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > at)
        add_run (room, at, end - at);
      at = *end == '\0' ? end : g_utf8_next_char (end);
    }
  if (parsed->person)
    trim_person (room);
  return parsed;
}

/* Families whose name stands first: Chinese, Korean, Vietnamese, Hungarian ones cannot be told. */
gboolean
dossier_alike_surname_first (const DossierAlikeParsed *name)
{
  static const char *const families[] = {
    "ahn", "an", "bae", "bak", "bo", "bui", "cai", "cao", "chang", "chen", "cheng", "cho", "choe", "choi", "chung", "deng", "ding",
    "dinh", "dong", "fan", "fang", "feng", "gao", "guo", "han", "he", "hu", "huang", "hwang", "jang", "jeong", "ji", "jiang", "jin",
    "jo", "jung", "kang", "kim", "kwon", "le", "lee", "li", "liang", "lim", "lin", "liu", "lu", "luo", "ma", "mao", "moon", "ngo",
    "nguyen", "oh", "pak", "park", "peng", "pham", "phan", "qi", "qin", "ri", "shen", "shi", "shin", "song", "sun", "tan",
    "tang", "tran", "wang", "wei", "wen", "wu", "xi", "xie", "xu", "yan", "yang", "ye", "yi", "yoon", "yu", "yuan", "zhang", "zhao",
    "zhou", "zhu",
  };

  return name->n > 1 && IS_AMONG (name->words[0].fold, families);
}
