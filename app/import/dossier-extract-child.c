/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The process that reads one document. It is a copy of the waiting one, takes the document into its memory, closes
 * everything but the way of its answer, locks itself, and only then looks at the first byte. It ends with its answer.
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

/* Leaves /dev/null three times and the answer. */
static gboolean
close_others (int answer)
{
  int high = fcntl (answer, F_DUPFD, 16);

  return high >= 0 && dup2 (high, DOSSIER_CAGE_ANSWER) == DOSSIER_CAGE_ANSWER && close_range (DOSSIER_CAGE_ANSWER + 1, ~0u, 0) == 0;
}

/**
 * dossier_extract_child:
 *
 * Reads the document of @job and ends the process. Called in a fresh copy of the waiting one.
 */
void
dossier_extract_child (const DossierExtractSetup *setup,
                       DossierCage               *cage,
                       const DossierExtractJob   *job)
{
  DossierImportOptions options = { NULL, NULL, FALSE };
  g_autofree char *file_name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = take_input (job->input);
  Answer answer = { NULL };

  if (input == NULL || !close_others (job->answer) || !dossier_wire_decode_request (job->request, &file_name, &options)
      || !dossier_cage_lock_child (cage, g_bytes_get_size (input)))
    _exit (1);
  if (setup->read (input, file_name, &options, give_found_cb, &answer, &error))
    write_frame (DOSSIER_FRAME_DONE, NULL);
  else
    {
      g_autoptr (GBytes) payload = dossier_wire_encode_error (error);

      write_frame (DOSSIER_FRAME_FAILED, payload);
    }
  _exit (0);
}
