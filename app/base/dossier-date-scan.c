/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The small parts that dates are written with: numbers, years, days of the month, names, and the words around them.
 * Each function takes a position by reference and moves it only when the part is there. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

void
dossier_date_skip_blanks (const char **p)
{
  gboolean line = FALSE;

  /* A date may be broken by the end of a line, but not by a paragraph's. */
  for (;; *p = g_utf8_next_char (*p))
    {
      gunichar c = (guchar) **p < 0x80 ? (gunichar) **p : g_utf8_get_char (*p);

      if (c == '\n' && !line)
        line = TRUE;
      else if (c == '\n' || (c != ' ' && !g_unichar_isspace (c)))
        return;
    }
}

gboolean
dossier_date_take_number (const char **p,
                          int          most_digits,
                          int         *value,
                          int         *digits)
{
  int v = 0, n = 0;

  while (g_ascii_isdigit ((*p)[n]) && n <= most_digits)
    {
      v = v * 10 + ((*p)[n] - '0');
      n++;
    }
  if (n == 0 || n > most_digits)
    return FALSE;
  *p += n;
  *value = v;
  *digits = n;
  return TRUE;
}

/* Whether nothing that belongs to the number before stands at @p: 10,000, 10.5, 10%, 10:30. */
gboolean
dossier_date_number_ends (const char *p)
{
  if (*p == '%' || g_ascii_isdigit (*p))
    return FALSE;
  return !((*p == '.' || *p == ',' || *p == ':' || *p == '/') && g_ascii_isdigit (p[1]));
}

gboolean
dossier_date_take_year (const char **p,
                        int         *year)
{
  const char *q = *p;
  int digits;

  if (!dossier_date_take_number (&q, 4, year, &digits) || digits != 4 || *year < 1000 || *year > 2999
      || !dossier_date_number_ends (q))
    return FALSE;
  if (g_unichar_isalpha (g_utf8_get_char (q)))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
take_ordinal (const char **p)
{
  static const char * const suffixes[] = { "st", "nd", "rd", "th", "er", "º", "." };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_prefix (*p, suffixes[i]))
      {
        const char *q = *p + strlen (suffixes[i]);

        if (g_unichar_isalpha (g_utf8_get_char (q)))
          continue;
        *p = q;
        return TRUE;
      }
  return FALSE;
}

/* "second", "twentieth" */
static gboolean
take_day_in_words (const char **p,
                   int         *day)
{
  DossierDateName name;
  const char *after;

  if (!dossier_date_name_at (*p, &name, &after) || name.type != DOSSIER_DATE_NAME_ORDINAL)
    return FALSE;
  *day = name.value;
  *p = after;
  return TRUE;
}

gboolean
dossier_date_take_day (const char **p,
                       int         *day)
{
  const char *q = *p;
  int digits;

  if (!g_ascii_isdigit (*q))
    return take_day_in_words (p, day);
  if (!dossier_date_take_number (&q, 2, day, &digits) || *day < 1 || *day > 31 || !dossier_date_number_ends (q))
    return FALSE;
  *p = q;
  take_ordinal (p);
  return TRUE;
}

