/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-draft.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

GtkWidget *dossier_field_sources_new  (DossierWorkspace    *workspace,
                                       DossierArticleField  field);
gboolean   dossier_field_sources_show (GtkWidget           *button,
                                       const DossierId     *article,
                                       GArray              *fields);
GtkWidget *dossier_field_sources_get_list (GtkWidget       *button);

G_END_DECLS
