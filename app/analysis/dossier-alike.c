/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How alike two names are, and in what. Persons are compared by surname and given name, so that brothers never pass for one
 * man; all other names by their words, where a number that differs makes another type or another year. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-alike-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define ALIKE 0.8        /* from here on two words are spellings of one */
#define ALMOST 0.72      /* from here on they may be */
#define ACROSS_KINDS 0.5 /* what is left where the kinds contradict each other */

/* The letters that have to be changed, added or left out, as far as one. */
static gboolean
differ_by_one (const char *a,
               const char *b)
{
  gsize n = strlen (a), m = strlen (b), same = 0, end = 0;

  if (n + 1 < m || m + 1 < n)
    return FALSE;
  while (same < MIN (n, m) && a[same] == b[same])
    same++;
  while (end < MIN (n, m) - same && a[n - 1 - end] == b[m - 1 - end])
    end++;
  return MAX (n, m) - same - end <= 1;
}

static gboolean
is_digits_apart (const DossierAlikeWord *a,
                 const DossierAlikeWord *b)
{
  return ((a->flags | b->flags) & DOSSIER_ALIKE_WORD_NUMBER) != 0 && strcmp (a->fold, b->fold) != 0;
}

/* Arabic leaves its short vowels out: there the consonants alone are compared. */
static double
compare_consonants (const char *a,
                    const char *b)
{
  char bare[2][DOSSIER_ALIKE_SOUND];
  const char *const sounds[] = { a, b };

  for (guint i = 0; i < 2; i++)
    {
      guint n = 0;

      for (const char *at = sounds[i]; *at != '\0'; at++)
        if (strchr ("aeiou", *at) == NULL)
          bare[i][n++] = *at;
      bare[i][n] = '\0';
    }
  return 0.95 * (1 - 0.6 * (1 - dossier_name_sound_likeness (bare[0], bare[1]))); /* half of the letters are left to differ */
}

/* How alike two words are; of a word in Cyrillic what it may be a case of counts as well. */
static double
compare_words (const DossierAlikeParsed *a,
               guint                     i,
               const DossierAlikeParsed *b,
               guint                     k,
               gboolean                 *inflected)
{
  const DossierAlikeWord *x = &a->words[i], *y = &b->words[k];
  double likeness, best;

  if (inflected != NULL)
    *inflected = FALSE;
  if (strcmp (x->fold, y->fold) == 0)
    return 1;
  if (is_digits_apart (x, y) || ((x->flags | y->flags) & DOSSIER_ALIKE_WORD_INITIAL))
    return 0;
  if ((a->script == DOSSIER_SCRIPT_ARABIC) != (b->script == DOSSIER_SCRIPT_ARABIC))
    return compare_consonants (x->sound, y->sound);
  best = MIN (0.98, dossier_name_sound_likeness (x->sound, y->sound));
  for (guint base = 0; a->bases != NULL && base < DOSSIER_ALIKE_BASES && *a->bases[i][base] != '\0'; base++)
    {
      likeness = MIN (0.96, dossier_name_sound_likeness (a->bases[i][base], y->sound));
      if (likeness > best && inflected != NULL)
        *inflected = TRUE;
      best = MAX (best, likeness);
    }
  for (guint base = 0; b->bases != NULL && base < DOSSIER_ALIKE_BASES && *b->bases[k][base] != '\0'; base++)
    {
      likeness = MIN (0.96, dossier_name_sound_likeness (x->sound, b->bases[k][base]));
      if (likeness > best && inflected != NULL)
        *inflected = TRUE;
      best = MAX (best, likeness);
    }
  return best;
}

static DossierAlikeReason
word_reason (const DossierAlikeParsed *a,
             guint                     i,
             const DossierAlikeParsed *b,
             guint                     k,
             double                    likeness,
             gboolean                  inflected)
{
  if (likeness >= 1)
    return DOSSIER_ALIKE_SPELLING;
  if (inflected)
    return DOSSIER_ALIKE_INFLECTED;
  if (a->script != b->script)
    return DOSSIER_ALIKE_SCRIPT;
  if (differ_by_one (a->words[i].fold, b->words[k].fold) && likeness < 0.97)
    return DOSSIER_ALIKE_ONE_LETTER;
  return likeness >= 0.85 ? DOSSIER_ALIKE_TRANSCRIPTION : DOSSIER_ALIKE_CLOSE;
}