/* Digits, "twenty-three", "a", "the past couple of", "several": how many. */
gboolean
dossier_date_take_count (const char              **p,
                         int                      *count,
                         gboolean                 *vague,
                         const DossierDateContext *context)
{
  const char *q = *p;
  DossierDateName name;
  int digits, more;

  *vague = FALSE;
  if (dossier_date_take_number (&q, 4, count, &digits))
    {
      if (*count == 0 || !dossier_date_number_ends (q))
        return FALSE;
      *p = q;
      return TRUE;
    }
  if (*q == '[')
    q++;
  if (dossier_date_take_literal (&q, "a"))
    dossier_date_skip_blanks (&q);
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_VAGUE, &name, context))
    {
      const char *of = q;

      *count = name.value;
      *vague = TRUE;
      dossier_date_skip_blanks (&of);
      if (dossier_date_take_literal (&of, "of"))
        q = of;
      *p = q;
      return TRUE;
    }
  q = **p == '[' ? *p + 1 : *p;
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_NUMBER, &name, context) || name.value >= 100)
    return FALSE;
  *count = more = name.value;
  if (*q == ']')
    q++;
  else if (name.value >= 20 && *q == '-')
    {
      const char *r = q + 1;

      if (dossier_date_take_name (&r, DOSSIER_DATE_NAME_NUMBER, &name, context) && name.value < 10)
        {
          *count += name.value;
          q = r;
        }
    }
  if (more < 20)
    {
      const char *r = q;

      dossier_date_skip_blanks (&r);
      if (dossier_date_take_name (&r, DOSSIER_DATE_NAME_NUMBER, &name, context) && name.value == 100)
        {
          *count *= 100;
          q = r;
        }
    }
  *p = q;
  return TRUE;
}

/* As dossier_date_name_at(), which is asked once a word. */
gboolean
dossier_date_look_up (const char               *p,
                      DossierDateName          *name,
                      const char              **after,
                      const DossierDateContext *context)
{
  DossierDateLookedUp *kept;

  if (context->looked_up == NULL)
    return dossier_date_name_at (p, name, after);
  kept = &context->looked_up[(gsize) p & (DOSSIER_LOOKED_UP - 1)];
  if (kept->at != p)
    {
      kept->known = dossier_date_name_at (p, &kept->name, &kept->after);
      kept->at = p;
    }
  *name = kept->name;
  *after = kept->after;
  return kept->known;
}

gboolean
dossier_date_take_name (const char              **p,
                        DossierDateNameType       type,
                        DossierDateName          *name,
                        const DossierDateContext *context)
{
  const char *after;

  if (!dossier_date_look_up (*p, name, &after, context) || name->type != type)
    return FALSE;
  if (context->strict && (name->flags & DOSSIER_DATE_NAME_CAPITAL) && !g_unichar_isupper (g_utf8_get_char (*p)))
    return FALSE;
  *p = after;
  return TRUE;
}

/* @word: lower case ASCII */
gboolean
dossier_date_take_literal (const char **p,
                           const char  *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*p, word, length) != 0 || g_unichar_isalnum (g_utf8_get_char (*p + length)))
    return FALSE;
  *p += length;
  return TRUE;
}

/* The blanks behind @modifier, and what makes the last one of "this past Monday". Returns: whether it does */
gboolean
dossier_date_take_past (const char           **p,
                        const DossierDateName *modifier)
{
  dossier_date_skip_blanks (p);
  if (modifier->value != 0 || !dossier_date_take_literal (p, "past"))
    return FALSE;
  dossier_date_skip_blanks (p);
  return TRUE;
}

gboolean
dossier_date_take_month (const char              **p,
                         int                      *month,
                         const DossierDateContext *context)
{
  DossierDateName name;

  const char *start = *p;

  if (!dossier_date_take_name (p, DOSSIER_DATE_NAME_MONTH, &name, context))
    return FALSE;
  /* The full stop of an abbreviation, not that of a sentence. */
  if (**p == '.' && *p - start <= ((guint8) *start < 0x80 ? 5 : 8) && !dossier_date_word_is (start, *p, " may june july march april mai juin maj mars marzo mayo "))
    (*p)++;
  *month = name.value;
  return TRUE;
}

