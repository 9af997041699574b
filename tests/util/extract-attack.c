/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The extractor as the tests run it: reads what the real one reads, and documents that say which attack to make. Built
 * several times: as an ordinary user (ATTACK_USER), as on a kernel without Landlock (ATTACK_WITHOUT), and where the
 * lock cannot be set (ATTACK_THREAD: a library that started a thread).
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-test"

#include "extract-attack.h"

#include <errno.h>
#include <grp.h>
#include <pthread.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "dossier-extract-private.h"

#include "dossier-import-read.h"
#include "dossier-wire-private.h"

static DossierFoundFunc hand_out;
static gpointer hand_out_data;

static void
give_article (const char *title)
{
  DossierFound *found = g_new0 (DossierFound, 1);

  found->draft = dossier_draft_new ();
  found->draft->title = g_strdup (title);
  found->draft->text = g_strdup ("A text.");
  found->draft->media_type = g_strdup ("text/html");
  found->draft->extractor = "attack/1";
  dossier_draft_add_block (found->draft, 0, 7, DOSSIER_BLOCK_BODY);
  hand_out (found, hand_out_data);
}

static void
write_out (gconstpointer bytes,
           gsize         length)
{
  gssize written;

  for (gsize at = 0; at < length; at += written)
    if ((written = write (DOSSIER_CAGE_ANSWER, (const char *) bytes + at, length - at)) <= 0)
      _exit (0);
}

static gboolean
try_memory (const char *argument)
{
  gsize size = G_GUINT64_CONSTANT (6) * 1024 * 1024 * 1024;
  char *memory = malloc (size);

  if (memory == NULL)
    return FALSE;
  for (gsize at = 0; at < size; at += 4096)
    memory[at] = 1;
  return TRUE;
}

/* Piece by piece, as a careless reader would. */
static gboolean
try_memory_slowly (const char *argument)
{
  for (gsize taken = 0; taken < G_GUINT64_CONSTANT (6) << 30; taken += 1 << 24)
    {
      char *memory = malloc (1 << 24);

      if (memory == NULL)
        return FALSE;
      memset (memory, 1, 1 << 24);
    }
  return TRUE;
}

static gboolean
try_spin (const char *argument)
{
  for (volatile guint64 i = 0;; i++)
    ;
  return TRUE;
}

static gboolean try_sleep (const char *argument) { sleep (1000000); return TRUE; }
static gboolean try_pause (const char *argument) { pause (); return TRUE; }
/* The compiler is not to see what these two do. */
static volatile guintptr nowhere = 8;
static int (*volatile deeper) (int depth);

static gboolean try_segv (const char *argument) { *(char *) nowhere = 1; return TRUE; }
static gboolean try_abort (const char *argument) { abort (); return TRUE; }
static gboolean try_assert (const char *argument) { g_error ("An assertion fails"); return TRUE; }
static gboolean try_illegal (const char *argument) { __builtin_trap (); return TRUE; }
static gboolean try_silent (const char *argument) { _exit (0); return TRUE; }
static gboolean try_exit (const char *argument) { exit (3); return TRUE; }

static int
descend (int depth)
{
  volatile char space[4096];

  space[depth % 4096] = depth;
  return deeper (depth + 1) + space[0];
}

static gboolean
try_stack (const char *argument)
{
  deeper = descend;
  return deeper (0) != 0;
}

/* Articles without end. */
static gboolean
try_endless_articles (const char *argument)
{
  for (;;)
    give_article ("Again");
  return TRUE;
}

/* Originals without end, and no article. */
static gboolean
try_endless_bytes (const char *argument)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_BYTES, 1 << 20 };
  g_autofree char *bytes = g_malloc0 (1 << 20);

  for (;;)
    {
      write_out (&frame, sizeof frame);
      write_out (bytes, 1 << 20);
    }
  return TRUE;
}

static gboolean
try_lying_length (const char *argument)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_FOUND, DOSSIER_WIRE_MAX_FRAME };

  write_out (&frame, sizeof frame);
  write_out ("short", 5);
  _exit (0);
}

static gboolean
try_huge_length (const char *argument)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_BYTES, 0xffffffffu };

  write_out (&frame, sizeof frame);
  for (;;)
    write_out ("more", 4);
  return TRUE;
}

/* Says it will go on and does not. */
static gboolean
try_half_frame (const char *argument)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_FOUND, 1000 };

  write_out (&frame, sizeof frame);
  return try_spin (argument);
}

static gboolean
try_done_and_stay (const char *argument)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_DONE, 0 };

  give_article ("The only one");
  write_out (&frame, sizeof frame);
  return try_spin (argument);
}

static gboolean
try_done_at_once (const char *argument)
{
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_DONE, 0 };

  write_out (&frame, sizeof frame);
  _exit (0);
}

