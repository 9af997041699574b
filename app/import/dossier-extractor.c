/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads files out of harm's way: hands each to the locked process (dossier-zygote.c), takes the answer
 * (dossier-answer.c), and starts the process anew when it died. Any thread; two documents at once, the others wait.
 * There is no other way in: where the process cannot be locked, files that need it are refused.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-extractor.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dossier-config.h"
#include "dossier-zygote-private.h"

#define PROGRAM "dossier-extract"
/* Of the program beside it that reads pages and text alone, and so starts in a fraction of the time. */
#define PAGES_ENDING "-pages"
#define SLOTS 2
/* How many pages of the web one process reads: making one costs more than reading a page. Whatever a page might do to
 * its reader could reach only those after it, so it is not many. */
#define SHARED_DOCUMENTS 16
#define QUIET_MS 20000u
#define TOTAL_MS (30u * 60 * 1000)
/* Names of readers and of places where fields are found: a few dozen. */
#define MAX_WORDS 256
/* What may come out of a file of no size, and of each of its bytes. */
#define FREE_BYTES (G_GUINT64_CONSTANT (160) * 1024 * 1024)
#define BYTES_A_BYTE 64u
#define MAX_BYTES (G_GUINT64_CONSTANT (8) * 1024 * 1024 * 1024)
#define FREE_FOUND 10000u
#define CANCEL_MS 100

/* The programs that read. */
typedef enum
{
  READS_PAGES,
  READS_ALL,
  N_PROGRAMS,
} Program;

struct _DossierExtractor
{
  gatomicrefcount refs;
  char *program;          /* (owned) (nullable): that reads all; found at the first use when NULL */
  guint quiet_ms;
  guint total_ms;
  GMutex mutex;           /* guards all below */
  GCond cond;
  guint busy;
  DossierZygote *zygotes[N_PROGRAMS]; /* (owned) (nullable) */
  GError *problems[N_PROGRAMS];       /* (owned) (nullable): why it will never run here */
  GPtrArray *resting;     /* (element-type DossierReader): that may be given another page */
  GHashTable *words;      /* (element-type utf8 utf8): interned */
};

/**
 * dossier_extractor_new:
 * @program: (nullable): path of dossier-extract; NULL for the one beside this program, or else the installed one
 */
