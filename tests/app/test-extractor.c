/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The extractor against documents that take it over: nothing they try works, as root and as an ordinary user, with and
 * without Landlock; a crash, a hang or a lie is one refused file, and the next file is read.
 */

#define _GNU_SOURCE
#define G_LOG_DOMAIN "dossier-test"

#include "dossier-extractor.h"
#include "dossier-import-read.h"
#include "draft-text.h"
#include "extract-attack.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Long enough for a busy machine under sanitizers, short enough to wait for a few times. */
#define QUIET_MS 1500u
#define LONG_MS 120000u

static const char *fixtures;

static const char page[] =
  "<!DOCTYPE html><html><head><title>Ferries back in service</title></head><body><article><h1>Ferries back in service</h1>"
  "<p>The ferries between the two islands are running again after three days of storm, the harbour office said on Monday.</p>"
  "<p>The first boat left at seven with forty passengers, most of whom had waited in the school hall since Friday.</p>"
  "</article></body></html>";

typedef struct
{
  GPtrArray *titles; /* (element-type utf8): of articles, "-" for what is none */
  guint most;        /* stop after so many, 0: never */
  void (*then) (gpointer data);
  gpointer then_data;
} Collected;

static gboolean
collect_cb (DossierFound *found,
            gpointer      user_data)
{
  Collected *self = user_data;

  g_ptr_array_add (self->titles, g_strdup (found->draft != NULL ? found->draft->title : "-"));
  dossier_found_free (found);
  if (self->then != NULL)
    self->then (self->then_data);
  return self->most == 0 || self->titles->len < self->most;
}

static DossierExtractor *
new_extractor (const char *variant,
               guint       quiet_ms)
{
  g_autofree char *name = g_strconcat ("extract-attack", variant, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);
  /* The programs themselves, without attacks. */
  DossierExtractor *self = dossier_extractor_new (variant != NULL ? path : NULL);

  dossier_extractor_set_limits (self, quiet_ms, LONG_MS);
  return self;
}

static gboolean
attack (DossierExtractor *extractor,
        const char       *name,
        const char       *argument,
        Collected        *collected,
        GCancellable     *cancellable,
        GError          **error)
{
  g_autofree char *document = g_strconcat (ATTACK_MARK, name, argument ? " " : NULL, argument, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (document, strlen (document));

  return dossier_extractor_read (extractor, bytes, "attack.bin", NULL, collect_cb, collected, cancellable, error);
}

static void
assert_alive (DossierExtractor *extractor)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDraft) draft = dossier_extractor_read_first (extractor, bytes, "a.html", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (draft->title, ==, "Ferries back in service");
}

/* What the attacks are to leave alone. */
static char *
make_target (char **folder)
{
  char *path;

  *folder = g_dir_make_tmp ("dossier-attack-XXXXXX", NULL);
  g_assert_cmpint (g_chmod (*folder, 0777), ==, 0);
  path = g_build_filename (*folder, "target", NULL);
  g_assert_true (g_file_set_contents (path, "secret", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0666), ==, 0);
  return path;
}

static void
assert_untouched (const char *folder,
                  const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  struct stat status;
  guint count = 0;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "secret");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0666);
  while (g_dir_read_name (dir) != NULL)
    count++;
  g_assert_cmpint (count, ==, 1);
}

static void
test_system (gconstpointer data)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (data, LONG_MS);
  g_autofree char *folder = NULL;
  g_autofree char *target = make_target (&folder);

  for (const Attack *one = system_attacks; one->name != NULL; one++)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      Collected collected = { titles };
      g_autoptr (GError) error = NULL;
      gboolean done;

      /* Some would leave a new name beside the target: each is given one of its own to aim at. */
      done = attack (extractor, one->name, target, &collected, NULL, &error);
      g_test_message ("%s: %s", one->name, error != NULL ? error->message : "no error");
      g_assert_false (done);
      g_assert_cmpint (titles->len, ==, 0);
      g_assert_true (g_error_matches (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED)
                     || g_error_matches (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED));
      assert_untouched (folder, target);
    }
  assert_alive (extractor);
  g_remove (target);
  g_rmdir (folder);
}

