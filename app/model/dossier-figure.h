/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number that a text tells of something, as statements keep and compare it. */

typedef enum
{
  DOSSIER_FIGURE_EXACTLY,   /* nothing, "exactly", "only" */
  DOSSIER_FIGURE_ABOUT,     /* "about", "some", "nearly", "dozens of" */
  DOSSIER_FIGURE_MORE_THAN, /* "more than", "over" */
  DOSSIER_FIGURE_AT_LEAST,  /* "at least", "no fewer than" */
  DOSSIER_FIGURE_LESS_THAN, /* "less than", "under" */
  DOSSIER_FIGURE_UP_TO,     /* "up to", "as many as" */
} DossierFigureQualifier;

/**
 * DossierFigure:
 * @start: first code point of the words in the text they were read from
 * @end: one past the last
 * @low: the number, or the lower end of a range
 * @high: the number again, or the upper end of a range
 * @qualifier: how the text limits it
 * @additional: it comes on top of others: "3,000 more troops"
 * @unit: (owned) (nullable): "km", "%", "USD", "h"; see dossier_figure_to_value()
 * @counted: (owned) (nullable): what is counted, in the words of the text: "Russian troops"
 * @attribution_start: where the words stand that say who gives the figure; equal to @attribution_end without
 * @attribution_end: one past them
 * @confidence: 0–100
 */
typedef struct
{
  guint start;
  guint end;
  double low;
  double high;
  DossierFigureQualifier qualifier;
  gboolean additional;
  char *unit;
  char *counted;
  guint attribution_start;
  guint attribution_end;
  guint confidence;
} DossierFigure;

void                  dossier_figure_free       (DossierFigure       *figure);
DossierFigure        *dossier_figure_copy       (const DossierFigure *figure);
const char           *dossier_figure_qualifier_to_text (DossierFigureQualifier qualifier);
gboolean              dossier_figure_qualifier_from_text (const char *text, DossierFigureQualifier *qualifier);
char                 *dossier_figure_to_value   (const DossierFigure *figure);
DossierFigure        *dossier_figure_from_value (const char          *value);
char                 *dossier_figure_for_people (const DossierFigure *figure);
char                 *dossier_figure_words_strip (const char         *words,
                                                  DossierFigureQualifier *qualifier);
void                  dossier_figure_bounds     (const DossierFigure *figure,
                                                 double              *least,
                                                 double              *most);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFigure, dossier_figure_free)

G_END_DECLS
