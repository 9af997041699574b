/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DossierRoleChips:
 *
 * Participants of an event as a strip of chips ("● Milley · caller"), as many as fit, then "+2". It is no widget:
 * its row draws it, since rows of a long list are filled again and again. Main thread only.
 */
typedef struct _DossierRoleChips DossierRoleChips;

DossierRoleChips *dossier_role_chips_new   (GtkWidget        *widget);
void              dossier_role_chips_free  (DossierRoleChips *self);
void              dossier_role_chips_clear (DossierRoleChips *self);
void              dossier_role_chips_add   (DossierRoleChips *self,
                                            const char       *words,
                                            const char       *kind,
                                            gboolean          told,
                                            guint             tag);
int               dossier_role_chips_width (DossierRoleChips *self);
int               dossier_role_chips_fit   (DossierRoleChips *self,
                                            int               width);
void              dossier_role_chips_draw  (DossierRoleChips *self,
                                            GtkSnapshot      *snapshot,
                                            int               x,
                                            int               centre,
                                            int               width,
                                            gboolean          dark);
gboolean          dossier_role_chips_find  (DossierRoleChips *self,
                                            double            x,
                                            double            y,
                                            guint            *tag);

G_END_DECLS
