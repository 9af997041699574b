/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-export.h"

G_BEGIN_DECLS

/* The formats that dossier-export.c lists: one function each, see DossierExportFormat.write. */

gboolean dossier_pdf_write      (const DossierReport  *report,
                                 GOutputStream        *stream,
                                 DossierJob           *job,
                                 GError              **error);
gboolean dossier_markdown_write (const DossierReport  *report,
                                 GOutputStream        *stream,
                                 DossierJob           *job,
                                 GError              **error);

G_END_DECLS
