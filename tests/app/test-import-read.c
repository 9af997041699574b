/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one door of import: which files it takes, what it says of the others, and that no bytes break its promises. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-import-read.h"

#include <string.h>

static DossierDraft *
read_bytes (const void *bytes,
            gsize       length,
            const char *name,
            GError    **error)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);

  return dossier_import_read (all, name, NULL, error);
}

static DossierDraft *
read_text (const char *text,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  DossierDraft *draft = read_bytes (text, strlen (text), name, &error);

  g_assert_no_error (error);
  return draft;
}

static void
assert_sound (DossierDraft *draft)
{
  g_autofree char *start = g_strndup (draft->text, 20000);
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  guint at = 0;

  g_assert_nonnull (draft->title);
  g_assert_cmpuint (strlen (draft->title), >, 0);
  g_assert_nonnull (draft->media_type);
  g_assert_nonnull (draft->extractor);
  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_cmpstr (normal, ==, valid);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : at + 2);
      g_assert_cmpuint (block->end, >, block->start);
      at = block->end;
    }
  g_assert_cmpint (at, ==, g_utf8_strlen (draft->text, -1));
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      g_assert_true (g_utf8_validate (row->value, -1, NULL));
      g_assert_cmpint (row->confidence, >=, 0);
      g_assert_cmpint (row->confidence, <=, 100);
    }
}

static void
test_formats (void)
{
  const DossierImportFormat * const *formats = dossier_import_formats ();
  static const struct { const char *text, *name, *media_type; } cases[] = {
    { "Just words.", "a.txt", "text/plain" },
    { "Just words.", "a", "text/plain" },
    { "Just words.", NULL, "text/plain" },
    { "Just words.", "a.md", "text/markdown" },
    { "# Heading\n\nWords with [a link](#) and **more**.", "a.txt", "text/markdown" },
    { "<!DOCTYPE html><p>Words.", "a.txt", "text/html" },
    { "<html><p>Words.", NULL, "text/html" },
    { "Words without a tag.", "a.HTM", "text/html" },
    { "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Words.</p></body></html>", "a.xhtml", "text/html" },
    { "He wrote <div> on the board, and a title.", "a.txt", "text/plain" },
  };

  for (guint i = 0; formats[i] != NULL; i++)
    g_assert_nonnull (formats[i]->extensions[0]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierDraft) draft = read_text (cases[i].text, cases[i].name);

      g_assert_cmpstr (draft->media_type, ==, cases[i].media_type);
      assert_sound (draft);
    }
}

static void
test_empty (void)
{
  static const char * const nothing[] = { "", " \n\t\r\n ", "\xef\xbb\xbf", "\xff\xfe", "<html><body> </body></html>", "<!-- x -->", "\xe2\x80\x8b" };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (read_bytes (nothing[i], strlen (nothing[i]), i == 5 ? "a.html" : "a.txt", &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY);
    }
}

