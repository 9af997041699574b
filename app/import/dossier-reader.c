/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The process that reads a document, as this program sees it: a pipe for its answer, a socket on which the extractor
 * reports of it, and its process descriptor, by which it is ended for certain. Lives on one thread at a time; owned by
 * the reading of a document, or by DossierExtractor while it rests between two.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-zygote-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* For what the waiting process tells on its own account. */
#define REPORT_MS 10000

static void
close_pair (int ends[2])
{
  for (guint i = 0; i < 2; i++)
    if (ends[i] >= 0)
      close (ends[i]);
}

static DossierReader *
fail_start (GError    **error,
            const char *reason,
            int         a[2],
            int         b[2],
            int         c[2])
{
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED, reason);
  close_pair (a);
  close_pair (b);
  close_pair (c);
  return NULL;
}

/**
 * dossier_reader_start:
 * @input: its first document, sealed
 * @several: whether it may be given more
 *
 * Returns: (transfer full): NULL with @error when there is none to be had from @zygote
 */
DossierReader *
dossier_reader_start (DossierZygote  *zygote,
                      GBytes         *request,
                      int             input,
                      gboolean        several,
                      GError        **error)
{
  int answer[2] = { -1, -1 }, report[2] = { -1, -1 }, next[2] = { -1, -1 };
  DossierReader *self;

  if (pipe2 (answer, O_CLOEXEC) != 0 || socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, report) != 0
      || (several && socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, next) != 0))
    return fail_start (error, g_strerror (errno), answer, report, next);
  if (!dossier_zygote_send (zygote, request, input, answer[1], report[1], next[1]))
    return fail_start (error, _("the process that reads files was ended from outside"), answer, report, next);
  fcntl (answer[0], F_SETFL, O_NONBLOCK);
  close (answer[1]);
  close (report[1]);
  if (several)
    close (next[1]);
  self = g_new0 (DossierReader, 1);
  self->zygote = dossier_zygote_ref (zygote);
  self->answer = answer[0];
  self->report = report[0];
  self->next = next[0];
  self->process = -1;
  self->documents = 1;
  return self;
}

/* FALSE when the waiting process has nothing more to say. */
static gboolean
take_report (DossierReader *self)
{
  DossierWireReport report = { 0 };
  struct iovec part = { &report, sizeof report };
  union { struct cmsghdr head; char space[CMSG_SPACE (sizeof (int))]; } control = { 0 };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  struct cmsghdr *sent;
  gssize length = recvmsg (self->report, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);

  if (length < 0 && (errno == EINTR || errno == EAGAIN))
    return TRUE;
  if (length != sizeof report || report.magic != DOSSIER_WIRE_MAGIC)
    {
      self->lost = !self->ended;
      return FALSE;
    }
  sent = CMSG_FIRSTHDR (&message);
  if (sent != NULL && sent->cmsg_type == SCM_RIGHTS && self->process < 0)
    memcpy (&self->process, CMSG_DATA (sent), sizeof self->process);
  if (report.kind != DOSSIER_REPORT_STARTED)
    {
      self->ended = TRUE;
      self->code = report.kind == DOSSIER_REPORT_ENDED ? report.code : 0;
      self->status = report.status;
    }
  return TRUE;
}

/* Until the waiting process has told what is asked for, or is gone. */
static void
wait_for_report (DossierReader *self,
                 gboolean       until_end)
{
  gint64 last = g_get_monotonic_time () + REPORT_MS * 1000;

  while (!self->lost && !self->ended && (until_end || self->process < 0))
    {
      struct pollfd watched = { self->report, POLLIN, 0 };
      gint64 left = (last - g_get_monotonic_time ()) / 1000;

      if (left <= 0 || (poll (&watched, 1, left) > 0 && !take_report (self)))
        break;
    }
}

/**
 * dossier_reader_settle:
 *
 * Waits until it is known how the process, which has closed its answer, ended; not for ever.
 */
void
dossier_reader_settle (DossierReader *self)
{
  wait_for_report (self, TRUE);
}

/**
 * dossier_reader_end:
 *
 * Ends the process, whatever it is doing, and frees @self.
 */
void
dossier_reader_end (DossierReader *self)
{
  wait_for_report (self, FALSE);
  if (self->process >= 0)
    {
      syscall (SYS_pidfd_send_signal, self->process, SIGKILL, NULL, 0);
      close (self->process);
    }
  else if (!self->ended)
    /* Who waits for documents and does not tell of this one is no use any more. */
    dossier_zygote_kill (self->zygote);
  close (self->answer);
  close (self->report);
  if (self->next >= 0)
    close (self->next);
  dossier_zygote_unref (self->zygote);
  g_free (self);
}

static gboolean
send_all (DossierReader *self,
          gconstpointer  bytes,
          gsize          length,
          gint64         last)
{
  gsize at = 0;

  while (at < length)
    {
      struct pollfd watched = { self->next, POLLOUT, 0 };
      gssize sent = send (self->next, (const guint8 *) bytes + at, length - at, MSG_NOSIGNAL | MSG_DONTWAIT);
      gint64 left = (last - g_get_monotonic_time ()) / 1000;

      if (sent > 0)
        at += sent;
      else if (sent < 0 && errno == EAGAIN && left > 0)
        poll (&watched, 1, left);
      else if (sent == 0 || errno != EINTR)
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_reader_give:
 * @most_ms: how long it may take to accept it
 *
 * Gives it another document, after a complete answer to the one before.
 *
 * Returns: FALSE when it does not take it; then it is of no further use, and the document is to blame for nothing
 */
gboolean
dossier_reader_give (DossierReader *self,
                     GBytes        *request,
                     GBytes        *input,
                     guint          most_ms)
{
  const DossierWireNext next = { DOSSIER_WIRE_MAGIC, g_bytes_get_size (request), g_bytes_get_size (input) };
  gint64 last = g_get_monotonic_time () + (gint64) most_ms * 1000;

  self->documents++;
  return send_all (self, &next, sizeof next, last)
         && send_all (self, g_bytes_get_data (request, NULL), g_bytes_get_size (request), last)
         && send_all (self, g_bytes_get_data (input, NULL), g_bytes_get_size (input), last);
}
