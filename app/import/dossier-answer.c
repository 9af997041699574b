/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Takes the answer to one document from a process that may have been taken over by it. Sizes and times are limited,
 * and frames are decoded by dossier-wire.c, which believes nothing. Blocks the calling thread; nothing here is shared.
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
#include <sys/wait.h>
#include <unistd.h>

/* A frame grows as it comes, so that a length is not believed before its bytes are here. */
#define STEP (256u * 1024)

typedef struct
{
  DossierAnswer *answer;
  DossierReader *reader;
  int forbidden;        /* number of the call that it must not make, or -1 */
  gint64 waited;        /* microseconds in all */
  gint64 quiet;         /* microseconds since the last article */
  guint64 received;
  GPollFD cancelled;
  gboolean cancellable;
  GBytes *bytes;        /* (owned) (nullable): of the last frame of bytes */
} Reading;

static gboolean
stop (GError    **error,
      const char *reason)
{
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED, reason);
  return FALSE;
}

static gint64
time_left (Reading *self)
{
  gint64 quiet = (gint64) self->answer->quiet_ms * 1000 - self->quiet;
  gint64 total = (gint64) self->answer->total_ms * 1000 - self->waited;

  return MIN (quiet, total);
}

static gboolean
fail_late (Reading  *self,
           GError  **error)
{
  guint seconds = MAX (1, MIN (self->answer->quiet_ms, self->answer->total_ms) / 1000);

  if (self->quiet < (gint64) self->answer->quiet_ms * 1000)
    seconds = MAX (1, self->answer->total_ms / 1000);
  g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED,
               ngettext ("reading it took longer than %u second and was stopped", "reading it took longer than %u seconds and was stopped", seconds),
               seconds);
  return FALSE;
}

/* Until there may be something to read; FALSE with @error when the time is up or it was cancelled. */
static gboolean
wait_for_bytes (Reading  *self,
                GError  **error)
{
  gint64 started = g_get_monotonic_time ();
  struct pollfd watched[] = {
    { self->reader->answer, POLLIN, 0 },
    { self->cancellable ? self->cancelled.fd : -1, POLLIN, 0 },
  };
  gint64 left = time_left (self), passed;

  if (left <= 0)
    return fail_late (self, error);
  poll (watched, G_N_ELEMENTS (watched), (left + 999) / 1000);
  passed = g_get_monotonic_time () - started;
  self->waited += passed;
  self->quiet += passed;
  return !g_cancellable_set_error_if_cancelled (self->answer->cancellable, error);
}

/* How many of @length bytes came before the end; -1 with @error. */
static gssize
read_bytes (Reading  *self,
            void     *to,
            gsize     length,
            GError  **error)
{
  gsize at = 0;

  while (at < length)
    {
      gssize got = read (self->reader->answer, (guint8 *) to + at, length - at);

      if (got == 0)
        break;
      if (got > 0)
        at += got;
      else if (errno == EAGAIN && !wait_for_bytes (self, error))
        return -1;
      else if (errno != EAGAIN && errno != EINTR)
        break;
    }
  self->received += at;
  return at;
}

/* NULL without @error when the answer ends in the middle. */
static GBytes *
read_payload (Reading  *self,
              gsize     length,
              GError  **error)
{
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  while (payload->len < length)
    {
      gsize step = MIN (length - payload->len, MAX (STEP, payload->len)), before = payload->len;
      gssize got;

      g_byte_array_set_size (payload, before + step);
      got = read_bytes (self, payload->data + before, step, error);
      if (got != (gssize) step)
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&payload));
}

static void
name_signal (GString *reason,
             int      number)
{
  const char *name = sigabbrev_np (number);

  if (name != NULL)
    g_string_append_printf (reason, "SIG%s", name);
  else
    g_string_append_printf (reason, "%d", number);
}

/* Why an answer ended before it was complete. */
static gboolean
explain_end (Reading  *self,
             GError  **error)
{
  const DossierReader *reader = self->reader;
  g_autoptr (GString) name = g_string_new (NULL);

  dossier_reader_settle (self->reader);
  if (self->forbidden >= 0)
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED,
                   /* Translators: %d is the number of a system call */
                   _("its reader asked the system for what it must not do (call %d) and was stopped"), self->forbidden);
      return FALSE;
    }
  if (reader->lost || !reader->ended)
    return stop (error, _("the process that reads files was ended from outside"));
  if (reader->code == CLD_EXITED)
    return stop (error, _("its reader ended without an answer"));
  if (reader->code != CLD_KILLED && reader->code != CLD_DUMPED)
    return stop (error, _("no process could be made to read it"));
  if (reader->status == SIGXCPU)
    return stop (error, _("reading it took more computing time than a document may"));
  if (reader->status == SIGKILL)
    return stop (error, _("reading it was ended from outside, perhaps for want of memory"));
  name_signal (name, reader->status);
  /* Translators: %s is the name of a signal, such as SIGSEGV */
  g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED, _("its reader crashed (%s)"), name->str);
  return FALSE;
}

