/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-text-cards.h"
#include "dossier-text-paint.h"
#include "dossier-text-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shared by dossier-text-view.c (what is shown, and where), dossier-text-view-ranges.c (selection, caret, places) and
 * dossier-text-view-input.c (the pointer). */

struct _DossierTextView
{
  GtkTextView parent_instance;

  DossierOffsetMap *map;          /* (owned) */
  DossierHighlightIndex *index;   /* (owned) (nullable) */
  DossierTextCards *cards;        /* (owned) */
  guint8 *rtl_lines;              /* (owned) (nullable) */
  DossierTextMarks marks;         /* borrows the above; owns "found" */
  AdwAnimation *flash;            /* (owned) (nullable) */
  GtkWidget *header;              /* (owned by the widget tree) (nullable) */
  gboolean title_in_text;
  gboolean offers_parts;          /* what was left out can be taken back by a click */
  int header_height;
  guint title_end;                /* in the buffer */
  double scale;
  int column_x;
  int column_width;
  int card_x;
  int card_width;
  GtkAdjustment *vadjustment;     /* (owned) (nullable): the one the header follows */
  gulong style_handlers[2];
  gboolean hovers_part;           /* the pointer is over such a part */
  double press_x;
  double press_y;
  gboolean press_had_selection;
};

void dossier_text_view_add_input (DossierTextView *self);
void dossier_text_view_get_iter  (DossierTextView *self,
                                  guint            display_offset,
                                  GtkTextIter     *iter);

G_END_DECLS
