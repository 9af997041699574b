/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierLibraryFilter:
 *
 * The popover that narrows and orders the list of articles: outlet, date range, order. Signal "changed".
 */
#define DOSSIER_TYPE_LIBRARY_FILTER (dossier_library_filter_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryFilter, dossier_library_filter, DOSSIER, LIBRARY_FILTER, GtkPopover)

void     dossier_library_filter_set_workspace (DossierLibraryFilter *self,
                                               DossierWorkspace     *workspace);
void     dossier_library_filter_apply         (DossierLibraryFilter *self,
                                               DossierQuery         *query);
char    *dossier_library_filter_describe      (DossierLibraryFilter *self); /* (nullable): what it narrows to */
void     dossier_library_filter_reset         (DossierLibraryFilter *self);

gboolean   dossier_library_filter_get_fold      (DossierLibraryFilter *self);
void       dossier_library_filter_set_fold      (DossierLibraryFilter *self,
                                                 gboolean              fold);

G_END_DECLS
