/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierGradePopover:
 *
 * Chooses the reliability of a source, A to F, with a reason, and tells how it was rated before. Signal "rated" (char grade,
 * string reason).
 */
#define DOSSIER_TYPE_GRADE_POPOVER (dossier_grade_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierGradePopover, dossier_grade_popover, DOSSIER, GRADE_POPOVER, GtkPopover)

GtkWidget *dossier_grade_popover_new         (void);
void       dossier_grade_popover_show_source (DossierGradePopover *self,
                                              DossierWorkspace    *workspace,
                                              const DossierId     *source,
                                              char                 grade);

G_END_DECLS
