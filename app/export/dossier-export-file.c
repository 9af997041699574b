/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How a file gets into its place: written beside the target under a name of its own, flushed to the disk, then renamed, so that the
 * target is the old file or the new one and never half of it. Any thread.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUFFER_SIZE (256 * 1024)

static gboolean
fail (GError     **error,
      const char  *path,
      int          code)
{
  g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE, "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* @fd: stays open, so that it can be flushed after the last byte */
static gboolean
write_to (int                   fd,
          DossierExportWriter   write,
          gpointer              data,
          GError              **error)
{
  g_autoptr (GOutputStream) file = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new_sized (file, BUFFER_SIZE);

  return write (stream, data, error) && g_output_stream_close (stream, NULL, error);
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
 * dossier_export_replace:
 * @path: the file to make or to replace; only its owner may read it
 * @write: writes all of it
 * @error: %DOSSIER_EXPORT_ERROR, or what @write fails with
 *
 * When it fails, what was at @path before is still there.
 *
 * Returns: whether the file is complete and in its place
 */
gboolean
dossier_export_replace (const char           *path,
                        DossierExportWriter   write,
                        gpointer              data,
                        GError              **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (GError) local = NULL;
  gboolean done;
  int fd;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (error, path, EISDIR);
  fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, path, errno);
  done = write_to (fd, write, data, &local);
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
