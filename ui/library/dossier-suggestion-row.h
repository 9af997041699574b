/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-inspector-suggestions.h"

G_BEGIN_DECLS

/**
 * DossierSuggestionRow: a line of the suggestions in the inspector. Main thread only.
 *
 * Signals:
 * - "answer" (boolean accept): a button was pressed: for everything the line stands for
 * - "fold": the heading's arrow was pressed
 */
#define DOSSIER_TYPE_SUGGESTION_ROW (dossier_suggestion_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestionRow, dossier_suggestion_row, DOSSIER, SUGGESTION_ROW, AdwBin)

GtkWidget                  *dossier_suggestion_row_new      (void);
void                        dossier_suggestion_row_set_line (DossierSuggestionRow       *self,
                                                             DossierInspectorSuggestion *line,
                                                             gboolean                    folded,
                                                             gboolean                    read_only);
DossierInspectorSuggestion *dossier_suggestion_row_get_line (DossierSuggestionRow       *self);

G_END_DECLS
