/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFindBar:
 *
 * Finds words in one text. It is told the text and tells what it found; it shows nothing in the text itself.
 *
 * Signals:
 * - "found" (int current): other ranges, or another one of them is meant; -1 none
 * - "closed" (int start, int end): it was closed; the focus belongs to the text again. The range that was meant last, in
 *   code points of the text; -1 when nothing was found
 */
#define DOSSIER_TYPE_FIND_BAR (dossier_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFindBar, dossier_find_bar, DOSSIER, FIND_BAR, GtkWidget)

GtkWidget *dossier_find_bar_new        (void);
void       dossier_find_bar_set_text   (DossierFindBar *self,
                                        const char     *text);
void       dossier_find_bar_set_caret  (DossierFindBar *self,
                                        guint           offset);
void       dossier_find_bar_open       (DossierFindBar *self,
                                        const char     *words);
void       dossier_find_bar_close      (DossierFindBar *self);
gboolean   dossier_find_bar_is_open    (DossierFindBar *self);
void       dossier_find_bar_step       (DossierFindBar *self,
                                        int             direction);
GArray    *dossier_find_bar_get_found  (DossierFindBar *self);
int        dossier_find_bar_get_current (DossierFindBar *self);

G_END_DECLS
