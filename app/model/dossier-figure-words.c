/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure in the words of the person who reads, with the separators of their country. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-figure.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>

/* A locale without separators, as of a script, gets those of English: digits in one heap are not read. */
static const char *
separator (nl_item     item,
           const char *other)
{
  const char *sign = nl_langinfo (item);

  return sign != NULL && *sign != '\0' && g_utf8_validate (sign, -1, NULL) ? sign : other;
}

static void
append_number (GString *words,
               double   number)
{
  char buffer[64];
  const char *digits, *point;
  gsize whole;

  if (number == floor (number) && fabs (number) < 1e15)
    g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, (gint64) number);
  else
    g_ascii_formatd (buffer, sizeof buffer, "%.12g", number);
  if (strpbrk (buffer, "eE") != NULL)
    {
      g_string_append (words, buffer);
      return;
    }
  if (buffer[0] == '-')
    g_string_append (words, "−");
  digits = buffer[0] == '-' ? buffer + 1 : buffer;
  point = strchr (digits, '.');
  whole = point != NULL ? (gsize) (point - digits) : strlen (digits);
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (words, separator (THOUSEP, ","));
      g_string_append_c (words, digits[i]);
    }
  if (point != NULL)
    g_string_append_printf (words, "%s%s", separator (RADIXCHAR, "."), point + 1);
}

/* The words of a qualifier, with %s for the number; "exactly" has none. */
static const char * const limits[] = {
  [DOSSIER_FIGURE_EXACTLY] = "%s",
  /* Translators: these five limit a number: "about 30,000 soldiers" */
  [DOSSIER_FIGURE_ABOUT] = N_("about %s"),
  [DOSSIER_FIGURE_MORE_THAN] = N_("more than %s"),
  [DOSSIER_FIGURE_AT_LEAST] = N_("at least %s"),
  [DOSSIER_FIGURE_LESS_THAN] = N_("less than %s"),
  [DOSSIER_FIGURE_UP_TO] = N_("up to %s"),
};

static const char *
limit_words (guint qualifier)
{
  return qualifier > DOSSIER_FIGURE_EXACTLY && qualifier < G_N_ELEMENTS (limits) ? _(limits[qualifier]) : limits[0];
}

/* Digits as a program reads them, from how the country writes them. */
static char *
plain_digits (const char *words)
{
  const char *thousands = separator (THOUSEP, ","), *radix = separator (RADIXCHAR, ".");
  GString *plain = g_string_new (NULL);
  gboolean digit = FALSE;

  for (const char *p = words; *p != '\0';)
    {
      gsize step = (gsize) (g_utf8_next_char (p) - p);
      gsize skip = digit && g_str_has_prefix (p, thousands) ? strlen (thousands) : 0;

      if (skip > 0 && g_ascii_isdigit (p[skip]) && strspn (p + skip, "0123456789") == 3)
        step = skip;
      else if (digit && *radix == ',' && *p == ',' && g_ascii_isdigit (p[1]))
        g_string_append_c (plain, '.');
      else
        g_string_append_len (plain, p, (gssize) step);
      digit = g_ascii_isdigit (*p) || (digit && step == skip);
      p += step;
    }
  return g_string_free (plain, FALSE);
}

/**
 * dossier_figure_for_people:
 * @figure: a figure
 *
 * Returns: (transfer full): it in a line: "about 30,000 Russian troops", "20,000–30,000", "3,000 more troops", "1,000 km"
 */
char *
dossier_figure_for_people (const DossierFigure *figure)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (figure != NULL, NULL);

  append_number (words, figure->low);
  if (figure->high != figure->low)
    {
      g_string_append (words, "–");
      append_number (words, figure->high);
    }
  if (figure->additional)
    {
      /* Translators: a number that comes on top of others: "3,000 more" */
      g_autofree char *more = g_strdup_printf (_("%s more"), words->str);

      g_string_assign (words, more);
    }
  if (figure->unit != NULL && *figure->unit != '\0')
    g_string_append_printf (words, " %s", figure->unit);
  if (figure->counted != NULL && *figure->counted != '\0')
    g_string_append_printf (words, " %s", figure->counted);
  {
    g_auto (GStrv) around = g_strsplit (limit_words (figure->qualifier), "%s", 2);

    g_string_prepend (words, around[0]);
    g_string_append (words, around[0] != NULL && around[1] != NULL ? around[1] : "");
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * dossier_figure_words_strip:
 * @words: a figure as dossier_figure_for_people() writes it, or as somebody typed it
 * @qualifier: (out): what the words that were taken off say; exactly when there were none
 *
 * Takes off the words by which this language limits a number, and the separators with which this country writes it.
 *
 * Returns: (transfer full): the rest, which begins with the number
 */
char *
dossier_figure_words_strip (const char             *words,
                            DossierFigureQualifier *qualifier)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  trimmed = g_strstrip (g_strdup (words));
  *qualifier = DOSSIER_FIGURE_EXACTLY;
  for (guint i = DOSSIER_FIGURE_EXACTLY + 1; i < G_N_ELEMENTS (limits); i++)
    {
      g_auto (GStrv) around = g_strsplit (limit_words (i), "%s", 2);
      gsize before = strlen (around[0]), after = around[1] != NULL ? strlen (around[1]) : 0, length = strlen (trimmed);

      if (before + after == 0 || length <= before + after || g_ascii_strncasecmp (trimmed, around[0], before) != 0
          || (after > 0 && g_ascii_strcasecmp (trimmed + length - after, around[1]) != 0))
        continue;
      *qualifier = (DossierFigureQualifier) i;
      trimmed[length - after] = '\0';
      return plain_digits (trimmed + before);
    }
  return plain_digits (trimmed);
}