/* Ways to be a bad process; each is one error, and how it is explained. */
static void
test_behaviour (gconstpointer data)
{
  static const struct { const char *name; const char *words; } cases[] = {
    { "memory", NULL },
    { "memory-slowly", NULL },
    { "sleep", "call" },
    { "pause", "call" },
    { "segv", NULL },
    { "abort", NULL },
    { "assert", NULL },
    { "illegal", NULL },
    { "silent", "without an answer" },
    { "exit", NULL }, /* sanitizers look for leaks then, which is forbidden */
    { "stack", NULL },
    { "lying-length", "without an answer" },
    { "huge-length", "makes no sense" },
    { "endless-bytes", "more comes out of it" },
    { "done-at-once", "without an answer" },
    { "bad-utf8", "makes no sense" },
  };
  g_autoptr (DossierExtractor) extractor = new_extractor (data, LONG_MS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      Collected collected = { titles };
      g_autoptr (GError) error = NULL;

#ifdef __SANITIZE_ADDRESS__
      /* Memory is not limited there. */
      if (g_str_has_prefix (cases[i].name, "memory"))
        continue;
#endif
      g_assert_false (attack (extractor, cases[i].name, NULL, &collected, NULL, &error));
      g_test_message ("%s: %s", cases[i].name, error->message);
      g_assert_cmpint (titles->len, ==, 0);
      g_assert_true (error->domain == DOSSIER_IMPORT_ERROR);
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
    }
  assert_alive (extractor);
}

static void
test_late (void)
{
  static const char * const names[] = { "spin", "half-frame" };
  g_autoptr (DossierExtractor) extractor = new_extractor ("", QUIET_MS);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      Collected collected = { titles };
      g_autoptr (GError) error = NULL;

      g_assert_false (attack (extractor, names[i], NULL, &collected, NULL, &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED);
      g_assert_nonnull (strstr (error->message, "took longer"));
    }
}