/* "Gerasimova" beside "Gerasimov": in Latin letters not a case, but a woman of that family. */
static gboolean
is_her_name (const DossierAlikeParsed *a,
             guint                     i,
             const DossierAlikeParsed *b,
             guint                     k)
{
  static const char *const endings[] = { "ova", "owa", "eva", "ewa", "ina", "ska", "skaya", "skaia", "skaja" };
  const char *x = a->words[i].fold, *y = b->words[k].fold;
  const char *longer = strlen (x) > strlen (y) ? x : y, *other = longer == x ? y : x;
  gsize n = strlen (other);

  if (!a->person || !b->person || a->script != DOSSIER_SCRIPT_LATIN || b->script != DOSSIER_SCRIPT_LATIN || other[n - (n > 0)] == 'a'
      || strlen (longer) == n || n < 4)
    return FALSE;
  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    if (g_str_has_suffix (longer, endings[e]))
      return strncmp (longer, other, n - 2) == 0;
  return FALSE;
}

static DossierAlike
compare_single (const DossierAlikeParsed *a,
                guint                     i,
                const DossierAlikeParsed *b,
                guint                     k)
{
  gboolean inflected;
  double likeness = compare_words (a, i, b, k, &inflected);

  if (likeness < 0.5)
    return (DossierAlike) { 0, DOSSIER_ALIKE_NOT };
  if (is_her_name (a, i, b, k))
    likeness = 0.6;
  return (DossierAlike) { likeness, word_reason (a, i, b, k, likeness, inflected) };
}

typedef struct
{
  double likeness;
  DossierAlikeReason reason;
} Given;

/* Two given names: the same, a form of the same, an initial, or another. */
static Given
compare_given (const DossierAlikeParsed *a,
               guint                     i,
               const DossierAlikeParsed *b,
               guint                     k)
{
  const DossierAlikeWord *x = &a->words[i], *y = &b->words[k];
  gboolean brief, inflected;
  double likeness;

  if ((x->flags | y->flags) & DOSSIER_ALIKE_WORD_INITIAL)
    {
      gboolean same = g_utf8_get_char (x->fold) == g_utf8_get_char (y->fold) || (*x->sound != '\0' && *x->sound == *y->sound);

      return same ? (Given) { 0.82, DOSSIER_ALIKE_INITIALS } : (Given) { 0, DOSSIER_ALIKE_OTHER_GIVEN };
    }
  likeness = compare_words (a, i, b, k, &inflected);
  if (likeness >= 0.9)
    return (Given) { likeness, word_reason (a, i, b, k, likeness, inflected) };
  if (dossier_name_given_same (x->fold, y->fold, &brief))
    return (Given) { brief ? 0.86 : 0.92, DOSSIER_ALIKE_SHORT_GIVEN };
  if (a->script != b->script || inflected)
    return likeness >= ALMOST ? (Given) { likeness, word_reason (a, i, b, k, likeness, inflected) }
                              : (Given) { 0, DOSSIER_ALIKE_OTHER_GIVEN };
  /* Two names that both are well known are two: Martin and Marvin, Jan and Jane. */
  if (likeness < ALMOST || (dossier_name_given_known (x->fold) && dossier_name_given_known (y->fold)))
    return (Given) { 0, DOSSIER_ALIKE_OTHER_GIVEN };
  return (Given) { likeness, word_reason (a, i, b, k, likeness, inflected) };
}

/* Words between given name and surname: a patronymic that one leaves out is nothing; another one is somebody else. */
static gboolean
middles_contradict (const DossierAlikeParsed *a,
                    const DossierAlikeParsed *b)
{
  guint n = MIN (a->n, b->n);

  if (a->suffix != 0 && b->suffix != 0 && a->suffix != b->suffix)
    return TRUE;
  for (guint i = 1; i + 1 < n; i++)
    {
      Given given = compare_given (a, i, b, i);

      if (given.reason == DOSSIER_ALIKE_OTHER_GIVEN)
        return TRUE;
    }
  return FALSE;
}

/* Whether each word of the shorter is one of the longer; the worst likeness. */
static double
align_all (const DossierAlikeParsed *a,
           const DossierAlikeParsed *b,
           gboolean                 *inflected)
{
  const DossierAlikeParsed *shorter = a->n <= b->n ? a : b, *longer = a->n <= b->n ? b : a;
  guint taken = 0;
  double worst = 1;

  *inflected = FALSE;
  for (guint i = 0; i < shorter->n; i++)
    {
      double best = 0;
      guint place = 0;
      gboolean bent = FALSE;

      for (guint k = 0; k < longer->n; k++)
        {
          gboolean this_bent;
          double likeness = taken >> k & 1 ? 0 : compare_words (shorter, i, longer, k, &this_bent);

          if (likeness > best)
            {
              best = likeness;
              place = k;
              bent = this_bent;
            }
        }
      taken |= 1u << place;
      worst = MIN (worst, best);
      *inflected = *inflected || bent;
    }
  return worst;
}

