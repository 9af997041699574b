/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierNotesPage:
 *
 * The Notes page: the notes on the left, the open one in the middle, how it will leave on paper on the right. Main
 * thread; owned by the window.
 */
#define DOSSIER_TYPE_NOTES_PAGE (dossier_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotesPage, dossier_notes_page, DOSSIER, NOTES_PAGE, GtkWidget)

GtkWidget *dossier_notes_page_new       (DossierWorkspace *workspace);
void       dossier_notes_page_open_note (DossierNotesPage *self,
                                         const DossierId  *note);
void       dossier_notes_page_cite      (DossierNotesPage *self,
                                         const char       *mark);   /* without brackets: "passage:ID" */
void       dossier_notes_page_export    (DossierNotesPage *self);
void       dossier_notes_page_flush     (DossierNotesPage *self);   /* hands what was typed to the workspace, now */

G_END_DECLS
