/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-job.h"
#include "dossier-report.h"

G_BEGIN_DECLS

#define DOSSIER_EXPORT_ERROR (dossier_export_error_quark ())
GQuark dossier_export_error_quark (void);

typedef enum
{
  DOSSIER_EXPORT_ERROR_FORMAT, /* no such format */
  DOSSIER_EXPORT_ERROR_WRITE,  /* the file could not be written */
  DOSSIER_EXPORT_ERROR_EMPTY,  /* nothing to export */
} DossierExportError;

/**
 * DossierExportFormat: one way out. @write makes the whole file in memory-bounded steps; the caller puts it in place.
 */
typedef struct
{
  const char *name;       /* "pdf" */
  const char *extension;
  const char *media_type;
  gboolean (*write) (const DossierReport *report, GOutputStream *stream, DossierJob *job, GError **error);
} DossierExportFormat;

const DossierExportFormat *dossier_export_format (const char           *name);
gboolean                   dossier_export_file   (const DossierReport  *report,
                                                  const char           *format,
                                                  const char           *path,
                                                  DossierJob           *job,
                                                  GError              **error);

G_END_DECLS
