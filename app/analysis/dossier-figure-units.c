/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The unit behind the number of a figure, in one word or several: "km", "per cent", "square miles", "km/h". Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures-private.h"

#include <string.h>

#define LAST_MATERIAL 11 /* units up to here measure what something else is there of: "tons of ammunition" */

/* Of several words or with signs. A blank stands for any one blank. */
static const struct
{
  const char *words;
  const char *unit;
  gboolean material;
} phrases[] = {
  { "per cent", "%", FALSE }, { "pour cent", "%", FALSE }, { "por ciento", "%", FALSE }, { "per cento", "%", FALSE },
  { "percentage points", "percentage point", FALSE }, { "percentage point", "percentage point", FALSE },
  { "nautical miles", "nmi", FALSE }, { "nautical mile", "nmi", FALSE },
  { "square kilometers", "km²", TRUE }, { "square kilometres", "km²", TRUE }, { "sq km", "km²", TRUE }, { "sq. km", "km²", TRUE }, { "km²", "km²", TRUE },
  { "km2", "km²", TRUE }, { "square meters", "m²", TRUE }, { "square metres", "m²", TRUE }, { "m²", "m²", TRUE }, { "square miles", "mi²", TRUE },
  { "square mile", "mi²", TRUE }, { "cubic meters", "m³", TRUE }, { "cubic metres", "m³", TRUE }, { "m³", "m³", TRUE },
  { "metric tons", "t", TRUE }, { "metric tonnes", "t", TRUE },
  { "km/h", "km/h", FALSE }, { "kilometers per hour", "km/h", FALSE }, { "kilometres per hour", "km/h", FALSE },
  { "kilometers an hour", "km/h", FALSE }, { "kilometres an hour", "km/h", FALSE }, { "km per hour", "km/h", FALSE },
  { "miles per hour", "mph", FALSE }, { "miles an hour", "mph", FALSE }, { "degrees celsius", "°C", FALSE }, { "°c", "°C", FALSE },
};

static const char *
take_phrase (const char *p,
             const char *words)
{
  for (; *words != '\0'; words++, p++)
    if (*words == ' ' ? *p != ' ' && (*p != '\n' || p[1] == '\n') : g_ascii_tolower (*p) != *words)
      return NULL;
  return g_unichar_isalnum (g_utf8_get_char (p)) ? NULL : p;
}

/**
 * dossier_figure_take_unit:
 * @p: where the word behind a number begins
 * @material: (out): whether "of" and what it is a measure of may follow
 * @figure: its unit is set
 *
 * Returns: (nullable): where the unit ends, NULL when none stands there
 */
const char *
dossier_figure_take_unit (const char    *p,
                          gboolean      *material,
                          DossierFigure *figure)
{
  const char *after;
  FigureWord word;

  *material = FALSE;
  if (*p == '%')
    {
      figure->unit = g_strdup ("%");
      return p + 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if ((after = take_phrase (p, phrases[i].words)) != NULL)
      {
        *material = phrases[i].material;
        figure->unit = g_strdup (phrases[i].unit);
        return after;
      }
  if (!dossier_figure_word_at (p, &word, &after) || word.type != FIGURE_WORD_UNIT)
    return NULL;
  *material = word.value <= LAST_MATERIAL;
  figure->unit = g_strdup (dossier_figure_unit_symbol (word.value));
  return after;
}
