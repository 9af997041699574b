/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Closes the extractor process off: no rights to gain, none kept, no memory for others to see, no files but a few
 * tables, no network, a short list of system calls; and for the process of a document limits on memory, time,
 * descriptors and processes. A step that fails fails the whole: half a lock is none. Landlock alone may be missing,
 * on kernels without it; then no file at all can be opened.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-cage-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "dossier-config.h"

#define CHILD_MEMORY (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
#define CHILD_SECONDS 10
#define CHILD_MOST_SECONDS 1800
#define CHILD_DESCRIPTORS 32

/* Landlock's numbers, by themselves: the headers of Debian 12 know only its third version. */
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif
#define LANDLOCK_ASK_VERSION 1u
#define LANDLOCK_BENEATH 1
#define LANDLOCK_READ_FILE (G_GUINT64_CONSTANT (1) << 2)
#define LANDLOCK_READ_DIR (G_GUINT64_CONSTANT (1) << 3)

typedef struct
{
  guint64 files;
  guint64 network;
  guint64 scopes;
} LandlockRules;

typedef struct
{
  guint64 allowed;
  gint32 parent;
} __attribute__ ((packed)) LandlockPath;

struct _DossierCage
{
  DossierCalls zygote;
  DossierCalls child;
  int landlock; /* version to use, 0: none */
};

/* Tables that poppler reads when a document needs them. */
static const char * const readable[] = { DOSSIER_POPPLER_DATA, NULL };

static gboolean
fail (GError    **error,
      const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", what, g_strerror (errno));
  return FALSE;
}

static int
landlock_version (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_ASK_VERSION);

  return version > 0 ? version : 0;
}

static gboolean
allow_path (int         rules,
            const char *path)
{
  LandlockPath beneath = { LANDLOCK_READ_FILE | LANDLOCK_READ_DIR, open (path, O_PATH | O_CLOEXEC) };
  long result;

  /* What is not installed need not be allowed. */
  if (beneath.parent < 0)
    return errno == ENOENT;
  result = syscall (SYS_landlock_add_rule, rules, LANDLOCK_BENEATH, &beneath, 0);
  close (beneath.parent);
  return result == 0;
}

/* Everything a version can deny is denied. */
static gboolean
enter_landlock (int      version,
                GError **error)
{
  static const guint rights[] = { 0, 13, 14, 15, 15, 16 };
  LandlockRules rules = { .files = (G_GUINT64_CONSTANT (1) << rights[MIN (version, 5)]) - 1 };
  gsize size = sizeof rules.files;
  int descriptor;
  gboolean done;

  if (version >= 4)
    {
      rules.network = 3;
      size = G_STRUCT_OFFSET (LandlockRules, scopes);
    }
  if (version >= 6)
    {
      rules.scopes = 3;
      size = sizeof rules;
    }
  descriptor = syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (descriptor < 0)
    return fail (error, "Landlock");
  done = TRUE;
  for (guint i = 0; done && readable[i] != NULL; i++)
    done = allow_path (descriptor, readable[i]);
  done = done && syscall (SYS_landlock_restrict_self, descriptor, 0) == 0;
  if (!done)
    fail (error, "Landlock");
  close (descriptor);
  return done;
}

/* Root without capabilities is an ordinary owner of root's files, and Landlock keeps those away. */
static gboolean
drop_capabilities (GError **error)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { { 0 } };

  if (syscall (SYS_capset, &header, none) != 0)
    return fail (error, "capset");
  return TRUE;
}

/* A lock on one of several threads would be none. */
static gboolean
is_one_thread (GError **error)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  guint count = 0;

  while (threads != NULL && g_dir_read_name (threads) != NULL)
    count++;
  if (count <= 1)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "a library has started a thread");
  return FALSE;
}