/* An article whose title is broken on the way. */
static gboolean
try_bad_utf8 (const char *argument)
{
  DossierFound found = { .draft = dossier_draft_new () };
  g_autoptr (GBytes) payload = NULL;
  g_autofree char *bytes = NULL;
  DossierWireFrame frame = { DOSSIER_WIRE_MAGIC, DOSSIER_FRAME_FOUND, 0 };
  char *place;
  gsize length;

  found.draft->title = g_strdup ("MARK");
  found.draft->text = g_strdup ("A text.");
  found.draft->media_type = g_strdup ("text/html");
  found.draft->extractor = "attack/1";
  payload = dossier_wire_encode_found (&found, FALSE);
  bytes = g_memdup2 (g_bytes_get_data (payload, &length), g_bytes_get_size (payload));
  place = memmem (bytes, length, "MARK", 4);
  place[1] = '\xff';
  frame.length = length;
  write_out (&frame, sizeof frame);
  write_out (bytes, length);
  _exit (0);
}

/* Gives one article, then waits to be ended. */
static gboolean
try_linger (const char *argument)
{
  give_article ("First");
  return try_spin (argument);
}

static const Attack own_attacks[] = {
  { "memory", try_memory },
  { "memory-slowly", try_memory_slowly },
  { "spin", try_spin },
  { "sleep", try_sleep },
  { "pause", try_pause },
  { "segv", try_segv },
  { "abort", try_abort },
  { "assert", try_assert },
  { "illegal", try_illegal },
  { "silent", try_silent },
  { "exit", try_exit },
  { "stack", try_stack },
  { "endless-articles", try_endless_articles },
  { "endless-bytes", try_endless_bytes },
  { "lying-length", try_lying_length },
  { "huge-length", try_huge_length },
  { "half-frame", try_half_frame },
  { "done-and-stay", try_done_and_stay },
  { "done-at-once", try_done_at_once },
  { "bad-utf8", try_bad_utf8 },
  { "linger", try_linger },
  { NULL, NULL },
};

static const Attack *
find_attack (const Attack *attacks,
             const char   *name)
{
  for (; attacks->name != NULL; attacks++)
    if (g_str_equal (attacks->name, name))
      return attacks;
  return NULL;
}

static gboolean
read_attack (const char *words,
             GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 2);
  const Attack *attack = find_attack (own_attacks, parts[0]);

  if (attack == NULL)
    attack = find_attack (system_attacks, parts[0]);
  if (attack == NULL)
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT, "no attack is called %s", parts[0]);
  else if (attack->run (parts[1]))
    give_article ("The attack succeeded");
  else
    g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED, "denied: %s", g_strerror (errno));
  return attack != NULL && *error == NULL;
}

static gboolean
read_document (GBytes                     *bytes,
               const char                 *file_name,
               const DossierImportOptions *options,
               DossierFoundFunc            func,
               gpointer                    user_data,
               GError                    **error)
{
  gsize length, mark = strlen (ATTACK_MARK), page_mark = strlen (ATTACK_PAGE_MARK);
  const char *content = g_bytes_get_data (bytes, &length);
  g_autofree char *words = NULL;

  if (length > page_mark && memcmp (content, ATTACK_PAGE_MARK, page_mark) == 0)
    mark = page_mark;
  else if (length < mark || memcmp (content, ATTACK_MARK, mark) != 0)
    return dossier_import_read_all (bytes, file_name, options, func, user_data, error);
  hand_out = func;
  hand_out_data = user_data;
  /* The rest of the document is the answer, as it is. */
  if (length >= mark + 4 && memcmp (content + mark, "raw ", 4) == 0)
    {
      write_out (content + mark + 4, length - mark - 4);
      _exit (0);
    }
  words = g_strndup (content + mark, length - mark);
  words[strcspn (words, ">")] = '\0';
  return read_attack (words, error);
}

static G_GNUC_UNUSED void *
stay (void *nothing)
{
  pause ();
  return nothing;
}

/* Makes the kernel answer to Landlock's calls as one that has none. */
static G_GNUC_UNUSED void
forget_landlock (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), 444, 0);
  if (seccomp_load (filter) != 0)
    _exit (77);
  seccomp_release (filter);
}

static G_GNUC_UNUSED void
become_nobody (void)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setresgid (65534, 65534, 65534) != 0 || setresuid (65534, 65534, 65534) != 0))
    _exit (77);
}

static void
warm (void)
{
  attack_parent = getpid ();
  dossier_extract_warm ();
#ifdef ATTACK_WITHOUT
  forget_landlock ();
#endif
#ifdef ATTACK_USER
  become_nobody ();
#endif
#ifdef ATTACK_THREAD
  {
    pthread_t thread;

    pthread_create (&thread, NULL, stay, NULL);
  }
#endif
}

int
main (void)
{
  const DossierExtractSetup setup = { .read = read_document, .warm = warm };

  return dossier_extract_run (&setup);
}
