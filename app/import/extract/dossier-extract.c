/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The process that waits for documents. It loads the libraries' tables once, locks itself before it takes the first
 * document, and never looks into one: for each it makes a copy of itself, which does (dossier-extract-child.c), and
 * tells how that ended. It ends when the program that started it closes its end; the copies end with it.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-config.h"
#include "dossier-wire-private.h"

/* Two are promised; the others are on their way out. */
#define MAX_CHILDREN 8
/* The document, the way of the answer, that of reports, and perhaps that of further documents. */
#define DESCRIPTORS 4

typedef struct
{
  pid_t pid;
  int process; /* (owned): readable when it ended */
  int report;  /* (owned) */
} Child;

typedef struct
{
  const DossierExtractSetup *setup;
  DossierCage *cage;
  pid_t pid;
  Child children[MAX_CHILDREN];
  guint n_children;
  char buffer[DOSSIER_WIRE_MAX_REQUEST];
} Zygote;

static void
send_hello (DossierCage  *cage,
            const GError *problem)
{
  DossierWireHello hello = { .magic = DOSSIER_WIRE_MAGIC, .version = DOSSIER_WIRE_VERSION, .forbidden = -1 };
  gssize ignored;

  hello.locked = problem == NULL;
  hello.landlock = cage != NULL ? dossier_cage_landlock (cage) : 0;
  g_strlcpy (hello.program, DOSSIER_VERSION, sizeof hello.program);
  g_strlcpy (hello.problem, problem != NULL ? problem->message : "", sizeof hello.problem);
  ignored = write (DOSSIER_EXTRACT_CONTROL, &hello, sizeof hello);
  (void) ignored;
}