static void
test_limits (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor ("", LONG_MS);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) few = g_ptr_array_new_with_free_func (g_free);
  Collected collected = { titles }, done = { one }, stopped = { few, 3 };
  g_autoptr (GError) error = NULL;

  /* As many articles as no file of this size holds. */
  g_assert_false (attack (extractor, "endless-articles", NULL, &collected, NULL, &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED);
  g_assert_cmpint (titles->len, <, 20000);
  g_clear_error (&error);
  /* A reader that stays after its answer does not keep anyone. */
  g_assert_true (attack (extractor, "done-and-stay", NULL, &done, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (one->len, ==, 1);
  /* Who has enough is believed. */
  g_assert_true (attack (extractor, "endless-articles", NULL, &stopped, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (few->len, ==, 3);
  assert_alive (extractor);
}

static void
cancel (gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor ("", LONG_MS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  Collected collected = { titles, 0, cancel, cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_false (attack (extractor, "linger", NULL, &collected, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (titles->len, ==, 1);
  assert_alive (extractor);
}

/* The processes that @parent made. */
static GArray *
list_children (pid_t parent)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (pid_t));
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      const char *end;
      pid_t pid = atoi (name), ppid = 0;

      if (pid <= 0 || !g_file_get_contents (path, &stat, NULL, NULL) || (end = strrchr (stat, ')')) == NULL)
        continue;
      if (sscanf (end + 2, "%*c %d", &ppid) == 1 && ppid == parent)
        g_array_append_val (children, pid);
    }
  return children;
}

/* Waits for those of the test before to be gone: they end when they notice that nobody asks any more. */
static pid_t
only_child (pid_t parent)
{
  for (;;)
    {
      g_autoptr (GArray) children = list_children (parent);

      g_assert_cmpint (children->len, >, 0);
      if (children->len == 1)
        return g_array_index (children, pid_t, 0);
      g_usleep (1000);
    }
}

static void
kill_zygote (gpointer data)
{
  g_assert_cmpint (kill (only_child (getpid ()), SIGKILL), ==, 0);
}

static void
kill_reader (gpointer data)
{
  g_assert_cmpint (kill (only_child (only_child (getpid ())), SIGKILL), ==, 0);
}

static void
test_killed (void)
{
  void (*killers[]) (gpointer) = { kill_zygote, kill_reader };
  g_autoptr (DossierExtractor) extractor = new_extractor ("", LONG_MS);

  for (guint i = 0; i < G_N_ELEMENTS (killers); i++)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      Collected collected = { titles, 0, killers[i], NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (attack (extractor, "linger", NULL, &collected, NULL, &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED);
      g_assert_nonnull (strstr (error->message, "ended from outside"));
      g_assert_cmpint (titles->len, ==, 1);
      assert_alive (extractor);
    }
  /* Between two files it is not even noticed. */
  kill_zygote (NULL);
  assert_alive (extractor);
}

static void
test_nothing_left (void)
{
  DossierExtractor *extractor = new_extractor ("", QUIET_MS);
  g_autoptr (GArray) left = NULL;

  assert_alive (extractor);
  dossier_extractor_unref (extractor);
  left = list_children (getpid ());
  g_assert_cmpint (left->len, ==, 0);
}

/* Where the lock cannot be set, or the program not started, text is read and nothing else. */
static void
assert_refusing (DossierExtractor *extractor)
{
  g_autoptr (GBytes) html = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GBytes) text = g_bytes_new_static ("A walk\n\nThe road was wet, and nobody had said so.\n", 49);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) draft = dossier_extractor_read_first (extractor, text, "a.txt", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (draft->title, ==, "A walk");
      g_assert_null (dossier_extractor_read_first (extractor, html, "a.html", NULL, &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "only UTF-8 text is read here"));
    }
}

static void
test_unlocked (void)
{
  g_autoptr (DossierExtractor) threaded = new_extractor ("-thread", LONG_MS);
  g_autoptr (DossierExtractor) missing = dossier_extractor_new ("/nonexistent/dossier-extract");

  assert_refusing (threaded);
  assert_refusing (missing);
}

static void
test_other_program (void)
{
  g_autoptr (DossierExtractor) extractor = dossier_extractor_new ("/bin/true");
  g_autoptr (GBytes) html = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_extractor_read_first (extractor, html, "a.html", NULL, &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED);
}

static void
read_page (DossierExtractor *extractor)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  Collected collected = { titles };
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_extractor_read (extractor, bytes, "a.html", NULL, collect_cb, &collected, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (titles->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (titles, 0), ==, "Ferries back in service");
}

/* A few pages follow each other in one process; what else there is has its own, and a crash takes none along. */
static void
test_shared (void)
{
  static const char crash[] = ATTACK_PAGE_MARK "segv><p>A page.</p>";
  g_autoptr (DossierExtractor) extractor = new_extractor ("", LONG_MS);
  g_autoptr (GBytes) crashing = g_bytes_new_static (crash, sizeof crash - 1);
  pid_t zygote, reader;
  guint changes = 0;

  read_page (extractor);
  zygote = only_child (getpid ());
  reader = only_child (zygote);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GArray) readers = NULL;

      read_page (extractor);
      readers = list_children (zygote);
      /* The one before may not be buried yet. */
      if (readers->len == 0 || (readers->len == 1 && g_array_index (readers, pid_t, 0) == reader))
        continue;
      changes++;
      reader = g_array_index (readers, pid_t, readers->len - 1);
    }
  g_assert_cmpuint (changes, >, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      Collected collected = { titles };
      g_autoptr (GError) error = NULL;

      read_page (extractor);
      g_assert_false (dossier_extractor_read (extractor, crashing, "b.html", NULL, collect_cb, &collected, NULL, &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_STOPPED);
      g_assert_cmpint (titles->len, ==, 0);
    }
  read_page (extractor);
  dossier_extractor_end_batch (extractor);
  read_page (extractor);
}

static gpointer
read_many_thread (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      assert_alive (data);
      read_page (data);
      if (i % 5 == 0)
        {
          g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
          Collected collected = { titles };

          g_assert_false (attack (data, "segv", NULL, &collected, NULL, NULL));
        }
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor ("", LONG_MS);
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_many_thread, extractor);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static gboolean
describe_cb (DossierFound *found,
             gpointer      user_data)
{
  GString *all = user_data;
  g_autofree char *draft = found->draft != NULL ? draft_to_text (found->draft) : g_strdup (found->reason);
  g_autofree char *hash = found->bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, found->bytes) : NULL;

  g_string_append_printf (all, "%s|%u|%s|%s\n%s\n", found->part ? found->part : "", found->own, found->file_name ? found->file_name : "",
                          hash ? hash : "", draft);
  dossier_found_free (found);
  return TRUE;
}

/* Every sample says the same in the locked process as here. */
static void
test_same (gconstpointer data)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (data, LONG_MS);
  g_autoptr (GDir) dir = g_dir_open (fixtures, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixtures, name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GString) here = g_string_new (NULL), there = g_string_new (NULL);
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".golden") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      bytes = g_bytes_new (content, length);
      g_assert_cmpint (dossier_import_read_all (bytes, name, NULL, describe_cb, here, &error), ==,
                       dossier_extractor_read (extractor, bytes, name, NULL, describe_cb, there, NULL, &other));
      g_assert_cmpstr (here->str, ==, there->str);
      g_assert_cmpstr (error ? error->message : NULL, ==, other ? other->message : NULL);
      count++;
    }
  g_assert_cmpuint (count, >=, 15);
}

