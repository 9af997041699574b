/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierComparisonDialog:
 *
 * What changed between two articles, word by word: in one text or side by side. Actions: "comparison.next",
 * "comparison.previous", "comparison.side-by-side".
 */
#define DOSSIER_TYPE_COMPARISON_DIALOG (dossier_comparison_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierComparisonDialog, dossier_comparison_dialog, DOSSIER, COMPARISON_DIALOG, AdwWindow)

GtkWidget  *dossier_comparison_dialog_present     (GtkWidget               *parent,
                                                   DossierWorkspace        *workspace,
                                                   const DossierId         *a,
                                                   const DossierId         *b);
guint       dossier_comparison_dialog_get_changes (DossierComparisonDialog *self);
const char *dossier_comparison_dialog_get_spoken  (DossierComparisonDialog *self);
char       *dossier_comparison_dialog_dup_text    (DossierComparisonDialog *self,
                                                   const char              *tag);

G_END_DECLS