/* "Kim Jong Un", "Kim Jong-un", "Jongun": the same letters, cut into words elsewhere. */
static gboolean
same_run_together (const DossierAlikeParsed *a,
                   const DossierAlikeParsed *b)
{
  char x[DOSSIER_ALIKE_WORDS * DOSSIER_ALIKE_FOLD] = "", y[DOSSIER_ALIKE_WORDS * DOSSIER_ALIKE_FOLD] = "";

  for (guint i = 0; i < a->n; i++)
    g_strlcat (x, a->words[i].fold, sizeof x);
  for (guint i = 0; i < b->n; i++)
    g_strlcat (y, b->words[i].fold, sizeof y);
  return *x != '\0' && strcmp (x, y) == 0;
}

static DossierAlike
compare_one_with_several (const DossierAlikeParsed *one,
                          const DossierAlikeParsed *several)
{
  gboolean family_first = dossier_alike_surname_first (several);
  guint family = family_first ? 0 : several->n - 1, given = family_first ? 1 : 0;
  double surname = compare_words (one, 0, several, family, NULL);
  double first = compare_words (one, 0, several, given, NULL);

  if (surname >= ALIKE && surname >= first)
    return (DossierAlike) { 0.7 * surname, DOSSIER_ALIKE_SURNAME };
  if (first >= 0.9 || dossier_name_given_same (one->words[0].fold, several->words[given].fold, &(gboolean) { FALSE }))
    return (DossierAlike) { 0.42 * MAX (first, 0.9), DOSSIER_ALIKE_GIVEN };
  for (guint i = 1; i + 1 < several->n; i++)
    if (compare_words (one, 0, several, i, NULL) >= 0.9)
      return (DossierAlike) { 0.35, DOSSIER_ALIKE_LONGER };
  return (DossierAlike) { 0, DOSSIER_ALIKE_NOT };
}

/* Of the reasons of two words the one that says more. */
static DossierAlikeReason
weightier (DossierAlikeReason a,
           DossierAlikeReason b)
{
  if (a == DOSSIER_ALIKE_SHORT_GIVEN || a == DOSSIER_ALIKE_INITIALS)
    return a;
  return MAX (a, b);
}

/* As far as surname and given name go in the same order. */
static DossierAlike
compare_in_order (const DossierAlikeParsed *a,
                  const DossierAlikeParsed *b)
{
  gboolean first = dossier_alike_surname_first (a) && dossier_alike_surname_first (b);
  guint family_a = first ? 0 : a->n - 1, family_b = first ? 0 : b->n - 1;
  DossierAlike surname = compare_single (a, family_a, b, family_b);
  Given given;

  if (surname.similarity < ALMOST)
    return (DossierAlike) { 0, DOSSIER_ALIKE_NOT };
  given = compare_given (a, first ? 1 : 0, b, first ? 1 : 0);
  if (given.reason == DOSSIER_ALIKE_OTHER_GIVEN)
    return (DossierAlike) { 0.15, DOSSIER_ALIKE_OTHER_GIVEN };
  if (middles_contradict (a, b))
    return (DossierAlike) { 0.4, DOSSIER_ALIKE_OTHER_GIVEN };
  if (a->n != b->n && given.likeness >= 0.9)
    return (DossierAlike) { 0.95 * MIN (surname.similarity, given.likeness), DOSSIER_ALIKE_LONGER };
  return (DossierAlike) {
    MIN (surname.similarity, given.likeness) * 0.75 + MAX (surname.similarity, given.likeness) * 0.25,
    weightier (given.reason, surname.reason)
  };
}

