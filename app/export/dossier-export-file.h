/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-export.h"

G_BEGIN_DECLS

typedef gboolean (*DossierExportWriter) (GOutputStream *stream, gpointer data, GError **error);

gboolean dossier_export_replace (const char           *path,
                                 DossierExportWriter   write,
                                 gpointer              data,
                                 GError              **error);

G_END_DECLS
