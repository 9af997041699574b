/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierCopiesSection:
 *
 * The copies of the open article: from where, of when, how much of them is the same; to be opened, compared, taken out or
 * joined by others.
 */
#define DOSSIER_TYPE_COPIES_SECTION (dossier_copies_section_get_type ())
G_DECLARE_FINAL_TYPE (DossierCopiesSection, dossier_copies_section, DOSSIER, COPIES_SECTION, AdwBin)

void   dossier_copies_section_set_workspace (DossierCopiesSection *self,
                                             DossierWorkspace     *workspace);
void   dossier_copies_section_show          (DossierCopiesSection *self,
                                             const DossierCopies  *copies);
char  *dossier_copies_section_describe      (const DossierCopy    *copy,
                                             const DossierId      *article);
GtkListBox *dossier_copies_section_get_list (DossierCopiesSection *self);

G_END_DECLS
