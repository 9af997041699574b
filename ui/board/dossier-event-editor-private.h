/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-event-editor.h"

G_BEGIN_DECLS

/* Other ways into the event editor, for the board itself. */

void dossier_event_editor_add_participant (GtkWidget        *parent,
                                           DossierWorkspace *workspace,
                                           const DossierId  *event);
void dossier_event_editor_new_with        (GtkWidget        *parent,
                                           DossierWorkspace *workspace,
                                           const DossierId  *entity);

/* Without a form: it can be undone. */
void dossier_event_editor_delete          (GtkWidget        *parent,
                                           DossierWorkspace *workspace,
                                           const DossierId  *event);

G_END_DECLS
