/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-inspector-suggestions.h"

G_BEGIN_DECLS

/* What an answer to suggestions of an article does, for the inspector. The menu activates "suggestion.accept",
 * "suggestion.reject", "suggestion.accept-everywhere" and "suggestion.reject-everywhere" of the widget it stands on. */

void   dossier_suggestion_answers_run      (GtkWidget                  *widget,
                                            DossierWorkspace           *workspace,
                                            DossierInspectorSuggestion *line,
                                            gboolean                    accept,
                                            gboolean                    everywhere);
GMenu *dossier_suggestion_answers_menu_new (DossierInspectorSuggestion *line);

G_END_DECLS