DossierExtractor *
dossier_extractor_new (const char *program)
{
  DossierExtractor *self = g_new0 (DossierExtractor, 1);

  g_atomic_ref_count_init (&self->refs);
  self->program = g_strdup (program);
  self->quiet_ms = QUIET_MS;
  self->total_ms = TOTAL_MS;
  self->resting = g_ptr_array_new ();
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

DossierExtractor *
dossier_extractor_ref (DossierExtractor *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * dossier_extractor_set_limits:
 * @quiet_ms: how long a file may take until its first article, and from each to the next
 * @total_ms: how long it may take in all
 *
 * Before the first use only.
 */
void
dossier_extractor_set_limits (DossierExtractor *self,
                              guint             quiet_ms,
                              guint             total_ms)
{
  g_return_if_fail (self != NULL);
  self->quiet_ms = quiet_ms;
  self->total_ms = total_ms;
}

static char *
find_program (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;
  const char *named = g_getenv ("DOSSIER_EXTRACT");

  if (named != NULL && g_path_is_absolute (named))
    return g_strdup (named);
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (DOSSIER_LIBEXEC_DIR, PROGRAM, NULL);
}

/* Drafts outlive this object, and name their reader by a word that lives for ever; so there must not be many. */
static const char *
keep_word_cb (const char *word,
              gpointer    user_data)
{
  DossierExtractor *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const char *kept = g_hash_table_lookup (self->words, word);

  if (kept != NULL || g_hash_table_size (self->words) >= MAX_WORDS)
    return kept;
  kept = g_intern_string (word);
  g_hash_table_add (self->words, (gpointer) kept);
  return kept;
}

static gboolean
take_slot (DossierExtractor  *self,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (self->busy >= SLOTS)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_cond_wait_until (&self->cond, &self->mutex, g_get_monotonic_time () + CANCEL_MS * 1000);
    }
  self->busy++;
  return TRUE;
}

static void
give_slot_back (DossierExtractor *self)
{
  g_mutex_lock (&self->mutex);
  self->busy--;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* The path of a program that is there: the one for pages may not be. */
static char *
dup_path (DossierExtractor *self,
          Program          *which)
{
  g_autofree char *pages = NULL;

  if (self->program == NULL)
    self->program = find_program ();
  pages = g_strconcat (self->program, PAGES_ENDING, NULL);
  if (*which == READS_PAGES && g_file_test (pages, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&pages);
  *which = READS_ALL;
  return g_strdup (self->program);
}

/* The running process, started when there is none. What can never work is not tried twice. */
static DossierZygote *
hold_zygote (DossierExtractor  *self,
             Program            which,
             GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *path = NULL;
  GError *failure = NULL;

  if (self->zygotes[which] == NULL)
    path = dup_path (self, &which);
  if (self->problems[which] == NULL && self->zygotes[which] == NULL)
    self->zygotes[which] = dossier_zygote_start (path, &failure);
  if (self->zygotes[which] != NULL)
    return dossier_zygote_ref (self->zygotes[which]);
  if (failure != NULL && g_error_matches (failure, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_REFUSED))
    self->problems[which] = g_steal_pointer (&failure);
  g_propagate_error (error, failure != NULL ? failure : g_error_copy (self->problems[which]));
  return NULL;
}

/* @zygote does not answer any more: the next one to come starts another. */
static void
forget_zygote (DossierExtractor *self,
               DossierZygote    *zygote)
{
  g_autoptr (DossierZygote) dead = NULL;
  int call = dossier_zygote_last_call (zygote);

  if (call >= 0)
    g_warning ("The extractor was ended by its own lock, at system call %d", call);
  dossier_zygote_kill (zygote);
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < N_PROGRAMS; i++)
    if (self->zygotes[i] == zygote)
      dead = g_steal_pointer (&self->zygotes[i]);
  g_mutex_unlock (&self->mutex);
}

static gboolean
fail_errno (GError **error)
{
  g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED, g_strerror (errno));
  return FALSE;
}

/* A copy that nobody can change any more while it is read, this program included. -1 with @error. */
static int
seal (GBytes  *bytes,
      GError **error)
{
  gsize length, at = 0;
  const guint8 *from = g_bytes_get_data (bytes, &length);
  int descriptor = memfd_create ("dossier-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  while (descriptor >= 0 && at < length)
    {
      gssize written = write (descriptor, from + at, length - at);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        break;
      at += written;
    }
  if (descriptor >= 0 && at == length
      && fcntl (descriptor, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0)
    return descriptor;
  fail_errno (error);
  if (descriptor >= 0)
    close (descriptor);
  return -1;
}

/* One document on its way. */
typedef struct
{
  DossierExtractor *extractor;
  GBytes *bytes;
  GBytes *request;        /* (owned) */
  Program program;
  gboolean shared;        /* it may follow others of its kind in one process */
  gboolean lost;          /* the extractor died, not for anything in the document */
  DossierAnswer answer;
} Call;

/* One that rests, or NULL. */
static DossierReader *
take_resting (DossierExtractor *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->resting->len > 0 ? g_ptr_array_steal_index_fast (self->resting, self->resting->len - 1) : NULL;
}

static DossierReader *
start_reader (Call    *call,
              GError **error)
{
  g_autoptr (DossierZygote) zygote = hold_zygote (call->extractor, call->program, error);
  DossierReader *reader;
  int input;

  if (zygote == NULL)
    return NULL;
  input = seal (call->bytes, error);
  if (input < 0)
    return NULL;
  reader = dossier_reader_start (zygote, call->request, input, call->shared, error);
  close (input);
  if (reader != NULL)
    return reader;
  call->lost = TRUE;
  forget_zygote (call->extractor, zygote);
  return NULL;
}

/* A process that has the document, and has not answered yet. */
static DossierReader *
give_document (Call    *call,
               GError **error)
{
  DossierReader *resting;

  while (call->shared && (resting = take_resting (call->extractor)) != NULL)
    {
      if (dossier_reader_give (resting, call->request, call->bytes, call->answer.quiet_ms))
        return resting;
      dossier_reader_end (resting);
    }
  return start_reader (call, error);
}

/* For the next document of its kind; or not, and then it ends. */
static void
let_rest (Call          *call,
          DossierReader *reader)
{
  DossierExtractor *self = call->extractor;

  if (!call->shared || !call->answer.complete || reader->documents >= SHARED_DOCUMENTS)
    {
      dossier_reader_end (reader);
      return;
    }
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->resting, reader);
  g_mutex_unlock (&self->mutex);
}

static gboolean
ask (Call    *call,
     GError **error)
{
  DossierReader *reader;
  gboolean done;

  call->lost = FALSE;
  reader = give_document (call, error);
  if (reader == NULL)
    return FALSE;
  done = dossier_answer_read (&call->answer, reader, error);
  call->lost = reader->lost;
  if (reader->lost)
    forget_zygote (call->extractor, reader->zygote);
  let_rest (call, reader);
  return done;
}

/* Once more with a new process when the old one died before it said a word: that is not the document's doing. */
static gboolean
ask_twice (Call    *call,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (ask (call, &failure))
    return TRUE;
  if (call->lost && call->answer.handed_out == 0)
    {
      g_clear_error (&failure);
      if (ask (call, &failure))
        return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* First where it is read soonest, then where everything is read. */
static gboolean
ask_both (Call    *call,
          GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (ask_twice (call, &failure))
    return TRUE;
  if (call->program == READS_PAGES && call->answer.handed_out == 0
      && g_error_matches (failure, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ELSEWHERE))
    {
      call->program = READS_ALL;
      call->shared = FALSE;
      return ask_twice (call, error);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_locked (DossierExtractor           *self,
             GBytes                     *bytes,
             const char                 *file_name,
             const DossierImportOptions *options,
             Call                       *call,
             GError                    **error)
{
  g_autoptr (GBytes) request = dossier_wire_encode_request (file_name, options);
  gsize size = g_bytes_get_size (bytes);

  if (size > DOSSIER_IMPORT_MAX_LARGE_BYTES)
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("the file is larger than %u MiB"),
                   DOSSIER_IMPORT_MAX_LARGE_BYTES / (1024 * 1024));
      return FALSE;
    }
  if (g_bytes_get_size (request) > DOSSIER_WIRE_MAX_REQUEST)
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("its name is too long"));
      return FALSE;
    }
  call->extractor = self;
  call->bytes = bytes;
  call->request = request;
  call->answer.quiet_ms = self->quiet_ms;
  call->answer.total_ms = self->total_ms;
  call->answer.most_bytes = MIN (FREE_BYTES + (guint64) size * BYTES_A_BYTE, MAX_BYTES);
  call->answer.most_found = FREE_FOUND + size;
  call->answer.keep = keep_word_cb;
  call->answer.keeper = self;
  return ask_both (call, error);
}

/* Text in UTF-8 needs no process. */
static gboolean
read_here (GBytes                      *bytes,
           const char                  *file_name,
           const DossierImportOptions  *options,
           DossierFoundFunc             func,
           gpointer                     user_data,
           GError                     **error)
{
  DossierDraft *draft = dossier_import_read_plain (bytes, file_name, options != NULL ? options->url_hint : NULL, error);
  DossierFound *found;

  if (draft == NULL)
    return FALSE;
  found = g_new0 (DossierFound, 1);
  found->draft = draft;
  func (found, user_data);
  return TRUE;
}

/**
 * dossier_extractor_end_batch:
 *
 * Ends the processes that pages share. At the end of an import, so that none of it lasts into the next.
 */
void
dossier_extractor_end_batch (DossierExtractor *self)
{
  DossierReader *reader;

  g_return_if_fail (self != NULL);
  while ((reader = take_resting (self)) != NULL)
    dossier_reader_end (reader);
}

void
dossier_extractor_unref (DossierExtractor *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  dossier_extractor_end_batch (self);
  g_ptr_array_unref (self->resting);
  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      g_clear_pointer (&self->zygotes[i], dossier_zygote_unref);
      g_clear_error (&self->problems[i]);
    }
  g_hash_table_unref (self->words);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->program);
  g_free (self);
}

