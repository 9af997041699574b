/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierRoleChips:
 *
 * Participants of an event as a strip of chips ("● Milley · caller"), as many as fit, then "+2". One widget that
 * draws them all, since rows of a long list are filled again and again. Main thread only.
 */
#define DOSSIER_TYPE_ROLE_CHIPS (dossier_role_chips_get_type ())
G_DECLARE_FINAL_TYPE (DossierRoleChips, dossier_role_chips, DOSSIER, ROLE_CHIPS, GtkWidget)

GtkWidget *dossier_role_chips_new   (void);
void       dossier_role_chips_clear (DossierRoleChips *self);
void       dossier_role_chips_add   (DossierRoleChips *self,
                                     const char       *words,
                                     const char       *kind);
int        dossier_role_chips_fit   (DossierRoleChips *self,
                                     int               width);

G_END_DECLS
