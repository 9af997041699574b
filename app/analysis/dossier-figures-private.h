/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-figure.h"

G_BEGIN_DECLS

/* The parts a figure is read by. A function that takes a position by reference moves it only when the part is there. */

typedef enum
{
  FIGURE_WORD_NUMBER,     /* value: 1–90 */
  FIGURE_WORD_SCALE,      /* value: power of ten; "hundred", "million"; flags: 1 of another language */
  FIGURE_WORD_DOZEN,      /* value: 12, 20 */
  FIGURE_WORD_MANY,       /* "dozens", "hundreds": value: power of ten of the least; 1 dozens */
  FIGURE_WORD_HALF,       /* "half" */
  FIGURE_WORD_FOLD,       /* "threefold", "twice": value: how many times; flags: 1 of one that asks for "as" or "the" behind it */
  FIGURE_WORD_VAGUE,      /* "a few", "several": value: how many at least; flags: at most */
  FIGURE_WORD_QUALIFIER,  /* value: DossierFigureQualifier; flags: 1 of another language */
  FIGURE_WORD_PART,       /* "third", "quarters": value: its share of one, upside down */
  FIGURE_WORD_THAN,       /* "more", "less", "fewer": a qualifier before "than" */
  FIGURE_WORD_ADDITIONAL, /* "additional", "another", "extra" */
  FIGURE_WORD_UNIT,       /* value: index of a unit */
  FIGURE_WORD_STOP,       /* ends what is counted */
  FIGURE_WORD_PEOPLE,     /* a plural without s */
  FIGURE_WORD_LABEL,      /* the number behind it is a name: "Article 5" */
  FIGURE_WORD_SAYS,       /* "said"; flags: 1 of a noun too, "estimates" */
  FIGURE_WORD_LONG,       /* "hourlong": value: index of a unit */
} FigureWordType;

typedef struct
{
  FigureWordType type;
  int value;
  guint flags;
} FigureWord;

gboolean    dossier_figure_word_at         (const char     *text,
                                            FigureWord     *word,
                                            const char    **after);
gboolean    dossier_figure_may_begin       (const char     *text);
const char *dossier_figure_unit_symbol     (int             unit);
gboolean    dossier_figure_take_number     (const char    **p,
                                            const char     *text,
                                            gboolean        foreign,
                                            DossierFigure  *figure,
                                            gboolean       *in_words);
gboolean    dossier_figure_is_step         (const char     *text,
                                            const char     *p);
const char *dossier_figure_take_unit       (const char     *p,
                                            gboolean       *material,
                                            DossierFigure  *figure);
gboolean    dossier_figure_text_is_foreign (const char     *text);
gboolean    dossier_figure_is_foreign      (const char     *text,
                                            const char     *p);
const char *dossier_figure_take_share      (const char     *text,
                                            const char     *p,
                                            DossierFigure  *figure);
const char *dossier_figure_take_limit      (const char     *p,
                                            DossierFigure  *figure);
const char *dossier_figure_take_qualifiers (const char     *text,
                                            const char     *p,
                                            DossierFigure  *figure);
const char *dossier_figure_take_counted    (const char     *p,
                                            gboolean        foreign,
                                            DossierFigure  *figure);
gboolean    dossier_figure_attribution     (const char     *text,
                                            const char     *start,
                                            const char     *end,
                                            const char    **from,
                                            const char    **to);

G_END_DECLS
