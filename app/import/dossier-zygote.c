/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One running dossier-extract: started with nothing but a socket, /dev/null and the words of its language. It is told
 * of documents over the socket and ends when that closes, however this program ends. Any thread; owned by
 * DossierExtractor and, for the time of a document, by who reads it.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-zygote-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-config.h"

#define CONTROL 3
/* A cold disk and a busy machine; a program that has not answered by then will not. */
#define HELLO_MS 60000

struct _DossierZygote
{
  gatomicrefcount refs;
  pid_t pid;
  int control; /* (owned) */
};

/* Words of the environment that the program may know: language, time zone, sanitizers. */
static gboolean
is_wanted (const char *variable)
{
  static const char * const names[] = {
    "LANG=", "LANGUAGE=", "LC_", "TZ=", "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LD_LIBRARY_PATH=", NULL
  };

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (variable, names[i]))
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_environment (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) all = g_get_environ ();

  for (guint i = 0; all[i] != NULL; i++)
    if (is_wanted (all[i]))
      g_ptr_array_add (list, g_strdup (all[i]));
  g_ptr_array_add (list, NULL);
  return list;
}

/* A group of its own, so that an interrupt at the terminal meets this program first; no signal blocked or ignored. */
static int
spawn (const char *program,
       int         control,
       pid_t      *pid)
{
  char *arguments[] = { (char *) "dossier-extract", NULL };
  g_autoptr (GPtrArray) environment = list_environment ();
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  int result;

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, control, CONTROL);
  posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  result = posix_spawn (pid, program, &actions, &attributes, arguments, (char **) environment->pdata);
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);
  return result;
}

/* @most_ms: 0 to take only what is there already */
static gboolean
receive_hello (DossierZygote    *self,
               int               most_ms,
               DossierWireHello *hello)
{
  struct pollfd watched = { self->control, POLLIN, 0 };
  int ready;

  do
    ready = poll (&watched, 1, most_ms);
  while (ready < 0 && errno == EINTR);
  return ready > 0 && recv (self->control, hello, sizeof *hello, 0) == sizeof *hello && hello->magic == DOSSIER_WIRE_MAGIC
         && hello->version == DOSSIER_WIRE_VERSION;
}

/* What it says of itself decides whether it is given anything. */
static gboolean
check_hello (DossierZygote  *self,
             GError        **error)
{
  DossierWireHello hello;

  if (!receive_hello (self, HELLO_MS, &hello))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED, _("the program that reads it did not start"));
      return FALSE;
    }
  hello.program[sizeof hello.program - 1] = '\0';
  hello.problem[sizeof hello.problem - 1] = '\0';
  if (strcmp (hello.program, DOSSIER_VERSION) != 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_REFUSED,
                           _("Dossier was changed while it ran; start it again to read this kind of file"));
      return FALSE;
    }
  if (hello.locked == 1)
    return TRUE;
  g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_REFUSED,
               /* Translators: %s is a technical reason in English */
               _("only UTF-8 text is read here, since this system cannot lock the process that reads other files (%s)"),
               g_utf8_validate (hello.problem, -1, NULL) ? hello.problem : "?");
  return FALSE;
}

/**
 * dossier_zygote_start:
 * @program: path of dossier-extract
 *
 * Starts it and waits until it is locked.
 *
 * Returns: (transfer full): NULL and DOSSIER_IMPORT_ERROR_REFUSED when it never will be, DOSSIER_IMPORT_ERROR_STOPPED
 *   when another try may succeed
 */
DossierZygote *
dossier_zygote_start (const char  *program,
                      GError     **error)
{
  g_autoptr (DossierZygote) self = NULL;
  int ends[2], result;
  pid_t pid;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED, g_strerror (errno));
      return NULL;
    }
  result = spawn (program, ends[1], &pid);
  close (ends[1]);
  if (result != 0)
    {
      close (ends[0]);
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_REFUSED,
                   _("only UTF-8 text is read here, since the program that reads other files cannot be started (%s: %s)"),
                   program, g_strerror (result));
      return NULL;
    }
  self = g_new0 (DossierZygote, 1);
  g_atomic_ref_count_init (&self->refs);
  self->pid = pid;
  self->control = ends[0];
  return check_hello (self, error) ? g_steal_pointer (&self) : NULL;
}

DossierZygote *
dossier_zygote_ref (DossierZygote *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/* The last to let go waits for its end, which a kill makes certain: it keeps nothing that could be lost. */
void
dossier_zygote_unref (DossierZygote *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  dossier_zygote_kill (self);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  close (self->control);
  g_free (self);
}

void
dossier_zygote_kill (DossierZygote *self)
{
  kill (self->pid, SIGKILL);
}

/**
 * dossier_zygote_last_call:
 *
 * Returns: the number of the system call by which the lock ended it, or -1
 */
int
dossier_zygote_last_call (DossierZygote *self)
{
  DossierWireHello last;

  return receive_hello (self, 0, &last) ? last.forbidden : -1;
}

/**
 * dossier_zygote_send:
 * @request: at most DOSSIER_WIRE_MAX_REQUEST bytes
 * @input: the document, sealed
 * @answer: the writing end of a pipe
 * @report: a socket
 * @next: a socket, or -1
 *
 * Returns: FALSE when it is not there any more
 */
gboolean
dossier_zygote_send (DossierZygote *self,
                     GBytes        *request,
                     int            input,
                     int            answer,
                     int            report,
                     int            next)
{
  const int descriptors[] = { input, answer, report, next };
  gsize size = (next >= 0 ? 4 : 3) * sizeof (int);
  struct iovec part = { (void *) g_bytes_get_data (request, NULL), g_bytes_get_size (request) };
  union { struct cmsghdr head; char space[CMSG_SPACE (sizeof descriptors)]; } control = { 0 };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = CMSG_SPACE (size) };
  gssize sent;

  control.head.cmsg_level = SOL_SOCKET;
  control.head.cmsg_type = SCM_RIGHTS;
  control.head.cmsg_len = CMSG_LEN (size);
  memcpy (CMSG_DATA (&control.head), descriptors, size);
  do
    sent = sendmsg (self->control, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent >= 0;
}
