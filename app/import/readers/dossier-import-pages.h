/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "dossier-import.h"

G_BEGIN_DECLS

gboolean dossier_import_pages_read (GBytes                      *bytes,
                                    const char                  *file_name,
                                    const DossierImportOptions  *options,
                                    DossierFoundFunc             func,
                                    gpointer                     user_data,
                                    GError                     **error);

G_END_DECLS
