/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "dossier-import.h"

G_BEGIN_DECLS

const DossierImportFormat *dossier_import_read_tell_format (GBytes      *bytes,
                                                            const char  *file_name);
DossierDraft *dossier_import_read         (GBytes      *bytes,
                                           const char  *file_name,
                                           const char  *url_hint,
                                           GError     **error);
gboolean      dossier_import_read_all     (GBytes                     *bytes,
                                           const char                 *file_name,
                                           const DossierImportOptions *options,
                                           DossierFoundFunc            func,
                                           gpointer                    user_data,
                                           GError                    **error);

G_END_DECLS
