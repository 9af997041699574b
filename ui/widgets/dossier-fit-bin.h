/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierFitBin:
 *
 * Holds what has a wide, a narrow and a slim form. It can be made narrower than the wide form needs; then "narrow" becomes
 * true, and as wide as a telephone "slim" too, and whoever listens changes the form. Properties: "child" (widget), "narrow"
 * and "slim" (boolean, read only, notify after the layout).
 */
#define DOSSIER_TYPE_FIT_BIN (dossier_fit_bin_get_type ())
G_DECLARE_FINAL_TYPE (DossierFitBin, dossier_fit_bin, DOSSIER, FIT_BIN, GtkWidget)

void     dossier_fit_bin_set_child  (DossierFitBin *self,
                                     GtkWidget     *child);
gboolean dossier_fit_bin_is_narrow  (DossierFitBin *self);
gboolean dossier_fit_bin_is_slim    (DossierFitBin *self);
void     dossier_fit_bin_forget     (DossierFitBin *self);

G_END_DECLS