static void
send_report (int               socket,
             DossierReportKind kind,
             int               code,
             int               status,
             int               process)
{
  DossierWireReport report = { DOSSIER_WIRE_MAGIC, kind, code, status };
  struct iovec part = { &report, sizeof report };
  union { struct cmsghdr head; char space[CMSG_SPACE (sizeof (int))]; } control = { 0 };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

  if (process >= 0)
    {
      message.msg_control = &control;
      message.msg_controllen = sizeof control;
      control.head.cmsg_level = SOL_SOCKET;
      control.head.cmsg_type = SCM_RIGHTS;
      control.head.cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (&control.head), &process, sizeof process);
    }
  /* Who does not listen any more does not care. */
  sendmsg (socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

/* Everything that came with a message; they are @descriptors' owner's to close. */
static guint
take_descriptors (struct msghdr *message,
                  int           *descriptors,
                  guint          most)
{
  guint count = 0;

  for (struct cmsghdr *part = CMSG_FIRSTHDR (message); part != NULL; part = CMSG_NXTHDR (message, part))
    {
      const int *sent = (const int *) (void *) CMSG_DATA (part);

      if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
        continue;
      for (gsize i = 0; i < (part->cmsg_len - CMSG_LEN (0)) / sizeof (int); i++)
        if (count < most)
          descriptors[count++] = sent[i];
        else
          close (sent[i]);
    }
  return count;
}

static void
start_child (Zygote    *self,
             gsize      length,
             const int *descriptors)
{
  DossierExtractJob job = { g_bytes_new_static (self->buffer, length), descriptors[0], descriptors[1], descriptors[3] };
  int report = descriptors[2];
  pid_t pid = self->n_children < MAX_CHILDREN ? fork () : -1;
  Child child = { pid, -1, report };

  if (pid == 0)
    {
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      if (getppid () != self->pid)
        _exit (1);
      dossier_extract_child (self->setup, self->cage, &job);
    }
  g_bytes_unref (job.request);
  if (pid > 0)
    child.process = (int) syscall (SYS_pidfd_open, pid, 0);
  if (child.process >= 0)
    {
      self->children[self->n_children++] = child;
      send_report (report, DOSSIER_REPORT_STARTED, 0, 0, child.process);
      return;
    }
  /* Not a descriptor to be had: the child is not let go unwatched. */
  send_report (report, DOSSIER_REPORT_REFUSED, errno, 0, -1);
  close (report);
  if (pid > 0)
    _exit (1);
}

/* FALSE when the program that started us is gone. */
static gboolean
take_request (Zygote *self)
{
  int descriptors[DESCRIPTORS] = { -1, -1, -1, -1 };
  struct iovec part = { self->buffer, sizeof self->buffer };
  union { struct cmsghdr head; char space[CMSG_SPACE (sizeof descriptors)]; } control;
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  gssize length = recvmsg (DOSSIER_EXTRACT_CONTROL, &message, MSG_CMSG_CLOEXEC);
  guint count;

  if (length < 0)
    return errno == EINTR || errno == EAGAIN;
  if (length == 0)
    return FALSE;
  count = take_descriptors (&message, descriptors, DESCRIPTORS);
  if (count >= DESCRIPTORS - 1 && (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0)
    {
      start_child (self, length, descriptors);
      descriptors[2] = -1;
    }
  for (guint i = 0; i < count; i++)
    if (descriptors[i] >= 0)
      close (descriptors[i]);
  return TRUE;
}

static void
settle_child (Zygote *self,
              guint   index)
{
  Child *child = &self->children[index];
  siginfo_t ended = { 0 };

  if (waitid (P_PID, child->pid, &ended, WEXITED | WNOHANG) != 0 || ended.si_pid == 0)
    return;
  send_report (child->report, DOSSIER_REPORT_ENDED, ended.si_code, ended.si_status, -1);
  close (child->report);
  close (child->process);
  *child = self->children[--self->n_children];
}

static int
wait_for_documents (Zygote *self)
{
  for (;;)
    {
      struct pollfd watched[1 + MAX_CHILDREN] = { { DOSSIER_EXTRACT_CONTROL, POLLIN, 0 } };

      for (guint i = 0; i < self->n_children; i++)
        watched[1 + i] = (struct pollfd) { self->children[i].process, POLLIN, 0 };
      if (poll (watched, 1 + self->n_children, -1) < 0)
        continue;
      /* From behind, since the last one takes the place of one that ended. */
      for (guint i = self->n_children; i > 0; i--)
        if (watched[i].revents != 0)
          settle_child (self, i - 1);
      if (watched[0].revents != 0 && !take_request (self))
        return 0;
    }
}

/* Messages of readers are for people; no lookup of one may wait until files are out of reach. */
static void
load_translations (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DOSSIER_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* In no catalogue, so each of them is opened. */
  dgettext (GETTEXT_PACKAGE, "\001");
  dgettext ("glib20", "\001");
}

static void
forget_terminal (void)
{
#ifndef __SANITIZE_ADDRESS__ /* whose findings would be lost */
  int nowhere = open ("/dev/null", O_RDWR | O_CLOEXEC);

  if (nowhere >= 0)
    dup2 (nowhere, STDERR_FILENO);
  if (nowhere > STDERR_FILENO)
    close (nowhere);
#endif
}

static DossierCage *
prepare (const DossierExtractSetup *setup,
         GError                   **error)
{
  g_autofree DossierCage *cage = NULL;

  load_translations ();
  setup->warm ();
  cage = dossier_cage_new (error);
  if (cage == NULL)
    return NULL;
  forget_terminal ();
  return dossier_cage_lock (cage, DOSSIER_EXTRACT_CONTROL, error) ? g_steal_pointer (&cage) : NULL;
}

/**
 * dossier_extract_run:
 *
 * What main() does.
 *
 * Returns: the exit status
 */
int
dossier_extract_run (const DossierExtractSetup *setup)
{
  static Zygote zygote;
  g_autoptr (GError) error = NULL;
  struct stat status;

  if (fstat (DOSSIER_EXTRACT_CONTROL, &status) != 0 || !S_ISSOCK (status.st_mode))
    {
      fputs ("dossier-extract is started by Dossier itself.\n", stderr);
      return 2;
    }
  close_range (DOSSIER_EXTRACT_CONTROL + 1, ~0u, 0);
  signal (SIGPIPE, SIG_IGN);
  zygote.setup = setup;
  zygote.pid = getpid ();
  zygote.cage = prepare (setup, &error);
  send_hello (zygote.cage, error);
  /* Nothing that would run at the end may open files. */
  _exit (zygote.cage != NULL ? wait_for_documents (&zygote) : 2);
}
