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

static char *
qualified (DossierFigureQualifier qualifier,
           const char            *number)
{
  switch (qualifier)
    {
    /* Translators: these six limit a number: "about 30,000 soldiers" */
    case DOSSIER_FIGURE_ABOUT:
      return g_strdup_printf (_("about %s"), number);
    case DOSSIER_FIGURE_MORE_THAN:
      return g_strdup_printf (_("more than %s"), number);
    case DOSSIER_FIGURE_AT_LEAST:
      return g_strdup_printf (_("at least %s"), number);
    case DOSSIER_FIGURE_LESS_THAN:
      return g_strdup_printf (_("less than %s"), number);
    case DOSSIER_FIGURE_UP_TO:
      return g_strdup_printf (_("up to %s"), number);
    case DOSSIER_FIGURE_EXACTLY:
    default:
      return g_strdup (number);
    }
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
  return qualified (figure->qualifier, words->str);
}