static gboolean
is_acceptable (Reading                *self,
               const DossierWireFrame *frame,
               GError                **error)
{
  if (frame->magic != DOSSIER_WIRE_MAGIC || frame->kind < DOSSIER_FRAME_FOUND || frame->kind > DOSSIER_FRAME_FORBIDDEN
      || frame->length > DOSSIER_WIRE_MAX_FRAME)
    return stop (error, _("its reader gave an answer that makes no sense"));
  if (self->received + frame->length > self->answer->most_bytes)
    return stop (error, _("more comes out of it than can be right"));
  return TRUE;
}

/* Hands an article out. FALSE when the caller has enough, or with @error. */
static gboolean
take_found (Reading  *self,
            GBytes   *payload,
            GError  **error)
{
  DossierAnswer *answer = self->answer;
  DossierFound *found;

  if (answer->handed_out >= answer->most_found)
    return stop (error, _("more comes out of it than can be right"));
  found = dossier_wire_decode_found (payload, self->bytes, answer->keep, answer->keeper, error);
  if (found == NULL)
    return FALSE;
  answer->handed_out++;
  self->quiet = 0;
  return answer->func (found, answer->user_data);
}

static gboolean
take_failure (GBytes  *payload,
              GError **error)
{
  GError *failure = dossier_wire_decode_error (payload);

  if (failure == NULL)
    return stop (error, _("its reader gave an answer that makes no sense"));
  g_propagate_error (error, failure);
  return FALSE;
}

typedef enum
{
  GO_ON,
  ENOUGH,
} Next;

/* Sets @error when the answer is bad or says that the file is. */
static Next
take_frame (Reading                *self,
            const DossierWireFrame *frame,
            GBytes                 *payload,
            GError                **error)
{
  switch ((DossierFrameKind) frame->kind)
    {
    case DOSSIER_FRAME_FOUND:
      return take_found (self, payload, error) ? GO_ON : ENOUGH;
    case DOSSIER_FRAME_BYTES:
      g_clear_pointer (&self->bytes, g_bytes_unref);
      self->bytes = g_bytes_ref (payload);
      return GO_ON;
    case DOSSIER_FRAME_DONE:
      if (self->answer->handed_out == 0)
        stop (error, _("its reader ended without an answer"));
      self->answer->complete = self->answer->handed_out > 0;
      return ENOUGH;
    case DOSSIER_FRAME_FORBIDDEN:
      self->forbidden = frame->length == sizeof (gint32) ? *(const gint32 *) g_bytes_get_data (payload, NULL) : 0;
      return GO_ON;
    case DOSSIER_FRAME_FAILED:
    default:
      take_failure (payload, error);
      return ENOUGH;
    }
}

static void
read_frames (Reading  *self,
             GError  **error)
{
  GError *failure = NULL;
  Next next = GO_ON;

  while (next == GO_ON)
    {
      DossierWireFrame frame;
      g_autoptr (GBytes) payload = NULL;
      gssize got = read_bytes (self, &frame, sizeof frame, &failure);

      if (got == sizeof frame && is_acceptable (self, &frame, &failure))
        payload = read_payload (self, frame.length, &failure);
      if (payload != NULL)
        next = take_frame (self, &frame, payload, &failure);
      else if (failure == NULL)
        explain_end (self, &failure);
      if (failure != NULL)
        break;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
}

/**
 * dossier_answer_read:
 *
 * Takes the whole answer, handing articles out as they come. Unless it was complete, the reader is of no further use.
 *
 * Returns: FALSE with @error when it is bad, late, cut off, or says that the file cannot be read
 */
gboolean
dossier_answer_read (DossierAnswer  *self,
                     DossierReader  *reader,
                     GError        **error)
{
  Reading reading = { .answer = self, .reader = reader, .forbidden = -1 };
  GError *failure = NULL;

  self->complete = FALSE;
  reading.cancellable = self->cancellable != NULL && g_cancellable_make_pollfd (self->cancellable, &reading.cancelled);
  read_frames (&reading, &failure);
  if (reading.cancellable)
    g_cancellable_release_fd (self->cancellable);
  g_clear_pointer (&reading.bytes, g_bytes_unref);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}
