/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One figure: a plain value, owned by who asked for it; how it is written down and compared. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-figure.h"

#include <math.h>
#include <string.h>

#define ABOUT_SHARE 0.1     /* "about 100" may be 90 or 110 */
#define GREATEST 1e18
#define SUFFIX_ADDITIONAL " +"

static const char * const marks[] = { "", "~", ">", ">=", "<", "<=" };
static const char * const qualifiers[] = { "exactly", "about", "more-than", "at-least", "less-than", "up-to" };

void
dossier_figure_free (DossierFigure *figure)
{
  if (figure == NULL)
    return;
  g_free (figure->unit);
  g_free (figure->counted);
  g_free (figure);
}

/**
 * dossier_figure_copy:
 * @figure: (nullable)
 *
 * Returns: (transfer full) (nullable)
 */
DossierFigure *
dossier_figure_copy (const DossierFigure *figure)
{
  DossierFigure *copy;

  if (figure == NULL)
    return NULL;
  copy = g_new (DossierFigure, 1);
  *copy = *figure;
  copy->unit = g_strdup (figure->unit);
  copy->counted = g_strdup (figure->counted);
  return copy;
}

/**
 * dossier_figure_qualifier_to_text:
 *
 * Returns: (transfer none): the stable word: exactly about more-than at-least less-than up-to
 */
const char *
dossier_figure_qualifier_to_text (DossierFigureQualifier qualifier)
{
  g_return_val_if_fail (qualifier < G_N_ELEMENTS (qualifiers), NULL);
  return qualifiers[qualifier];
}

/**
 * dossier_figure_qualifier_from_text:
 * @text: (nullable): a stable word
 * @qualifier: (out): what it means
 *
 * Returns: whether it is one
 */
gboolean
dossier_figure_qualifier_from_text (const char             *text,
                                    DossierFigureQualifier *qualifier)
{
  for (guint i = 0; i < G_N_ELEMENTS (qualifiers); i++)
    if (g_strcmp0 (text, qualifiers[i]) == 0)
      {
        *qualifier = (DossierFigureQualifier) i;
        return TRUE;
      }
  return FALSE;
}

static void
append_number (GString *value,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) < 1e15)
    g_string_append_printf (value, "%" G_GINT64_FORMAT, (gint64) number);
  else
    g_string_append (value, g_ascii_formatd (buffer, sizeof buffer, "%.12g", number));
}

/**
 * dossier_figure_to_value:
 *
 * The normal form: a mark of its qualifier ("" exactly, "~" about, ">" more than, ">=" at least, "<" less than, "<=" up
 * to), the number in plain digits with a point, for a range ".." and the second number, then each after a blank the unit
 * in brackets, what is counted, and "+" when it is additional: "~30000 Russian troops", ">=20000..30000 soldiers",
 * "1000 [km]", "3000 troops +".
 *
 * Returns: (transfer full): the figure as a line of text without its place
 */
char *
dossier_figure_to_value (const DossierFigure *figure)
{
  GString *value = g_string_new (marks[figure->qualifier]);

  append_number (value, figure->low);
  if (figure->high != figure->low)
    {
      g_string_append (value, "..");
      append_number (value, figure->high);
    }
  if (figure->unit != NULL)
    g_string_append_printf (value, " [%s]", figure->unit);
  if (figure->counted != NULL)
    g_string_append_printf (value, " %s", figure->counted);
  if (figure->additional)
    g_string_append (value, SUFFIX_ADDITIONAL);
  return g_string_free (value, FALSE);
}

static gboolean
take_number (const char **p,
             double      *number)
{
  char *end;
  gsize length = strspn (*p, "0123456789");
  g_autofree char *digits = NULL;

  if (length == 0)
    return FALSE;
  if ((*p)[length] == '.' && g_ascii_isdigit ((*p)[length + 1]))
    length += 1 + strspn (*p + length + 1, "0123456789");
  digits = g_strndup (*p, length);
  *number = g_ascii_strtod (digits, &end);
  if (*number > GREATEST)
    return FALSE;
  *p += length;
  return TRUE;
}

/**
 * dossier_figure_from_value:
 * @value: as dossier_figure_to_value() writes it
 *
 * Returns: (transfer full) (nullable): the figure, without a place; NULL when @value is none
 */
DossierFigure *
dossier_figure_from_value (const char *value)
{
  g_autoptr (DossierFigure) figure = g_new0 (DossierFigure, 1);
  const char *p = value;

  g_return_val_if_fail (value != NULL, NULL);

  for (guint i = G_N_ELEMENTS (marks) - 1; i > 0; i--)
    if (g_str_has_prefix (p, marks[i]) && (i != DOSSIER_FIGURE_MORE_THAN || p[1] != '=') && (i != DOSSIER_FIGURE_LESS_THAN || p[1] != '='))
      {
        figure->qualifier = (DossierFigureQualifier) i;
        p += strlen (marks[i]);
        break;
      }
  if (!take_number (&p, &figure->low))
    return NULL;
  figure->high = figure->low;
  if (p[0] == '.' && p[1] == '.')
    {
      p += 2;
      if (!take_number (&p, &figure->high) || figure->high < figure->low)
        return NULL;
    }
  if (g_str_has_prefix (p, " ["))
    {
      const char *close = strchr (p, ']');

      if (close == NULL)
        return NULL;
      figure->unit = g_strndup (p + 2, (gsize) (close - p - 2));
      p = close + 1;
    }
  if (*p != '\0' && *p != ' ')
    return NULL;
  if (*p == ' ')
    {
      figure->additional = g_str_has_suffix (p, SUFFIX_ADDITIONAL);
      figure->counted = g_strndup (p + 1, strlen (p + 1) - (figure->additional ? MIN (strlen (SUFFIX_ADDITIONAL), strlen (p + 1)) : 0));
      if (*figure->counted == '\0')
        g_clear_pointer (&figure->counted, g_free);
    }
  return g_steal_pointer (&figure);
}

/**
 * dossier_figure_bounds:
 * @least: (out): the least number that @figure allows
 * @most: (out): the greatest, HUGE_VAL when there is none
 */
void
dossier_figure_bounds (const DossierFigure *figure,
                       double              *least,
                       double              *most)
{
  *least = figure->low;
  *most = figure->high;
  switch (figure->qualifier)
    {
    case DOSSIER_FIGURE_ABOUT:
      if (figure->low == figure->high)
        {
          *least = figure->low * (1 - ABOUT_SHARE);
          *most = figure->high * (1 + ABOUT_SHARE);
        }
      break;
    case DOSSIER_FIGURE_MORE_THAN:
    case DOSSIER_FIGURE_AT_LEAST:
      *most = HUGE_VAL;
      break;
    case DOSSIER_FIGURE_LESS_THAN:
    case DOSSIER_FIGURE_UP_TO:
      *least = 0;
      break;
    case DOSSIER_FIGURE_EXACTLY:
    default:
      break;
    }
}
