/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-compare-item.h"

G_BEGIN_DECLS

GtkListItemFactory *dossier_compare_row_factory_new (void);

G_END_DECLS
