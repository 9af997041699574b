/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierNotePreview:
 *
 * How a note will leave on paper, page by page. Laid out on a pool thread. Main thread; owned by the notes page.
 */
#define DOSSIER_TYPE_NOTE_PREVIEW (dossier_note_preview_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotePreview, dossier_note_preview, DOSSIER, NOTE_PREVIEW, GtkWidget)

GtkWidget *dossier_note_preview_new    (DossierWorkspace   *workspace);
void       dossier_note_preview_show   (DossierNotePreview *self,
                                        const DossierId    *note);

G_END_DECLS
