/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-note-chips.h"

G_BEGIN_DECLS

int  dossier_note_chip_width (GtkWidget         *widget,
                              const DossierChip *chip);
void dossier_note_paint_chip (GtkTextView       *view,
                              GtkSnapshot       *snapshot,
                              const DossierChip *chip);

G_END_DECLS
