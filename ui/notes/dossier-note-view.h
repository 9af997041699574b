/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierNoteView:
 *
 * The text of a note for writing: the buffer holds the note word for word, marks are shown as chips or names and
 * behave as one character. Main thread; owned by the note editor.
 *
 * Signals: "edited": the person changed the text; "cite-wanted": `@` was typed at the beginning of a word;
 * "mark-activated" (string): a chip was clicked, with the mark's key ("entity:ID").
 */
#define DOSSIER_TYPE_NOTE_VIEW (dossier_note_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteView, dossier_note_view, DOSSIER, NOTE_VIEW, GtkTextView)

GtkWidget *dossier_note_view_new         (DossierWorkspace *workspace);
void       dossier_note_view_set_text    (DossierNoteView  *self,
                                          const char       *text);
char      *dossier_note_view_dup_text    (DossierNoteView  *self);
void       dossier_note_view_insert_mark (DossierNoteView  *self,
                                          const char       *mark,
                                          gboolean          quotation);
void       dossier_note_view_drop_at     (DossierNoteView  *self);
void       dossier_note_view_surround    (DossierNoteView  *self,
                                          const char       *sign);
void       dossier_note_view_begin_lines (DossierNoteView  *self,
                                          const char       *sign);
void       dossier_note_view_refresh     (DossierNoteView  *self);

G_END_DECLS
