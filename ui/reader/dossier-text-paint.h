/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-highlight-index.h"
#include "dossier-text-search.h"

G_BEGIN_DECLS

/**
 * DossierTextGround: what stands out below everything else that is marked.
 * @range: of the article's text when given to a view, of the buffer when drawn
 * @number: 0 = a figure; else which shared passage it is: it gets a colour, and the number beside its first line
 */
typedef struct
{
  DossierTextRange range;
  guint number;
} DossierTextGround;

#define DOSSIER_TEXT_GROUND_COLOURS 6

/**
 * DossierTextMarks: what is to be drawn under a text. Offsets are those of the buffer.
 */
typedef struct
{
  const DossierHighlightIndex *index; /* (nullable) */
  int hovered;                        /* position in @index, -1 none */
  int current;
  GArray *grounds;                    /* (nullable) (element-type DossierTextGround), by where they begin */
  guint longest_ground;               /* code points */
  GArray *found;                      /* (nullable) (element-type DossierTextRange), in order */
  int found_current;                  /* position in @found, -1 none */
  DossierTextRange subject;           /* what an open popover is about; empty none */
  DossierTextRange flash;
  double flash_strength;              /* 0–1 */
  const guint8 *rtl_lines;            /* (nullable): a byte a buffer line, 1 = has right-to-left letters */
  guint n_rtl_lines;
  gboolean dark;
  gboolean high_contrast;
} DossierTextMarks;

void     dossier_text_paint_marks    (GtkTextView            *view,
                                      GtkSnapshot            *snapshot,
                                      const DossierTextMarks *marks);
void     dossier_text_ground_colour  (guint                   number,
                                      gboolean                dark,
                                      GdkRGBA                *colour);
gboolean dossier_text_is_rtl         (gunichar                c);
void     dossier_text_mark_colour    (const DossierHighlight *highlight,
                                      gboolean                dark,
                                      GdkRGBA                *colour);

G_END_DECLS
