/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The formats of a report in their order. Any thread. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-export.h"

#include <glib/gi18n.h>

#include "dossier-export-file.h"
#include "dossier-export-formats.h"

static const DossierExportFormat formats[] = {
  { "pdf", "pdf", "application/pdf", dossier_pdf_write },
  { "markdown", "md", "text/markdown", dossier_markdown_write },
};

G_DEFINE_QUARK (dossier-export-error-quark, dossier_export_error)

static gboolean
is_empty (const DossierReport *report)
{
  return report->notes->len == 0 && (!report->everything || (report->articles->len == 0 && report->events->len == 0));
}

/* What is written, for the function that writes it. */
typedef struct
{
  const DossierExportFormat *format;
  const DossierReport *report;
  DossierJob *job; /* (nullable) */
} Writing;

static gboolean
write_report (GOutputStream  *stream,
              gpointer        data,
              GError        **error)
{
  Writing *writing = data;

  return writing->format->write (writing->report, stream, writing->job, error);
}

/**
 * dossier_export_format:
 * @name: "pdf", "markdown"
 *
 * Returns: (transfer none) (nullable): the format of that name
 */
const DossierExportFormat *
dossier_export_format (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];
  return NULL;
}

/**
 * dossier_export_file:
 * @format: name of a format
 * @path: the file to make or to replace; only its owner may read it
 * @job: (nullable): is told how far it is, and can stop it
 * @error: %DOSSIER_EXPORT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Writes a report into a file. When it fails, what was at @path before is still there.
 *
 * Returns: whether the file is complete and in its place
 */
gboolean
dossier_export_file (const DossierReport  *report,
                     const char           *format,
                     const char           *path,
                     DossierJob           *job,
                     GError              **error)
{
  Writing writing = { .report = report, .job = job };

  g_return_val_if_fail (report != NULL && format != NULL && path != NULL, FALSE);

  writing.format = dossier_export_format (format);
  if (writing.format == NULL)
    {
      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FORMAT, _("no such format: %s"), format);
      return FALSE;
    }
  if (is_empty (report))
    {
      g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_EMPTY, _("there is nothing to export"));
      return FALSE;
    }
  return dossier_export_replace (path, write_report, &writing, error);
}
