/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/* The one form in which an event is made or changed. Each call opens a window over the window of @parent. Ranges are code points
 * of the article's text in force. */

void dossier_event_editor_new              (GtkWidget        *parent,
                                            DossierWorkspace *workspace);
void dossier_event_editor_new_from_passage (GtkWidget        *parent,
                                            DossierWorkspace *workspace,
                                            const DossierId  *article,
                                            guint             start,
                                            guint             end);
void dossier_event_editor_edit             (GtkWidget        *parent,
                                            DossierWorkspace *workspace,
                                            const DossierId  *event);

G_END_DECLS
