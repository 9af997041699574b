/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierNoteEditor:
 *
 * Title and text of one note, written to the workspace by itself a moment after the last key. Main thread; owned by the
 * notes page. Signal "saved": what is shown is stored now.
 */
#define DOSSIER_TYPE_NOTE_EDITOR (dossier_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, DOSSIER, NOTE_EDITOR, GtkWidget)

GtkWidget *dossier_note_editor_new    (DossierWorkspace  *workspace);
void       dossier_note_editor_open   (DossierNoteEditor *self,
                                       const DossierId   *note);
void       dossier_note_editor_reload (DossierNoteEditor *self);
void       dossier_note_editor_flush  (DossierNoteEditor *self);
void       dossier_note_editor_cite   (DossierNoteEditor *self,
                                       const char        *mark);
void       dossier_note_editor_focus_title (DossierNoteEditor *self);
void       dossier_note_editor_focus_text (DossierNoteEditor *self);

G_END_DECLS
