/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierComparePicker:
 *
 * Finds an article or a note by its words. Signal: "picked" (string key): see dossier_side_key_from_text().
 */
#define DOSSIER_TYPE_COMPARE_PICKER (dossier_compare_picker_get_type ())
G_DECLARE_FINAL_TYPE (DossierComparePicker, dossier_compare_picker, DOSSIER, COMPARE_PICKER, GtkPopover)

GtkWidget *dossier_compare_picker_new      (DossierWorkspace     *workspace);
GtkWidget *dossier_compare_picker_get_entry (DossierComparePicker *self);
GtkWidget *dossier_compare_picker_get_list (DossierComparePicker *self);

G_END_DECLS