/**
 * dossier_extractor_read:
 * @bytes: the whole file
 * @file_name: (nullable): helps to tell the format, and is the title of last resort
 * @options: (nullable): what the caller knows or wishes
 * @func: called for each article and for each part that is none, in the order of the file, on this thread
 * @cancellable: (nullable): ends the reading at once
 * @error: in DOSSIER_IMPORT_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Reads a file as dossier_import_read_all() does. A file that crashes its reader, keeps it busy or takes it over is an
 * error like any other; parts handed out before that stay handed out. Blocks; any thread.
 *
 * Returns: FALSE with @error set when the file, or what was left of it, could not be read
 */
gboolean
dossier_extractor_read (DossierExtractor            *self,
                        GBytes                      *bytes,
                        const char                  *file_name,
                        const DossierImportOptions  *options,
                        DossierFoundFunc             func,
                        gpointer                     user_data,
                        GCancellable                *cancellable,
                        GError                     **error)
{
  static const DossierImportOptions none = { NULL, NULL, FALSE };
  Call call = { .answer = { .func = func, .user_data = user_data, .cancellable = cancellable } };
  DossierImportKind kind;
  gboolean done;

  g_return_val_if_fail (self != NULL && bytes != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  kind = dossier_import_tell_kind (bytes, file_name);
  if (g_bytes_get_size (bytes) == 0 || kind == DOSSIER_IMPORT_KIND_PLAIN)
    return read_here (bytes, file_name, options, func, user_data, error);
  if (!take_slot (self, cancellable, error))
    return FALSE;
  call.shared = kind == DOSSIER_IMPORT_KIND_PAGE;
  call.program = call.shared || dossier_import_is_named_page (file_name) ? READS_PAGES : READS_ALL;
  done = read_locked (self, bytes, file_name, options != NULL ? options : &none, &call, error);
  give_slot_back (self);
  return done;
}

/**
 * dossier_extractor_read_first:
 * @url_hint: (nullable): where the file came from, when the caller knows
 *
 * dossier_extractor_read() for who wants one article: the first, when there are several.
 *
 * Returns: (transfer full): the draft, or NULL with @error set
 */
DossierDraft *
dossier_extractor_read_first (DossierExtractor  *self,
                              GBytes            *bytes,
                              const char        *file_name,
                              const char        *url_hint,
                              GError           **error)
{
  const DossierImportOptions options = { .url_hint = url_hint };
  DossierFirst first = { NULL, NULL };

  return dossier_first_take (&first, dossier_extractor_read (self, bytes, file_name, &options, dossier_first_keep, &first, NULL, error), error);
}