/* A document whose name says that it is a page or a text comes to the process that has its reader. */
static void
test_misnamed (void)
{
  static const char * const names[] = { "docx-report.docx", "odt-report.odt", "pdf-report.pdf", "html-1251.html" };
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_MS);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      const char *name = i % 2 == 0 ? "a.html" : "a.txt";
      g_autofree char *path = g_build_filename (fixtures, names[i / 2], NULL);
      g_autofree char *content = NULL;
      g_autoptr (GString) here = g_string_new (NULL), there = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length;

      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new (content, length);
      g_assert_true (dossier_import_read_all (bytes, name, NULL, describe_cb, here, &error));
      g_assert_no_error (error);
      g_assert_true (dossier_extractor_read (extractor, bytes, name, NULL, describe_cb, there, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (here->str, ==, there->str);
    }
}

/* Encodings that need a module of the C library, which cannot be loaded any more when a document is there. */
static void
test_charsets (gconstpointer data)
{
  static const char * const names[] = {
    "windows-1251", "iso-8859-2", "windows-1256", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "koi8-u", "ibm866",
    "macintosh", "windows-874", "iso-8859-15", "iso-2022-jp", "windows-1258", "gbk", "big5-hkscs", "x-mac-cyrillic",
  };
  g_autoptr (DossierExtractor) extractor = new_extractor (data, LONG_MS);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *declared = g_strdup_printf ("<!DOCTYPE html><meta charset=\"%s\">%s<p>\xa4\xa2 \xc0\xe4 \xb0\xa1</p>", names[i], page);
      g_autoptr (GBytes) bytes = g_bytes_new (declared, strlen (declared));
      g_autoptr (GString) here = g_string_new (NULL), there = g_string_new (NULL);

      g_assert_true (dossier_import_read_all (bytes, "a.html", NULL, describe_cb, here, NULL));
      g_assert_true (dossier_extractor_read (extractor, bytes, "a.html", NULL, describe_cb, there, NULL, NULL));
      g_assert_cmpstr (here->str, ==, there->str);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; const char *variant; } variants[] = {
    { "own-user", "" },
    { "ordinary-user", "-user" },
    { "own-user-without-landlock", "-without" },
    { "ordinary-user-without-landlock", "-user-without" },
  };

  g_test_init (&argc, &argv, NULL);
  fixtures = g_getenv ("DOSSIER_TEST_FIXTURES");
  g_assert_nonnull (fixtures);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *system = g_strconcat ("/extractor/system/", variants[i].name, NULL);
      g_autofree char *behaviour = g_strconcat ("/extractor/behaviour/", variants[i].name, NULL);
      g_autofree char *same = g_strconcat ("/extractor/same/", variants[i].name, NULL);

      g_test_add_data_func (system, variants[i].variant, test_system);
      g_test_add_data_func (behaviour, variants[i].variant, test_behaviour);
      g_test_add_data_func (same, variants[i].variant, test_same);
    }
  g_test_add_func ("/extractor/late", test_late);
  g_test_add_func ("/extractor/limits", test_limits);
  g_test_add_func ("/extractor/cancel", test_cancel);
  g_test_add_func ("/extractor/killed", test_killed);
  g_test_add_func ("/extractor/nothing-left", test_nothing_left);
  g_test_add_func ("/extractor/unlocked", test_unlocked);
  g_test_add_func ("/extractor/other-program", test_other_program);
  g_test_add_func ("/extractor/shared", test_shared);
  g_test_add_func ("/extractor/threads", test_threads);
  g_test_add_data_func ("/extractor/charsets", "", test_charsets);
  g_test_add_data_func ("/extractor/charsets-programs", NULL, test_charsets);
  g_test_add_data_func ("/extractor/same-programs", NULL, test_same);
  g_test_add_func ("/extractor/misnamed", test_misnamed);
  return g_test_run ();
}
