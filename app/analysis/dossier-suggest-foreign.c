/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names found in texts of other languages than English. What finds them learned from English alone: elsewhere it takes capitalised
 * words for names, and the word before a name for a part of it. So here more is asked of a name, and words that are none are taken
 * off it. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-suggest-foreign.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-date-names.h"
#include "dossier-name-forms-private.h"
#include "dossier-text.h"

#define ENOUGH_WORDS 12
#define ENGLISH_SHARE 12  /* one word in so many is "the" or the like */
#define SURE 40           /* in 100: less sure names are left out */
#define SURE_SINGLE 50    /* of one word, which may be any noun */
#define SURE_PERSON 60    /* of a person's name of one word */
#define SURE_PLACE 60     /* of a place in Latin letters that begins with a given name, and may be a person */

/* Words that begin no name: articles, prepositions, pronouns, and nouns that stand before one. */
static const char * const openers[] = {
  "der", "die", "das", "den", "dem", "des", "ein", "eine", "im", "in", "am", "an", "auf", "aus", "bei", "mit", "nach", "von", "vom", "zu", "zum", "zur", "und",
  "namen", "name", "übung", "manöver", "herr", "frau", "präsident", "minister", "general", "bundeskanzler", "verteidigungsminister",
  "le", "la", "les", "un", "une", "des", "du", "au", "aux", "en", "dans", "par", "selon", "et", "ce", "cette", "il", "elle", "président", "ministre", "général",
  "el", "los", "las", "una", "del", "por", "según", "y", "presidente", "ministro", "il", "lo", "gli", "dal", "nel", "secondo",
  "w", "z", "na", "do", "od", "po", "pan", "prezydent", "generał",
  "в", "на", "по", "из", "от", "до", "с", "к", "о", "и", "об", "за", "президент", "министр", "генерал", "глава", "начальник", "у", "з", "та", "міністр",
  NULL
};

/* States as they stand before the name of who serves them: a case of their own, so no part of it. */
static const char * const states[] = {
  "россии", "росії", "рф", "украины", "україни", "белоруссии", "беларуси", "білорусі", "сша", "китая", "китаю", "польши", "польщі", "литвы", "литви", "латвии",
  "латвії", "эстонии", "естонії", "германии", "німеччини", "франции", "франції", "великобритании", "британии", "турции", "туреччини",
  "ирана", "ірану", "израиля", "ізраїлю", "сирии", "сирії", "казахстана", "казахстану", "армении", "вірменії", "грузии", "грузії", "азербайджана",
  "азербайджану", "молдавии", "молдовы", "молдови", "кореи", "кореї", "японии", "японії", "индии", "індії", "нато", "ес", "єс", "оон", NULL
};

/* Whom somebody serves, as it stands between the office and the name. */
static const char * const served[] = {
  "генштаба", "минобороны", "генерального", "штаба", "кремля", "госдумы", "мид", "гру", "фсб", "мвд", "вмф", "вкс", "пентагона", "госдепа", "госдепартамента",
  "генштабу", "міноборони", "мзс", "сбу", "збройних", "сил", "офісу", "пентагону", "србије", "русије", "украјине", "беларусі", "расіі", "украіны",
  "българия", "русия", "άμυνας", "εξωτερικών", NULL
};

static gboolean
is_one_of (const char         *word,
           gsize               length,
           const char * const *words)
{
  g_autofree char *plain = g_utf8_strdown (word, (gssize) length);

  return g_strv_contains (words, plain);
}