/* A year after a day and month, with what may stand between. Moves nothing when there is none. */
int
dossier_date_take_later_year (const char              **p,
                              const DossierDateContext *context)
{
  const char *q = *p;
  DossierDateName name;
  int year, digits;

  dossier_date_skip_blanks (&q);
  if (*q == ',')
    q++;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_OF, &name, context)
      || dossier_date_take_literal (&q, "in"))
    dossier_date_skip_blanks (&q);
  if (dossier_date_take_year (&q, &year))
    {
      *p = q;
      return year;
    }
  /* '22 */
  if (*q == '\'' || g_str_has_prefix (q, "’"))
    {
      q = g_utf8_next_char (q);
      if (dossier_date_take_number (&q, 2, &year, &digits) && digits == 2 && !g_unichar_isalnum (g_utf8_get_char (q)))
        {
          *p = q;
          return year < 40 ? 2000 + year : 1900 + year;
        }
    }
  return DOSSIER_NO_YEAR;
}

gboolean
dossier_date_take_dash (const char **p)
{
  const char *q = *p;
  gunichar c;

  dossier_date_skip_blanks (&q);
  c = g_utf8_get_char (q);
  if (c != '-' && !(c >= 0x2010 && c <= 0x2015) && c != 0x2212)
    return FALSE;
  q = g_utf8_next_char (q);
  dossier_date_skip_blanks (&q);
  *p = q;
  return TRUE;
}

/* Whether a number that ends at @p counts the word behind it, as in "22 soldiers". */
gboolean
dossier_date_counts_behind (const char *p)
{
  const char *start;

  dossier_date_skip_blanks (&p);
  for (start = p; g_ascii_islower (*p); p++)
    ;
  return p - start > 3 && p[-1] == 's' && p[-2] != 's';
}

/* The word before @p, of letters and digits, with only blanks between; a paragraph's end is none. */
gboolean
dossier_date_word_before (const char  *text,
                          const char  *p,
                          const char **start,
                          const char **end)
{
  const char *q = p;
  guint lines = 0;

  for (; q > text; q--)
    {
      if (q - text >= 2 && (guchar) q[-1] == 0xa0 && (guchar) q[-2] == 0xc2) /* a no-break space */
        q--;
      else if (q[-1] == '\n' ? ++lines > 1 : q[-1] != ' ' && q[-1] != '\t')
        break;
    }
  if (lines > 1)
    return FALSE;
  *end = q;
  while (q > text)
    {
      const char *before = g_utf8_prev_char (q);
      gunichar c = (guchar) *before < 0x80 ? (gunichar) *before : g_utf8_get_char (before);

      /* "2,500" is one word, and "build-up". */
      if ((c == ',' || c == '.' || c == '-') && q < *end && before > text
          && (((c == ',' || c == '.') && g_ascii_isdigit (*q) && g_ascii_isdigit (before[-1]))
              || (c == '-' && g_ascii_isalnum (*q) && g_ascii_isalnum (before[-1]))))
        c = '0';
      if (c < 0x80 ? !g_ascii_isalnum ((char) c) && c != '\'' : !g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != 0x2019)
        break;
      q = before;
    }
  *start = q;
  return q < *end;
}

/* @words: lower case ASCII, with a blank before and behind each */
gboolean
dossier_date_word_is (const char *start,
                      const char *end,
                      const char *words)
{
  char word[24];
  gsize length = (gsize) (end - start);

  if (length == 0 || length > sizeof word - 3)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    word[i] = (char) (g_ascii_isupper (start[i]) ? start[i] | 0x20 : start[i]);
  word[length] = ' ';
  /* Much faster than strstr(), which prepares for longer texts. */
  for (const char *p = words + 1; (p = strchr (p, word[0])) != NULL; p++)
    if (p[-1] == ' ' && strncmp (p, word, length + 1) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the modifier @name at @p, which may be a preposition, is one: "the following Friday", not "after talks following Friday's attack". */
gboolean
dossier_date_is_modifier (const char               *p,
                          const DossierDateName    *name,
                          const DossierDateContext *context)
{
  const char *start, *end;

  if (!context->strict || !(name->flags & DOSSIER_DATE_NAME_ANCHORED) || name->value < 0)
    return TRUE;
  return dossier_date_word_before (context->text, p, &start, &end) && dossier_date_word_is (start, end, " the that ");
}
