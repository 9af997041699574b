/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who may write a workspace: one process at a time, told by a small locked file beside it that names the holder.
 * The kernel drops the lock when the process ends, however it ends; a file left behind means nothing.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct _DossierLock
{
  int descriptor;
  char *path; /* (owned): of the lock file */
};

static void
set_held_error (int      descriptor,
                GError **error)
{
  char holder[128] = "";
  gssize length = pread (descriptor, holder, sizeof holder - 1, 0);

  holder[MAX (length, 0)] = '\0';
  g_strstrip (holder);
  if (holder[0] != '\0' && g_utf8_validate (holder, -1, NULL))
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_HELD, _("the workspace is open for writing in %s; close it there first"), holder);
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_HELD,
                         _("the workspace is open for writing in another program; close it there first"));
}

/* Between opening and locking, the previous holder may have removed the file: then what we hold is nobody's. */
static gboolean
is_still_there (int         descriptor,
                const char *path)
{
  struct stat ours, named;

  return fstat (descriptor, &ours) == 0 && stat (path, &named) == 0 && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

/**
 * dossier_lock_take:
 * @path: a workspace file, which need not exist yet
 *
 * Returns: (transfer full) (nullable): the right to write @path, until it is released; NULL and @error when
 *   another holds it or the folder cannot be written
 */
DossierLock *
dossier_lock_take (const char *path,
                   GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.lock", name);
  g_autofree char *file = g_build_filename (folder, hidden, NULL);
  g_autofree char *holder = NULL;

  for (;;)
    {
      int descriptor = g_open (file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
      DossierLock *lock;

      if (descriptor < 0)
        {
          g_set_error (error, DOSSIER_STORE_ERROR, errno == ENOENT ? DOSSIER_STORE_ERROR_MISSING : DOSSIER_STORE_ERROR_READ_ONLY,
                       _("the folder of the workspace cannot be written: %s"), g_strerror (errno));
          return NULL;
        }
      if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
        {
          set_held_error (descriptor, error);
          close (descriptor);
          return NULL;
        }
      if (!is_still_there (descriptor, file))
        {
          close (descriptor);
          continue;
        }
      holder = g_strdup_printf ("%s (%d)\n", g_get_prgname () ? g_get_prgname () : "dossier", (int) getpid ());
      if (ftruncate (descriptor, 0) != 0 || pwrite (descriptor, holder, strlen (holder), 0) < 0)
        g_debug ("the lock file could not name its holder: %s", g_strerror (errno));
      lock = g_new0 (DossierLock, 1);
      lock->descriptor = descriptor;
      lock->path = g_steal_pointer (&file);
      return lock;
    }
}

void
dossier_lock_release (DossierLock *lock)
{
  if (lock == NULL)
    return;
  g_unlink (lock->path);
  close (lock->descriptor);
  g_free (lock->path);
  g_free (lock);
}
