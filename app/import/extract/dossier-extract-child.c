/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The process that reads a document. It is a copy of the waiting one, takes the document into its memory, closes
 * everything but the way of its answer, locks itself, and only then looks at the first byte. It ends with its answer;
 * or, where it was given a way for further documents, when that closes.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-wire-private.h"

/* The original that was handed over last, and still is that of what follows. */
typedef struct
{
  GBytes *bytes; /* (owned) (nullable) */
} Answer;

static void
write_all (const void *bytes,
           gsize       length)
{
  const guint8 *at = bytes;

  while (length > 0)
    {
      gssize written = write (DOSSIER_CAGE_ANSWER, at, length);

      if (written < 0 && errno == EINTR)
        continue;
      /* Nobody listens any more. */
      if (written < 0)
        _exit (0);
      at += written;
      length -= written;
    }
}

static void
write_frame (DossierFrameKind  kind,
             GBytes           *payload)
{
  gsize length = payload != NULL ? g_bytes_get_size (payload) : 0;
  DossierWireFrame head = { DOSSIER_WIRE_MAGIC, kind, length };

  write_all (&head, sizeof head);
  if (length > 0)
    write_all (g_bytes_get_data (payload, NULL), length);
}

static void
reject_found (DossierFound *found,
              const char   *reason)
{
  g_clear_pointer (&found->draft, dossier_draft_free);
  g_clear_pointer (&found->bytes, g_bytes_unref);
  g_free (found->reason);
  found->reason = g_strdup (reason);
}

static gboolean
give_found_cb (DossierFound *found,
               gpointer      user_data)
{
  Answer *answer = user_data;
  g_autoptr (GBytes) payload = NULL;

  if (dossier_calls_missed ())
    reject_found (found, _("its characters need tables of the system, which can only be read under a lock that this system's kernel lacks"));
  else if (found->bytes != NULL && g_bytes_get_size (found->bytes) > DOSSIER_WIRE_MAX_FRAME)
    reject_found (found, _("it is too large"));
  if (found->bytes != NULL && found->bytes != answer->bytes)
    {
      write_frame (DOSSIER_FRAME_BYTES, found->bytes);
      g_clear_pointer (&answer->bytes, g_bytes_unref);
      answer->bytes = g_bytes_ref (found->bytes);
    }
  payload = dossier_wire_encode_found (found, found->bytes != NULL);
  if (g_bytes_get_size (payload) > DOSSIER_WIRE_MAX_FRAME)
    {
      g_clear_pointer (&payload, g_bytes_unref);
      reject_found (found, _("it is too large"));
      payload = dossier_wire_encode_found (found, FALSE);
    }
  write_frame (DOSSIER_FRAME_FOUND, payload);
  dossier_found_free (found);
  dossier_cage_grant_time ();
  return TRUE;
}

/* The sealed memory of the document becomes part of ours, readable and nothing else. */
static GBytes *
take_input (int descriptor)
{
  struct stat status;
  void *memory;

  if (fstat (descriptor, &status) != 0 || status.st_size <= 0)
    return NULL;
  memory = mmap (NULL, status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  return memory != MAP_FAILED ? g_bytes_new_static (memory, status.st_size) : NULL;
}

/* Leaves /dev/null three times, the answer, and the way of further documents if there is one. */
static gboolean
close_others (int answer,
              int next)
{
  int high_answer = fcntl (answer, F_DUPFD, 16);
  int high_next = next >= 0 ? fcntl (next, F_DUPFD, 16) : -1;

  if (high_answer < 0 || dup2 (high_answer, DOSSIER_CAGE_ANSWER) < 0)
    return FALSE;
  if (next < 0)
    return close_range (DOSSIER_CAGE_ANSWER + 1, ~0u, 0) == 0;
  return high_next >= 0 && dup2 (high_next, DOSSIER_CAGE_NEXT) >= 0 && close_range (DOSSIER_CAGE_NEXT + 1, ~0u, 0) == 0;
}

static void
read_document (const DossierExtractSetup *setup,
               GBytes                    *request,
               GBytes                    *input)
{
  DossierImportOptions options = { NULL, NULL, FALSE };
  g_autofree char *file_name = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { NULL };

  if (!dossier_wire_decode_request (request, &file_name, &options))
    _exit (1);
  if (setup->read (input, file_name, &options, give_found_cb, &answer, &error))
    write_frame (DOSSIER_FRAME_DONE, NULL);
  else
    {
      g_autoptr (GBytes) payload = dossier_wire_encode_error (error);

      write_frame (DOSSIER_FRAME_FAILED, payload);
    }
  g_clear_pointer (&answer.bytes, g_bytes_unref);
  g_free ((char *) options.url_hint);
  g_free ((char *) options.columns);
}

/* @length bytes of what comes next; NULL when no more comes. */
static GBytes *
take_bytes (gsize length)
{
  g_autofree guint8 *bytes = g_malloc (length + 1);
  gsize at = 0;

  while (at < length)
    {
      gssize got = read (DOSSIER_CAGE_NEXT, bytes + at, length - at);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return NULL;
      at += got;
    }
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

static gboolean
read_next (const DossierExtractSetup *setup)
{
  g_autoptr (GBytes) head = take_bytes (sizeof (DossierWireNext));
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GBytes) input = NULL;
  const DossierWireNext *next = head != NULL ? g_bytes_get_data (head, NULL) : NULL;

  if (next == NULL || next->magic != DOSSIER_WIRE_MAGIC || next->input > DOSSIER_WIRE_MAX_NEXT || (request = take_bytes (next->request)) == NULL
      || (input = take_bytes (next->input)) == NULL)
    return FALSE;
  dossier_cage_grant_time ();
  dossier_calls_missed ();
  read_document (setup, request, input);
  return TRUE;
}

/**
 * dossier_extract_child:
 *
 * Reads the document of @job, and what comes after it, and ends the process. Called in a fresh copy of the waiting one.
 */
void
dossier_extract_child (const DossierExtractSetup *setup,
                       DossierCage               *cage,
                       const DossierExtractJob   *job)
{
  g_autoptr (GBytes) input = take_input (job->input);

  /* What comes next may be larger than the first, and limits that were set are only ever lowered. */
  if (input == NULL || !close_others (job->answer, job->next)
      || !dossier_cage_lock_child (cage, MAX (g_bytes_get_size (input), job->next >= 0 ? DOSSIER_WIRE_MAX_NEXT : 0)))
    _exit (1);
  read_document (setup, job->request, input);
  while (job->next >= 0 && read_next (setup))
    ;
  _exit (0);
}
