/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-list.h"

G_BEGIN_DECLS

/**
 * DossierMentionRow: one mention in its context, and the article it stands in. Rows are recycled.
 */
#define DOSSIER_TYPE_MENTION_ROW (dossier_mention_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierMentionRow, dossier_mention_row, DOSSIER, MENTION_ROW, AdwBin)

GtkWidget *dossier_mention_row_new      (DossierWorkspace  *workspace);
void       dossier_mention_row_set_item (DossierMentionRow *self,
                                         DossierItem       *item); /* (nullable) */

G_END_DECLS