static DossierAlike
compare_persons (const DossierAlikeParsed *a,
                 const DossierAlikeParsed *b)
{
  DossierAlike result;
  gboolean inflected;
  double aligned;

  if (a->n == 1 && b->n == 1)
    return compare_single (a, 0, b, 0);
  if (same_run_together (a, b) && !(a->suffix != 0 && b->suffix != 0 && a->suffix != b->suffix))
    return (DossierAlike) { 0.99, DOSSIER_ALIKE_SPELLING };
  if (a->n == 1)
    return compare_one_with_several (a, b);
  if (b->n == 1)
    return compare_one_with_several (b, a);
  result = compare_in_order (a, b);
  if (result.reason == DOSSIER_ALIKE_OTHER_GIVEN && a->n == b->n)
    {
      /* Not where it is the same order after all: "Jan Jan" … */
      if (compare_words (a, 0, b, b->n - 1, NULL) < ALIKE)
        return result;
    }
  if (result.similarity >= DOSSIER_ALIKE_PROPOSE || result.similarity == 0.4)
    return result;
  aligned = align_all (a, b, &inflected);
  if (aligned >= 0.85)
    return (DossierAlike) { aligned * (a->n == b->n ? 0.94 : 0.9), a->n == b->n ? DOSSIER_ALIKE_ORDER : DOSSIER_ALIKE_LONGER };
  return result;
}

/* "NATO" of "North Atlantic Treaty Organization", with its small words or without. */
static gboolean
is_acronym (const DossierAlikeParsed *brief,
            const DossierAlikeParsed *whole)
{
  char all[DOSSIER_ALIKE_WORDS + 1] = "", heavy[DOSSIER_ALIKE_WORDS + 1] = "";
  guint n = 0, m = 0;

  if (brief->n != 1 || !brief->capitals || whole->n < 2)
    return FALSE;
  for (guint i = 0; i < whole->n; i++)
    {
      all[n++] = *whole->words[i].fold;
      if (!(whole->words[i].flags & DOSSIER_ALIKE_WORD_SMALL))
        heavy[m++] = *whole->words[i].fold;
    }
  all[n] = heavy[m] = '\0';
  return (m > 1 && strcmp (brief->words[0].fold, heavy) == 0) || (n > 1 && strcmp (brief->words[0].fold, all) == 0);
}

/* "Russia" and "Russian", "Belarus" and "Belarusian": one stem with short endings. */
static gboolean
share_stem (const char *a,
            const char *b)
{
  gsize same = 0;

  while (a[same] != '\0' && a[same] == b[same])
    same++;
  return same >= 4 && strlen (a + same) <= 3 && strlen (b + same) <= 3 && (strlen (a + same) == 0 || strlen (b + same) == 0);
}