static void
test_other_files (void)
{
  static const struct { const char *bytes; gsize length; const char *said; } cases[] = {
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "picture" },
    { "\xff\xd8\xff\xe0\0\x10JFIF\0\1", 12, "picture" },
    { "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0", 16, "program" },
    { "SQLite format 3\0\x10\0\1\1", 20, "database" },
    { "\1\2\3\4\5\6\7\1\2\3\4\5\6\7\1\2\3", 17, "cannot be read" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      /* The name does not help against the content. */
      g_assert_null (read_bytes (cases[i].bytes, cases[i].length, "a.txt", &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

static void
test_text_that_looks_binary (void)
{
  static const char * const texts[] = { "RIFF is a word of jazz.", "ID3 tags are explained here.", "Rar! said the crow.", "GIF89a is a format." };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierDraft) draft = read_text (texts[i], "a.txt");

      assert_sound (draft);
    }
}

static void
test_too_large (void)
{
  gsize length = DOSSIER_IMPORT_MAX_BYTES + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (length), length);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_import_read (bytes, "a.txt", NULL, &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE);
}

static void
test_candidates (void)
{
  static const char * const yes[] = { "a.txt", "a.TXT", "a.md", "a.html", "a.htm", "a.xhtml", "README", "/x.css/article", "a.2022",
    "a.zip", "a.tar.gz", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.epub", "a.7z", "a.rar", "a.msg" };
  static const char * const no[] = { "a.jpg", "a.JPEG", "a.css", "a.js", "a.xls", ".hidden", ".git/", "a.txt~", "x/.a.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (dossier_import_is_candidate (yes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    {
      g_test_message ("%s", no[i]);
      g_assert_false (dossier_import_is_candidate (no[i]));
    }
}

static void
test_title_of_last_resort (void)
{
  g_autoptr (DossierDraft) draft = read_text ("It was a long night, and the ships that had left the port did not come back before it ended, "
                                              "so that the wives of the sailors stood on the pier.", "/tmp/long_night.final.txt");
  gboolean named = FALSE;

  g_assert_true (g_str_has_prefix (draft->title, "It was a long night"));
  g_assert_true ((dossier_draft_uncertain (draft) & DOSSIER_FIELD_TITLE) != 0);
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      named = named || (row->field == DOSSIER_FIELD_TITLE && strcmp (row->value, "long night.final") == 0);
    }
  g_assert_true (named);
}

static void
test_address_hint (void)
{
  static const char text[] = "Ships leave the port\n\nShips of two navies left the port in the morning and came back before the night, they said.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DossierDraft) draft = dossier_import_read (bytes, "a.txt", "https://www.thelomarpost.example/2019/05/07/ships", NULL);
  g_autoptr (DossierDraft) odd = dossier_import_read (bytes, "a.txt", "not an address", NULL);

  g_assert_cmpstr (draft->url, ==, "https://www.thelomarpost.example/2019/05/07/ships");
  g_assert_cmpstr (draft->date, ==, "2019-05-07");
  g_assert_cmpstr (draft->source, ==, "The Lomar Post");
  g_assert_true ((dossier_draft_uncertain (draft) & DOSSIER_FIELD_SOURCE) != 0);
  g_assert_true ((dossier_draft_uncertain (draft) & DOSSIER_FIELD_DATE) != 0);
  g_assert_null (odd->url);
  g_assert_null (odd->date);
}

/* What a text does not tell is not made up. */
static void
test_nothing_invented (void)
{
  g_autoptr (DossierDraft) draft = read_text (
    "Ships leave the port\n\nShips of two navies left the port on January 18, 2022, and by Friday none had come back, said a "
    "spokesman.\n\nBy the evening of 3 February 2022 the search had been called off, and the port was closed to the public.\n", "a.txt");

  g_assert_cmpstr (draft->title, ==, "Ships leave the port");
  g_assert_null (draft->byline);
  g_assert_null (draft->date);
  g_assert_null (draft->source);
  g_assert_null (draft->url);
  g_assert_cmpuint (draft->blocks->len, ==, 3);
}

/* No sentence of a text is furniture for standing alone or last. */
static void
test_every_sentence_stays (void)
{
  g_autoptr (DossierDraft) draft = read_text (
    "Ships leave the port\n\nShips of two navies left the port in the morning and came back before the night had fallen, they said.\n\n"
    "No one was hurt.\n\nIt rained.\n\nWho pays for it?\n\nNobody knows.\n", "a.txt");
  g_autofree char *body = dossier_blocks_body (draft->text, draft->blocks);

  g_assert_nonnull (strstr (body, "No one was hurt."));
  g_assert_nonnull (strstr (body, "Who pays for it?"));
  g_assert_true (g_str_has_suffix (body, "Nobody knows."));
}

static char *
repeat (const char *unit,
        guint       times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

/* What is plain text without being read: everything else, and whatever may be something else, goes to the extractor. */
static void
test_kinds (void)
{
#define BYTES(literal) literal, sizeof literal - 1
  static const struct { const char *bytes; gsize length; const char *name; DossierImportKind kind; } cases[] = {
    { BYTES ("Just words."), "a.txt", DOSSIER_IMPORT_KIND_PLAIN },
    { BYTES ("Just words."), NULL, DOSSIER_IMPORT_KIND_PLAIN },
    { BYTES ("\xef\xbb\xbf" "Just words."), "a.txt", DOSSIER_IMPORT_KIND_PLAIN },
    { BYTES ("# Heading\n\nWords with [a link](#)."), "a.md", DOSSIER_IMPORT_KIND_PLAIN },
    { BYTES ("GIF89a is what such a picture begins with."), "a.txt", DOSSIER_IMPORT_KIND_PLAIN },
    { BYTES (""), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("<!DOCTYPE html><p>Words."), "a.html", DOSSIER_IMPORT_KIND_PAGE },
    { BYTES ("\xef\xbb\xbf<!DOCTYPE html><p>Words."), NULL, DOSSIER_IMPORT_KIND_PAGE },
    { BYTES ("Words without a tag."), "a.htm", DOSSIER_IMPORT_KIND_PAGE },
    { BYTES ("Stra\xdf" "e"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("Cut off: \xe2\x80"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("W\0o\0r\0d\0s\0"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("\xff\xfeW\0"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("\x1b$B6b\x1b(B"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("BZh91AY&SY"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("PK\x03\x04"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("%PDF-1.4"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("{\\rtf1 Words.}"), "a.txt", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("{\"title\": \"A\", \"text\": \"Words.\"}"), "a.json", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("title,text\nA,Words.\n"), "a.csv", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("<rss><channel><item><title>A</title></item></channel></rss>"), "a.xml", DOSSIER_IMPORT_KIND_OTHER },
    { BYTES ("From: a@example.org\nDate: Tue, 7 May 2019 10:00:00 +0200\nMessage-ID: <1@example.org>\nSubject: A\n\nWords.\n"), "a.eml",
      DOSSIER_IMPORT_KIND_OTHER },
  };
#undef BYTES

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) plain = NULL;
      g_autoptr (DossierDraft) read = NULL;

      g_test_message ("%u %s", i, cases[i].name);
      g_assert_cmpint (dossier_import_tell_kind (bytes, cases[i].name), ==, cases[i].kind);
      if (cases[i].kind != DOSSIER_IMPORT_KIND_PLAIN)
        continue;
      plain = dossier_import_read_plain (bytes, cases[i].name, NULL, &error);
      g_assert_no_error (error);
      read = dossier_import_read (bytes, cases[i].name, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (plain->text, ==, read->text);
      g_assert_cmpstr (plain->media_type, ==, read->media_type);
    }
}

/* What is larger than an article may be is not read here either. */
static void
test_kind_of_large (void)
{
  g_autofree char *text = repeat ("words ", DOSSIER_IMPORT_MAX_BYTES / 6 + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) within = g_bytes_new_from_bytes (bytes, 0, DOSSIER_IMPORT_MAX_BYTES);

  g_assert_cmpint (dossier_import_tell_kind (within, "a.txt"), ==, DOSSIER_IMPORT_KIND_PLAIN);
  g_assert_cmpint (dossier_import_tell_kind (bytes, "a.txt"), ==, DOSSIER_IMPORT_KIND_OTHER);
}

/* Each would take minutes if anything here took time in the square of its input. */
static void
test_hostile_text (void)
{
  static const struct { const char *unit; guint times; const char *name; } cases[] = {
    { "*", 300000, "a.md" },  { "[", 300000, "a.md" }, { "[a](", 100000, "a.md" }, { "<", 300000, "a.md" },
    { "_a", 500000, "a.md" },  { "`", 300000, "a.md" }, { "![", 500000, "a.md" },   { "> ", 500000, "a.md" },
    { "word ", 500000, "a.txt" }, { "word and\n", 200000, "a.txt" }, { "the words go on and on\n\n", 50000, "a.txt" },
    { "\n", 500000, "a.txt" }, { "e\xcc\x81\xcc\x82", 200000, "a.txt" }, { "(photo by /reuters/ ", 50000, "a.txt" },
    { "1 May 2020 ", 50000, "a.txt" }, { " (@", 300000, "a.txt" }, { "\xff\xfe\xfd", 200000, "a.txt" }, { "By A B\n", 50000, "a.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = repeat (cases[i].unit, cases[i].times);
      g_autoptr (DossierDraft) draft = read_bytes (text, strlen (text), cases[i].name, &error);

      g_test_message ("%u", i);
      if (draft != NULL)
        assert_sound (draft);
      else
        g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY);
    }
}

/* Bytes changed at random in every fixture: any answer will do, but for a broken promise. */
static void
test_damaged_files (void)
{
  const char *folder = g_getenv ("DOSSIER_TEST_FIXTURES");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      for (guint round = 0; round < 40; round++)
        {
          g_autofree char *bytes = g_memdup2 (content, length);
          gsize kept = round % 4 == 0 ? (gsize) g_rand_int_range (random, 1, (int) length + 1) : length;
          guint changes = 1u << (round % 8);
          g_autoptr (GError) error = NULL;
          g_autoptr (DossierDraft) draft = NULL;

          for (guint i = 0; i < changes; i++)
            bytes[g_rand_int_range (random, 0, (int) length)] = (char) g_rand_int_range (random, 0, 256);
          draft = read_bytes (bytes, kept, name, &error);
          if (draft != NULL)
            assert_sound (draft);
          else
            g_assert_nonnull (error);
        }
    }
}

static gpointer
read_in_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (DossierDraft) page = read_text (
        "<html><title>Ships leave</title><p>Ships of two navies left the port in the morning and came back before the night.", "a.html");
      g_autoptr (DossierDraft) text = read_text ("Die Schiffe haben den Hafen am Morgen verlassen, und niemand wusste, wohin sie mit ihm fuhren.", "b.txt");

      g_assert_cmpstr (page->title, ==, "Ships leave");
      g_assert_cmpstr (text->language, ==, "de");
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("read", read_in_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/read/threads", test_threads);
  g_test_add_func ("/import/read/formats", test_formats);
  g_test_add_func ("/import/read/kinds", test_kinds);
  g_test_add_func ("/import/read/kind-of-large", test_kind_of_large);
  g_test_add_func ("/import/read/empty", test_empty);
  g_test_add_func ("/import/read/other-files", test_other_files);
  g_test_add_func ("/import/read/text-that-looks-binary", test_text_that_looks_binary);
  g_test_add_func ("/import/read/too-large", test_too_large);
  g_test_add_func ("/import/read/candidates", test_candidates);
  g_test_add_func ("/import/read/title-of-last-resort", test_title_of_last_resort);
  g_test_add_func ("/import/read/address-hint", test_address_hint);
  g_test_add_func ("/import/read/nothing-invented", test_nothing_invented);
  g_test_add_func ("/import/read/every-sentence-stays", test_every_sentence_stays);
  g_test_add_func ("/import/read/hostile-text", test_hostile_text);
  g_test_add_func ("/import/read/damaged-files", test_damaged_files);
  return g_test_run ();
}
