/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The formats in their order, and how a file gets into its place: written beside the target under a name of its own, flushed to
 * the disk, then renamed, so that the target is the old file or the new one and never half of it. Any thread.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-export.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-export-formats.h"

#define BUFFER_SIZE (256 * 1024)

static const DossierExportFormat formats[] = {
  { "pdf", "pdf", "application/pdf", dossier_pdf_write },
  { "markdown", "md", "text/markdown", dossier_markdown_write },
};

G_DEFINE_QUARK (dossier-export-error-quark, dossier_export_error)

static gboolean
fail (GError     **error,
      const char  *path,
      int          code)
{
  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE, "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
is_empty (const DossierReport *report)
{
  return report->notes->len == 0 && (!report->everything || (report->articles->len == 0 && report->events->len == 0));
}

/* @fd: stays open, so that it can be flushed after the last byte */
static gboolean
write_report (const DossierExportFormat  *format,
              const DossierReport        *report,
              int                         fd,
              DossierJob                 *job,
              GError                    **error)
{
  g_autoptr (GOutputStream) file = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (file, BUFFER_SIZE);

  return format->write (report, stream, job, error) && g_output_stream_close (stream, NULL, error);
}

/* An I/O error says only what went wrong, not with which file. */
static void
name_file (GError     **error,
           const char  *path)
{
  if (error != NULL && *error != NULL && (*error)->domain == G_IO_ERROR && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (GError) io = g_steal_pointer (error);

      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE, "%s: %s", path, io->message);
    }
}

/* The new name is on the disk only when its folder is. A file system that cannot do that is left as it is. */
static void
flush_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("the folder could not be flushed: %s", g_strerror (errno));
  g_close (fd, NULL);
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
  const DossierExportFormat *found;
  g_autofree char *beside = NULL;
  g_autoptr (GError) local = NULL;
  gboolean done;
  int fd;

  g_return_val_if_fail (report != NULL && format != NULL && path != NULL, FALSE);

  found = dossier_export_format (format);
  if (found == NULL)
    {
      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FORMAT, _("no such format: %s"), format);
      return FALSE;
    }
  if (is_empty (report))
    {
      g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_EMPTY, _("there is nothing to export"));
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (error, path, EISDIR);
  beside = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, path, errno);
  done = write_report (found, report, fd, job, &local);
  name_file (&local, path);
  if (done && fsync (fd) != 0)
    done = fail (&local, path, errno);
  if (close (fd) != 0 && done)
    done = fail (&local, path, errno);
  if (done && g_rename (beside, path) != 0)
    done = fail (&local, path, errno);
  if (done)
    flush_folder (path);
  else
    g_unlink (beside);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return done;
}