static const char *
word_end (const char *p)
{
  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * dossier_suggest_is_english:
 * @language: (nullable): BCP 47; NULL: the words of the text tell
 *
 * Returns: whether a text is English, or nothing says that it is not
 */
gboolean
dossier_suggest_is_english (const char *text,
                            const char *language)
{
  static const char * const common[] = { "the", "of", "and", "to", "in", "that", "a", "is", "was", "for", "on", "with", "by", "said", NULL };
  guint words = 0, english = 0;

  if (language != NULL && *language != '\0' && g_ascii_strncasecmp (language, "und", 3) != 0)
    return g_ascii_strncasecmp (language, "en", 2) == 0;
  for (const char *p = text; *p != '\0' && words < 400;)
    {
      const char *end;

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      end = word_end (p);
      if (end > p)
        {
          words++;
          english += end - p < 6 && is_one_of (p, (gsize) (end - p), common);
        }
      p = end;
    }
  return words < ENOUGH_WORDS || english * ENGLISH_SHARE >= words;
}

/* Whether a name is only a month, a weekday or the like. */
static gboolean
is_date_word (const char *name)
{
  DossierDateName word;
  const char *after;

  return dossier_date_name_at (name, &word, &after) && *after == '\0'
         && (word.type == DOSSIER_DATE_NAME_MONTH || word.type == DOSSIER_DATE_NAME_WEEKDAY || word.type == DOSSIER_DATE_NAME_SEASON);
}

/* Takes the first word off a name. */
static void
cut_first (DossierSuggestion *name)
{
  const char *end = word_end (name->text), *rest = end;

  while (*rest != '\0' && g_unichar_isspace (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  name->start += dossier_text_from_bytes (name->text, (gsize) (rest - name->text));
  memmove (name->text, rest, strlen (rest) + 1);
}

/* What a state before a name is by itself. */
static DossierSuggestion *
make_state (const DossierSuggestion *name,
            gsize                    length)
{
  g_autofree char *words = g_strndup (name->text, length);
  DossierSuggestion *state = dossier_suggestion_new (g_utf8_strlen (words, -1) > 4 ? DOSSIER_SUGGESTION_PLACE : DOSSIER_SUGGESTION_ORGANISATION,
                                                     name->start, name->start + (guint) g_utf8_strlen (words, -1), words);

  if (is_one_of (words, length, (const char * const[]) { "сша", "рф", NULL }))
    state->type = DOSSIER_SUGGESTION_PLACE;
  if (is_one_of (words, length, (const char * const[]) { "нато", "оон", "ес", "єс", NULL }))
    state->type = DOSSIER_SUGGESTION_ORGANISATION;
  state->confidence = 80;
  state->reason = g_strdup (_("stands before the name of somebody who serves it"));
  return state;
}

/* Whether a word is a given name, in any script and case of grammar. */
static gboolean
is_given (const char *word,
          gsize       length)
{
  static const char * const tongues[] = { NULL, "pl", "cs" };
  g_autofree char *copy = g_strndup (word, length);

  if (!g_unichar_isupper (g_utf8_get_char (copy)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tongues); i++)
    {
      g_auto (GStrv) bases = dossier_name_forms_bases (copy, tongues[i]);

      for (guint k = 0; bases[k] != NULL; k++)
        {
          g_autofree char *latin = dossier_name_forms_transcribe (bases[k], NULL, DOSSIER_TRANSCRIPTION_BGN);
          g_autofree char *folded = dossier_name_fold (latin != NULL ? latin : bases[k]);

          if (strlen (folded) > 3 && dossier_name_given_known (folded))
            return TRUE;
        }
    }
  return FALSE;
}

/* Where in a name of several words the first given name stands that is not the last word; the end without one. */
static const char *
find_given (const char *name)
{
  for (const char *p = name; *p != '\0';)
    {
      const char *end = word_end (p), *next = end;

      while (*next != '\0' && g_unichar_isspace (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);
      if (*next != '\0' && is_given (p, (gsize) (end - p)))
        return p;
      p = next;
    }
  return name + strlen (name);
}

/* A person's name begins with the given name: what stands before it is who that is, or whom they serve. */
static void
begin_with_given (DossierSuggestion *name,
                  GPtrArray         *more)
{
  const char *given;
  gboolean latin = dossier_name_forms_script (name->text) == DOSSIER_SCRIPT_LATIN;
  guint words;
  gsize first = (gsize) (word_end (name->text) - name->text);

  if (name->type != DOSSIER_SUGGESTION_PERSON && name->type != DOSSIER_SUGGESTION_PLACE)
    return;
  given = find_given (name->text);
  if (*given == '\0')
    return;
  if (name->type == DOSSIER_SUGGESTION_PLACE && latin && (given > name->text || name->confidence > SURE_PLACE))
    return;
  words = 0;
  for (const char *p = name->text; p < given; words++)
    for (p = word_end (p); g_unichar_isspace (g_utf8_get_char (p));)
      p = g_utf8_next_char (p);
  /* One word may be another given name, or a part of it: "Abu Mohammed". */
  if (words == 1 && !is_one_of (name->text, first, states) && !is_one_of (name->text, first, served) && !is_one_of (name->text, first, openers))
    return;
  for (; words > 0; words--)
    {
      gsize length = (gsize) (word_end (name->text) - name->text);

      if (is_one_of (name->text, length, states))
        g_ptr_array_add (more, make_state (name, length));
      cut_first (name);
    }
  if (name->type == DOSSIER_SUGGESTION_PERSON)
    return;
  name->type = DOSSIER_SUGGESTION_PERSON;
  name->confidence = MAX (name->confidence, SURE);
  g_free (name->reason);
  name->reason = g_strdup (_("begins with a given name"));
}

/* Equipment ends before a small word: "Leopard na Ukrainę". */
static void
cut_behind (DossierSuggestion *name)
{
  const char *end = word_end (name->text);

  while (name->type == DOSSIER_SUGGESTION_EQUIPMENT && *end != '\0')
    {
      const char *word = end;

      while (g_unichar_isspace (g_utf8_get_char (word)))
        word = g_utf8_next_char (word);
      if (g_unichar_islower (g_utf8_get_char (word)) && is_one_of (word, (gsize) (word_end (word) - word), openers))
        {
          name->text[end - name->text] = '\0';
          name->end = name->start + (guint) g_utf8_strlen (name->text, -1);
          return;
        }
      end = word_end (word);
    }
}

/* Takes off what is no part of the name. Returns FALSE when nothing is left of it. */
static gboolean
trim (DossierSuggestion *name,
      GPtrArray         *more)
{
  for (;;)
    {
      gsize length = (gsize) (word_end (name->text) - name->text);
      gboolean several = name->text[length] != '\0';

      if (!is_one_of (name->text, length, openers))
        {
          if (!several || name->type != DOSSIER_SUGGESTION_PERSON || !is_one_of (name->text, length, states))
            return TRUE;
          g_ptr_array_add (more, make_state (name, length));
        }
      if (!several)
        return FALSE;
      cut_first (name);
    }
}

static gboolean
is_sure_enough (const DossierSuggestion *name)
{
  gboolean single = *word_end (name->text) == '\0';

  return name->confidence >= (!single ? SURE : name->type == DOSSIER_SUGGESTION_PERSON ? SURE_PERSON : SURE_SINGLE);
}

/**
 * dossier_suggest_sift_foreign:
 * @names: (element-type DossierSuggestion): names found in a text that is not English; changed, and those that are none are freed
 */
void
dossier_suggest_sift_foreign (GPtrArray *names)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  guint kept = 0;

  for (guint i = 0; i < names->len; i++)
    {
      DossierSuggestion *name = g_ptr_array_index (names, i);

      begin_with_given (name, more);
      cut_behind (name);
      if (trim (name, more) && !is_date_word (name->text) && is_sure_enough (name))
        names->pdata[kept++] = name;
      else
        dossier_suggestion_free (name);
    }
  names->len = kept;
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (more, i));
}