/* The kernel said yes; see whether it meant it. */
static gboolean
is_locked (DossierCage *self,
           GError     **error)
{
  int descriptor = open ("/proc/self/exe", O_RDONLY | O_CLOEXEC);

  if (descriptor >= 0)
    {
      close (descriptor);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "files can still be opened");
      return FALSE;
    }
  if (prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1 || prctl (PR_GET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl (PR_GET_SECCOMP, 0, 0, 0, 0) != 2)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the kernel forgot the lock");
      return FALSE;
    }
  return TRUE;
}

/**
 * dossier_cage_new:
 *
 * Prepares the lock; nothing is closed yet.
 */
DossierCage *
dossier_cage_new (GError **error)
{
  DossierCage *self = g_new0 (DossierCage, 1);

  self->landlock = landlock_version ();
  if (dossier_calls_compile (&self->zygote, TRUE, self->landlock > 0, error)
      && dossier_calls_compile (&self->child, FALSE, self->landlock > 0, error))
    return self;
  g_free (self->zygote.instructions);
  g_free (self);
  return NULL;
}

/**
 * dossier_cage_lock:
 * @control: where the end of this process would be told
 *
 * Locks the process that waits for documents, which has one thread.
 *
 * Returns: FALSE with @error when it is not locked, or not wholly; then it must not see a document
 */
gboolean
dossier_cage_lock (DossierCage  *self,
                   int           control,
                   GError      **error)
{
  const struct rlimit no_core = { 0, 0 };

  if (!is_one_thread (error))
    return FALSE;
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return fail (error, "no_new_privs");
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || setrlimit (RLIMIT_CORE, &no_core) != 0)
    return fail (error, "dumpable");
  if (!drop_capabilities (error))
    return FALSE;
  if (self->landlock > 0 && !enter_landlock (self->landlock, error))
    return FALSE;
  if (!dossier_calls_watch (control, readable))
    return fail (error, "sigaction");
  if (!dossier_calls_enter (&self->zygote))
    return fail (error, "seccomp");
  return is_locked (self, error);
}

int
dossier_cage_landlock (DossierCage *self)
{
  return self->landlock;
}

static gboolean
limit (int     resource,
       guint64 soft,
       guint64 hard)
{
  const struct rlimit values = { soft, hard };

  return setrlimit (resource, &values) == 0;
}

/**
 * dossier_cage_lock_child:
 * @input_size: bytes of the largest document that it reads, which lie in its memory
 *
 * Locks the process that reads one document, after it has closed everything but its answer.
 */
gboolean
dossier_cage_lock_child (DossierCage *self,
                         guint64      input_size)
{
  dossier_calls_answer_to (DOSSIER_CAGE_ANSWER);
  if (!limit (RLIMIT_CORE, 0, 0) || !limit (RLIMIT_FSIZE, 0, 0) || !limit (RLIMIT_NPROC, 0, 0)
      || !limit (RLIMIT_NOFILE, CHILD_DESCRIPTORS, CHILD_DESCRIPTORS) || !limit (RLIMIT_CPU, CHILD_SECONDS, CHILD_MOST_SECONDS))
    return FALSE;
#ifndef __SANITIZE_ADDRESS__ /* its shadow alone is larger than any limit */
  if (!limit (RLIMIT_AS, CHILD_MEMORY + input_size, CHILD_MEMORY + input_size))
    return FALSE;
#endif
  return dossier_calls_enter (&self->child);
}

/**
 * dossier_cage_grant_time:
 *
 * Allows this process as much processor time for the next article as it had for the first. What it gets in all is limited.
 */
void
dossier_cage_grant_time (void)
{
  struct rusage used;
  struct rlimit time = { CHILD_SECONDS, CHILD_MOST_SECONDS };

  if (getrusage (RUSAGE_SELF, &used) == 0)
    time.rlim_cur = MIN ((rlim_t) used.ru_utime.tv_sec + used.ru_stime.tv_sec + CHILD_SECONDS, time.rlim_max);
  setrlimit (RLIMIT_CPU, &time);
}
