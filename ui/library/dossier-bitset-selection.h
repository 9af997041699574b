/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierBitsetSelection:
 *
 * A selection of several rows of a list model that may be very long. It keeps positions only, so that selecting
 * all of 100,000 rows touches none of them. Main thread only.
 */
#define DOSSIER_TYPE_BITSET_SELECTION (dossier_bitset_selection_get_type ())
G_DECLARE_FINAL_TYPE (DossierBitsetSelection, dossier_bitset_selection, DOSSIER, BITSET_SELECTION, GObject)

DossierBitsetSelection *dossier_bitset_selection_new       (GListModel             *model);
guint                   dossier_bitset_selection_get_count (DossierBitsetSelection *self);

G_END_DECLS