/* Words that say of what kind a thing is; names are as often without. */
static gboolean
says_the_kind (const char *word)
{
  static const char *const words[] = {
    "ag", "city", "class", "company", "complex", "corporation", "cruise", "drills", "exercise", "exercises", "federation", "fighter",
    "forces", "gmbh", "group", "inc", "llc", "ltd", "maneuvers", "missile", "missiles", "oblast", "operation", "plc", "province",
    "region", "system", "systems", "tank", "tanks",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

typedef struct
{
  guint matched;
  guint left_kinds; /* of the words left over, how many only say the kind */
  guint left_a; /* words that the other lacks */
  guint left_b;
  guint numbers_a;
  guint numbers_b;
  double worst;
  gboolean in_order;
  gboolean inflected;
  guint first_a; /* of the worst pair */
  guint first_b;
} Alignment;

static double
compare_plain (const DossierAlikeParsed *a,
               guint                     i,
               const DossierAlikeParsed *b,
               guint                     k,
               gboolean                 *inflected)
{
  double likeness = compare_words (a, i, b, k, inflected);

  if (likeness < 0.9 && share_stem (a->words[i].fold, b->words[k].fold) && (a->n > 1 || b->n > 1))
    return 0.9;
  return likeness;
}

static Alignment
align (const DossierAlikeParsed *a,
       const DossierAlikeParsed *b)
{
  Alignment result = { .worst = 1, .in_order = TRUE };
  guint taken = 0, last = 0;

  for (guint i = 0; i < a->n; i++)
    {
      double best = 0;
      guint place = 0;
      gboolean bent = FALSE;

      for (guint k = 0; k < b->n; k++)
        {
          gboolean this_bent;
          double likeness = taken >> k & 1 ? 0 : compare_plain (a, i, b, k, &this_bent);

          if (likeness > best)
            {
              best = likeness;
              place = k;
              bent = this_bent;
            }
        }
      if (a->words[i].flags & DOSSIER_ALIKE_WORD_SMALL)
        {
          if (best >= 1)
            taken |= 1u << place;
          continue;
        }
      if (best < ALMOST)
        {
          result.left_a++;
          result.left_kinds += says_the_kind (a->words[i].fold);
          result.numbers_a += (a->words[i].flags & DOSSIER_ALIKE_WORD_NUMBER) != 0;
          continue;
        }
      taken |= 1u << place;
      result.in_order = result.in_order && (result.matched == 0 || place > last);
      last = place;
      result.matched++;
      result.inflected = result.inflected || bent;
      if (best < result.worst)
        {
          result.worst = best;
          result.first_a = i;
          result.first_b = place;
        }
    }
  for (guint k = 0; k < b->n; k++)
    if (!(taken >> k & 1) && !(b->words[k].flags & DOSSIER_ALIKE_WORD_SMALL))
      {
        result.left_b++;
        result.left_kinds += says_the_kind (b->words[k].fold);
        result.numbers_b += (b->words[k].flags & DOSSIER_ALIKE_WORD_NUMBER) != 0;
      }
  return result;
}

static DossierAlike
compare_others (const DossierAlikeParsed *a,
                const DossierAlikeParsed *b)
{
  Alignment found;
  double share;

  if (same_run_together (a, b))
    return (DossierAlike) { 0.99, DOSSIER_ALIKE_SPELLING };
  if (is_acronym (a, b) || is_acronym (b, a))
    return (DossierAlike) { strlen (a->n == 1 ? a->words[0].fold : b->words[0].fold) > 2 ? 0.88 : 0.7, DOSSIER_ALIKE_ACRONYM };
  found = align (a, b);
  if (found.numbers_a > 0 && found.numbers_b > 0)
    return (DossierAlike) { 0.15, DOSSIER_ALIKE_OTHER_NUMBER };
  if (found.matched == 0)
    return (DossierAlike) { 0, DOSSIER_ALIKE_NOT };
  if (found.left_a == 0 && found.left_b == 0)
    {
      if (!found.in_order)
        return (DossierAlike) { 0.93 * found.worst, DOSSIER_ALIKE_ORDER };
      return (DossierAlike) {
        found.worst >= 1 ? 0.97 : found.worst, word_reason (a, found.first_a, b, found.first_b, found.worst, found.inflected)
      };
    }
  share = (double) found.matched / (found.matched + MAX (found.left_a, found.left_b));
  if (found.left_a > 0 && found.left_b > 0)
    return (DossierAlike) { MAX (0, share - 0.3) * found.worst, DOSSIER_ALIKE_NOT };
  if (found.left_kinds == found.left_a + found.left_b)
    return (DossierAlike) { 0.8 * found.worst, DOSSIER_ALIKE_LONGER };
  return (DossierAlike) { (0.2 + 0.6 * share) * found.worst, DOSSIER_ALIKE_LONGER };
}

DossierAlike
dossier_alike_compare_parsed (const DossierAlikeParsed *a,
                              const DossierAlikeParsed *b)
{
  DossierAlike alike;

  if (a->n == 0 || b->n == 0)
    return (DossierAlike) { 0, DOSSIER_ALIKE_NOT };
  alike = a->person && b->person ? compare_persons (a, b) : compare_others (a, b);
  if (alike.similarity < 0.05)
    return (DossierAlike) { 0, DOSSIER_ALIKE_NOT };
  if (a->script != b->script && alike.similarity >= ALIKE && alike.reason != DOSSIER_ALIKE_SHORT_GIVEN
      && alike.reason != DOSSIER_ALIKE_ORDER && alike.reason != DOSSIER_ALIKE_LONGER)
    alike.reason = DOSSIER_ALIKE_SCRIPT;
  return alike;
}

/**
 * dossier_alike_compare:
 *
 * Compares two names, without looking at who bears them. Where both kinds are known and differ, little is left of the
 * similarity.
 */
DossierAlike
dossier_alike_compare (const DossierAlikeName *a,
                       const DossierAlikeName *b)
{
  DossierAlikeRoom rooms[2];
  DossierAlike alike;
  const char *kind;

  g_return_val_if_fail (a != NULL && a->name != NULL, ((DossierAlike) { 0, DOSSIER_ALIKE_NOT }));
  g_return_val_if_fail (b != NULL && b->name != NULL, ((DossierAlike) { 0, DOSSIER_ALIKE_NOT }));

  kind = a->kind != NULL ? a->kind : b->kind;
  alike = dossier_alike_compare_parsed (dossier_alike_parse (a->name, kind, &rooms[0]),
                                        dossier_alike_parse (b->name, b->kind != NULL ? b->kind : kind, &rooms[1]));
  if (alike.similarity > 0 && strcmp (a->name, b->name) == 0)
    alike = (DossierAlike) { 1, DOSSIER_ALIKE_SAME };
  if (a->kind != NULL && b->kind != NULL && strcmp (a->kind, b->kind) != 0)
    alike.similarity *= ACROSS_KINDS;
  return alike;
}

/* 0–1: how many of the words of two roles or descriptions are the same. */
double
dossier_alike_roles (const char *a,
                     const char *b)
{
  DossierAlikeRoom rooms[2];
  const DossierAlikeParsed *x, *y;
  Alignment found;

  if (a == NULL || b == NULL)
    return 0;
  x = dossier_alike_parse (a, "", &rooms[0]);
  y = dossier_alike_parse (b, "", &rooms[1]);
  if (x->n == 0 || y->n == 0)
    return 0;
  found = align (x, y);
  return found.matched / (double) (found.matched + MIN (found.left_a, found.left_b) + 0.5 * ABS ((int) found.left_a - (int) found.left_b));
}

static char *
describe_script (const char *a,
                 const char *b)
{
  DossierScript script = dossier_name_forms_script (a);

  if (script == DOSSIER_SCRIPT_LATIN)
    script = dossier_name_forms_script (b);
  switch (script)
    {
    case DOSSIER_SCRIPT_CYRILLIC: return g_strdup (_("same name in Cyrillic"));
    case DOSSIER_SCRIPT_GREEK: return g_strdup (_("same name in Greek letters"));
    case DOSSIER_SCRIPT_ARABIC: return g_strdup (_("same name in Arabic letters"));
    default: return g_strdup (_("same name in another script"));
    }
}

/**
 * dossier_alike_describe:
 * @a: one of the names
 * @b: the other
 *
 * Returns: (transfer full): the reason in words, translated; a part of a sentence, beginning with a small letter
 */
char *
dossier_alike_describe (DossierAlikeReason reason,
                        const char        *a,
                        const char        *b)
{
  const char *brief, *whole;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  brief = strlen (a) <= strlen (b) ? a : b;
  whole = brief == a ? b : a;
  switch (reason)
    {
    case DOSSIER_ALIKE_SAME: return g_strdup (_("same name"));
    case DOSSIER_ALIKE_SPELLING: return g_strdup (_("same name but for capitals, accents or hyphens"));
    case DOSSIER_ALIKE_SCRIPT: return describe_script (a, b);
    case DOSSIER_ALIKE_TRANSCRIPTION: return g_strdup (_("same name as another language writes it"));
    case DOSSIER_ALIKE_INFLECTED: return g_strdup (_("same name with a grammatical ending"));
    case DOSSIER_ALIKE_ONE_LETTER: return g_strdup (_("differs by one letter"));
    case DOSSIER_ALIKE_CLOSE: return g_strdup (_("differs by a few letters"));
    case DOSSIER_ALIKE_ORDER: return g_strdup (_("same words in another order"));
    case DOSSIER_ALIKE_SHORT_GIVEN: return g_strdup (_("same surname, given name is a short or foreign form"));
    case DOSSIER_ALIKE_INITIALS: return g_strdup (_("same surname, given name as an initial"));
    /* Translators: %1$s is a name that has all the words of %2$s and more. */
    case DOSSIER_ALIKE_LONGER: return g_strdup_printf (_("“%1$s” is a fuller form of “%2$s”"), whole, brief);
    /* Translators: %1$s is a person's surname, %2$s the whole name. */
    case DOSSIER_ALIKE_SURNAME: return g_strdup_printf (_("“%1$s” is the surname of “%2$s”"), brief, whole);
    /* Translators: %1$s is a person's given name, %2$s the whole name. */
    case DOSSIER_ALIKE_GIVEN: return g_strdup_printf (_("“%1$s” is the given name of “%2$s”"), brief, whole);
    /* Translators: "abbreviation: NATO = North Atlantic Treaty Organization" */
    case DOSSIER_ALIKE_ACRONYM: return g_strdup_printf (_("abbreviation: %1$s = %2$s"), brief, whole);
    case DOSSIER_ALIKE_OTHER_GIVEN: return g_strdup (_("same surname, but another given name"));
    case DOSSIER_ALIKE_OTHER_NUMBER: return g_strdup (_("alike, but another number"));
    case DOSSIER_ALIKE_NOT: default: return g_strdup (_("not alike"));
    }
}
