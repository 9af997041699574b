/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-highlight-index.h"
#include "dossier-text-paint.h"
#include "dossier-text-search.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierTextView:
 *
 * The text of an article at a comfortable measure, with what is marked in it. It is read only; its caret is visible, so
 * that everything can be reached with the keyboard. Offsets are code points of the article's text unless said otherwise;
 * highlights are named by their position in dossier_text_view_get_index(), -1 is none.
 *
 * Signals:
 * - "highlight-activated" (int position): clicked, or its card was
 * - "context" (int position, double x, double y): a menu is asked for at a place of the view
 * - "selection-finished" (boolean exact): the pointer has left a selection behind; exact: Ctrl was held
 */
#define DOSSIER_TYPE_TEXT_VIEW (dossier_text_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierTextView, dossier_text_view, DOSSIER, TEXT_VIEW, GtkTextView)

GtkWidget *dossier_text_view_new            (DossierWorkspace      *workspace);
void       dossier_text_view_set_header     (DossierTextView       *self,
                                             GtkWidget             *header);
void       dossier_text_view_set_text       (DossierTextView       *self,
                                             const char            *text,
                                             GArray                *blocks,
                                             GArray                *left_out);
void       dossier_text_view_set_offers_parts (DossierTextView     *self,
                                               gboolean             offers_parts);
void       dossier_text_view_set_highlights (DossierTextView       *self,
                                             GArray                *highlights);
void       dossier_text_view_set_scale      (DossierTextView       *self,
                                             double                 scale);
const DossierHighlightIndex *
           dossier_text_view_get_index      (DossierTextView       *self);
const DossierOffsetMap *
           dossier_text_view_get_map        (DossierTextView       *self);

gboolean   dossier_text_view_get_selection  (DossierTextView       *self,
                                             guint                 *start,
                                             guint                 *end);
void       dossier_text_view_select         (DossierTextView       *self,
                                             guint                  start,
                                             guint                  end);
void       dossier_text_view_place_caret    (DossierTextView       *self,
                                             guint                  offset);
guint      dossier_text_view_get_caret      (DossierTextView       *self);
void       dossier_text_view_show           (DossierTextView       *self,
                                             guint                  start);
guint      dossier_text_view_get_top        (DossierTextView       *self);
void       dossier_text_view_set_top        (DossierTextView       *self,
                                             guint                  offset);
void       dossier_text_view_flash          (DossierTextView       *self,
                                             guint                  start,
                                             guint                  end);
gboolean   dossier_text_view_get_place      (DossierTextView       *self,
                                             guint                  start,
                                             guint                  end,
                                             GtkWidget             *relative_to,
                                             GdkRectangle          *place);

int        dossier_text_view_get_current    (DossierTextView       *self);
void       dossier_text_view_set_current    (DossierTextView       *self,
                                             int                    position);
int        dossier_text_view_highlight_at   (DossierTextView       *self,
                                             double                 x,
                                             double                 y);
int        dossier_text_view_cycle_at       (DossierTextView       *self,
                                             guint                  offset);
char      *dossier_text_view_describe       (DossierTextView       *self,
                                             guint                  position);
void       dossier_text_view_set_subject    (DossierTextView       *self,
                                             guint                  start,
                                             guint                  end);
void       dossier_text_view_set_grounds    (DossierTextView       *self,
                                             GArray                *grounds);
void       dossier_text_view_tag            (DossierTextView       *self,
                                             const char            *tag,
                                             guint                  start,
                                             guint                  end);
void       dossier_text_view_set_found      (DossierTextView       *self,
                                             GArray                *found,
                                             int                    current);

G_END_DECLS
