/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Files of many articles that were made to do harm: entities, endless nesting, millions of empty entries, marks that are
 * never closed, zero bytes. Each gives articles, reasons or an error, in time that grows with its size.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-columns-private.h"
#include "dossier-element-private.h"
#include "dossier-import-read.h"
#include "dossier-json-private.h"

#include <string.h>

typedef struct
{
  guint articles;
  guint reasons;
  gsize bytes;
  guint most;     /* stop after so many; 0 for never */
  char *first;    /* (owned) text of the first article */
  char *last;     /* (owned) the last reason */
} Tally;

static gboolean
tally_cb (DossierFound *found,
          gpointer      user_data)
{
  Tally *tally = user_data;

  if (found->draft != NULL)
    {
      tally->articles++;
      tally->bytes += strlen (found->draft->text);
      if (tally->first == NULL)
        tally->first = g_strdup (found->draft->text);
    }
  else
    {
      g_free (tally->last);
      tally->last = g_strdup (found->reason);
      tally->reasons++;
    }
  dossier_found_free (found);
  return tally->most == 0 || tally->articles < tally->most;
}

static gboolean
read_columns (const char  *text,
              gssize       length,
              const char  *name,
              const char  *columns,
              Tally       *tally,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return dossier_import_read_all (bytes, name, &(DossierImportOptions) { .columns = columns }, tally_cb, tally, error);
}

static void
tally_clear (Tally *tally)
{
  g_free (tally->first);
  g_free (tally->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)

static GString *
repeat (const char *start,
        const char *unit,
        guint       times,
        const char *end)
{
  GString *text = g_string_new (start);

  for (guint i = 0; i < times; i++)
    g_string_append (text, unit);
  g_string_append (text, end);
  return text;
}

static void
assert_read (const char *text,
             const char *name,
             guint       articles,
             guint       reasons,
             const char *first)
{
  g_auto (Tally) tally = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_columns (text, -1, name, NULL, &tally, &error) == (articles + reasons > 0));
  g_assert_cmpuint (tally.articles, ==, articles);
  g_assert_cmpuint (tally.reasons, ==, reasons);
  if (first != NULL)
    g_assert_cmpstr (tally.first, ==, first);
}

static void
test_entities (void)
{
  static const char laughs[] =
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>"
    "<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>T</title><description>&c; and &file; stay words.</description>"
    "</item></channel></rss>";

  assert_read (laughs, "a.rss", 1, 0, "T\n\n&c; and &file; stay words.");
}

static void
test_many_empty (void)
{
  g_autoptr (GString) feed = repeat ("<rss><channel><title>X</title>", "<item/>", 1000000, "</channel></rss>");
  g_autoptr (GString) table = repeat ("title,text\n", ",x\n", 0, "");
  g_autoptr (GString) rows = repeat ("[{\"title\":\"a\",\"text\":\"Words.\"}", ",{}", 300000, "]");

  assert_read (feed->str, "a.rss", 0, 101, NULL);
  assert_read (rows->str, "a.json", 1, 101, "a\n\nWords.");
  for (guint i = 0; i < 300000; i++)
    g_string_append (table, "a,\n");
  g_string_append (table, "b,Words.\n");
  assert_read (table->str, "a.csv", 1, 101, "b\n\nWords.");
}

static void
test_nesting (void)
{
  static const struct { const char *start, *unit, *end, *name; } cases[] = {
    { "<rss><channel><item><description>Words.", "<a>", "", "a.rss" },
    { "<rss><channel>", "<item><title>T</title><description>Words and more.</description>", "", "a.rss" },
    { "<rss><channel><item>", "<x a='1' b='2'>", "</item></channel></rss>", "a.rss" },
    { "[{\"text\":\"Words.\",\"a\":", "[", "", "a.json" },
    { "", "{\"items\":", "", "a.json" },
    { "[", "{\"a\":{", "", "a.json" },
    { "title,text\n", "\"", "", "a.csv" },
    { "title,text\n", "\"\n\"\"x,", "", "a.csv" },
    { "title;text\n", ";", "", "a.csv" },
    { "", "1 of 2 DOCUMENTS\nLENGTH: 2 words\n\n", "", "a.txt" },
    { "", "____________________\nFull text: Words of it all.\n", "", "a.txt" },
    { "", "HD\n", "LP\nWords.\n", "a.txt" },
    { "Title: a\nText: b\nDate: c\nSource: d\n\n", "Title: a\n\n", "", "a.txt" },
    { "", "Document ABCDE00020220210ei2a0001p\n", "", "a.txt" },
    { "<en-export><note><content><![CDATA[", "<en-crypt>", "Words.", "a.enex" },
    { "<rss><channel><item><description>", "&lt;", "</description></item></channel></rss>", "a.rss" },
    { "<rss><channel><item><description>", "&amp;amp;", "</description></item></channel></rss>", "a.rss" },
    { "<rss><channel>", "<item><![CDATA[", "", "a.rss" },
    { "<rss><channel>", "<!-- x", "", "a.rss" },
    { "<nitf><body>", "<body.content>", "", "a.xml" },
    { "<newsMessage><itemSet>", "<newsItem><itemMeta>", "", "a.xml" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = repeat (cases[i].start, cases[i].unit, 60000, cases[i].end);
      g_auto (Tally) tally = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_test_message ("%u: %s", i, cases[i].unit);
      done = read_columns (text->str, text->len, cases[i].name, NULL, &tally, &error);
      g_assert_true (done == (error == NULL));
      g_assert_true (!done || tally.articles + tally.reasons > 0);
      /* Nothing grows by being read. */
      g_assert_cmpuint (tally.bytes, <, text->len * 4 + 100000);
    }
}

static void
test_zero_bytes (void)
{
  static const struct { const char *text; gsize length; const char *name; } cases[] = {
    { "<rss><channel><item><title>A\0B</title><description>Words\0 of it.</description></item></channel></rss>", 98, "a.rss" },
    { "title,text\nA\0B,Words\0 of it.\n", 29, "a.csv" },
    { "{\"title\":\"A\0B\",\"text\":\"Words\0 of it.\"}", 38, "a.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Tally) tally = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      /* Short and with zeros it may count as no text at all; nothing of it is ever misread. */
      if (read_columns (cases[i].text, cases[i].length, cases[i].name, NULL, &tally, &error))
        g_assert_cmpstr (tally.first, ==, "AB\n\nWords of it.");
    }
}

/* Lines end as each system ends them; empty ones are no records. */
static void
test_json_lines (void)
{
  static const char * const texts[] = {
    "{\"title\":\"A\",\"text\":\"Words of it.\"}\r\n{\"title\":\"B\",\"text\":\"More words.\"}\r\n",
    "{\"title\":\"A\",\"text\":\"Words of it.\"}\r\n{\"title\":\"B\",\"text\":\"More words.\"}",
    "\xef\xbb\xbf{\"title\":\"A\",\"text\":\"Words of it.\"}\r\n\r\n\r\n{\"title\":\"B\",\"text\":\"More words.\"}\r\n\r\n",
    "{\"title\":\"A\",\"text\":\"Words of it.\"}\n{\"title\":\"B\",\"text\":\"More words.\"}\n",
    "{\"title\":\"A\",\"text\":\"Words of it.\"}\r{\"title\":\"B\",\"text\":\"More words.\"}\r",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%u", i);
      assert_read (texts[i], "a.jsonl", 2, 0, "A\n\nWords of it.");
      assert_read (texts[i], NULL, 2, 0, "A\n\nWords of it.");
    }
  assert_read ("{\"title\":\"A\",\"text\":\"One\\r\\ntwo.\"}\r\n{\"title\":\"B\",\"te\r\n{\"title\":\"C\",\"text\":\"Words.\"}\r\n", "a.jsonl", 2, 1, NULL);
}

/* No table says what encoding it is in; one that is no text at all is refused, named or not. */
static void
test_table_encodings (void)
{
  static const char german[] = "Überschrift;Text\r\nGroße Brücke geöffnet;Die Brücke über die Straße wurde am Donnerstag für Fußgänger geöffnet.\r\n";
  static const char russian[] = "Заголовок;Текст\r\nМост открыт;Мост через реку открыли в четверг, сообщил представитель городского ведомства.\r\n";
  static const struct { const char *text, *codec; } cases[] = {
    { german, "UTF-8" }, { german, "WINDOWS-1252" }, { german, "UTF-16LE" }, { german, "UTF-16BE" }, { german, "UTF-16" },
    { russian, "UTF-8" }, { russian, "WINDOWS-1251" }, { russian, "KOI8-R" }, { russian, "UTF-16" },
  };
  static const char * const names[] = { "a.csv", "a.txt", NULL };
  char noise[4096];

  for (guint i = 0; i < G_N_ELEMENTS (cases) * G_N_ELEMENTS (names); i++)
    {
      const char *text = cases[i / G_N_ELEMENTS (names)].text, *codec = cases[i / G_N_ELEMENTS (names)].codec;
      g_autoptr (GError) error = NULL;
      g_auto (Tally) tally = { 0 };
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, codec, "UTF-8", NULL, &length, &error);

      g_assert_no_error (error);
      g_test_message ("%s as %s", codec, names[i % G_N_ELEMENTS (names)]);
      g_assert_true (read_columns (bytes, (gssize) length, names[i % G_N_ELEMENTS (names)], NULL, &tally, &error));
      g_assert_cmpuint (tally.articles, ==, 1);
      g_assert_true (g_str_has_prefix (tally.first, text == german ? "Große Brücke geöffnet\n\nDie Brücke über" : "Мост открыт\n\nМост через"));
    }
  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (char) (i * i * 7 + i / 3);
  memcpy (noise, "title,text\n", 11);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (Tally) tally = { 0 };

      g_assert_false (read_columns (noise, sizeof noise, names[i], NULL, &tally, &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT);
      g_assert_cmpuint (tally.articles + tally.reasons, ==, 0);
    }
}

/* What is cut off gives what came before, and says so. */
static void
test_damaged (void)
{
  static const char feed[] = "<rss><channel><item><title>A</title><description>Words of it.</description></item><item><title>B</title><descr";
  g_auto (Tally) tally = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_columns (feed, -1, "a.rss", NULL, &tally, &error));
  g_assert_cmpstr (tally.first, ==, "A\n\nWords of it.");
  g_assert_nonnull (strstr (tally.last, "damaged"));
  assert_read ("[{\"title\":\"A\",\"text\":\"Words.\"},{\"title\":\"B\",\"te", "a.json", 1, 1, "A\n\nWords.");
  assert_read ("<rss><channel><item><title>A<description>Words of it.</description></item><item><title>B</title><description>More words.</description>"
               "</item></channel></rss>", "a.rss", 1, 2, NULL);
}

static void
test_stopping (void)
{
  g_autoptr (GString) table = repeat ("title,text\n", "A,Words of it.\n", 1000, "");
  g_autoptr (GString) feed = repeat ("<rss><channel>", "<item><description>Words of it.</description></item>", 1000, "</channel></rss>");
  g_auto (Tally) rows = { .most = 3 };
  g_auto (Tally) items = { .most = 3 };

  g_assert_true (read_columns (table->str, -1, "a.csv", NULL, &rows, NULL));
  g_assert_cmpuint (rows.articles, ==, 3);
  g_assert_true (read_columns (feed->str, -1, "a.rss", NULL, &items, NULL));
  g_assert_cmpuint (items.articles, ==, 3);
  g_assert_cmpuint (items.reasons, ==, 0);
}

static void
test_maps (void)
{
  static const char table[] = "A,\"B, or C\",D\nOne,Words of it.,Ann Example\n";
  static const struct { const char *columns, *error; } wrong[] = {
    { "title=A,text=E", "“E”" }, { "text", "title=Headline" }, { "words=A", "title=Headline" }, { "=", "title=Headline" },
    { NULL, "“B, or C”" }, { "title=A", "“B, or C”" },
  };
  g_auto (Tally) tally = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_columns (table, -1, "a.csv", "title=a, text = B, or C ,byline=D", &tally, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tally.first, ==, "One\n\nWords of it.");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) said = NULL;

      g_assert_false (read_columns (table, -1, "a.csv", wrong[i].columns, &tally, &said));
      g_assert_error (said, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_COLUMNS);
      g_assert_nonnull (strstr (said->message, wrong[i].error));
    }
}

static void
test_names (void)
{
  static const struct { const char *name; DossierEntryField field; } cases[] = {
    { "Headline", DOSSIER_ENTRY_TITLE }, { "full_text", DOSSIER_ENTRY_TEXT }, { "Full-Text", DOSSIER_ENTRY_TEXT },
    { " PUBLISHED AT ", DOSSIER_ENTRY_DATE }, { "Überschrift", DOSSIER_ENTRY_TITLE }, { "ЗАГОЛОВОК", DOSSIER_ENTRY_TITLE },
    { "正文", DOSSIER_ENTRY_TEXT }, { "id", DOSSIER_ENTRY_NONE }, { "", DOSSIER_ENTRY_NONE }, { "…", DOSSIER_ENTRY_NONE },
  };
  g_autofree char *long_name = g_strnfill (5000, 'a');
  int rank_of_text, rank_of_content;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dossier_entry_field_of (cases[i].name, NULL), ==, cases[i].field);
  g_assert_cmpint (dossier_entry_field_of (long_name, NULL), ==, DOSSIER_ENTRY_NONE);
  dossier_entry_field_of ("text", &rank_of_text);
  dossier_entry_field_of ("content", &rank_of_content);
  g_assert_cmpint (rank_of_text, <, rank_of_content);
}

static void
test_markup (void)
{
  static const struct { const char *text; gboolean markup; } cases[] = {
    { "<p>One</p>", TRUE }, { "One<br/>two", TRUE }, { "Tom &amp; Ann", TRUE }, { "A&#8217;s", TRUE }, { "a < b and c > d", FALSE },
    { "AT&T works; so it is", FALSE }, { "x <3 y", FALSE }, { "<", FALSE }, { "&", FALSE }, { "", FALSE }, { "mail <ann@example.org>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dossier_entry_is_markup (cases[i].text), ==, cases[i].markup);
}

static void
test_json_skip (void)
{
  static const struct { const char *text; int behind; } cases[] = {
    { "{}x", 2 }, { "[1,[2]] ", 7 }, { "\"a\\\"b\",", 6 }, { "12.5,", 4 }, { "true]", 4 }, { "{\"a\":\"}\"}", 9 },
    { "{", -1 }, { "\"a", -1 }, { "[\"\\", -1 }, { "", -1 }, { "}", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *behind = dossier_json_skip (cases[i].text, cases[i].text + strlen (cases[i].text));

      g_assert_cmpint (behind != NULL ? (int) (behind - cases[i].text) : -1, ==, cases[i].behind);
    }
}

static void
test_root_names (void)
{
  static const struct { const char *text, *name; } cases[] = {
    { "<rss>", "rss" }, { "\xef\xbb\xbf <?xml version='1.0'?>\n<!-- <x> --><!DOCTYPE a [<!ENTITY b 'c'>]><a:feed x='1'>", "a:feed" },
    { "words", NULL }, { "<", NULL }, { "<!-- ", NULL }, { "<?xml", NULL }, { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = dossier_element_root_name ((const guint8 *) cases[i].text, strlen (cases[i].text), NULL);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* Prose that only looks a little like a table or an export is an article. */
static void
test_prose (void)
{
  static const char * const texts[] = {
    "Title, text and date\n\nThe three words above are a headline, and this is the text; it goes on for a while.\n",
    "Note: the ferry is late.\n\nTime: nobody knows. Place: the pier.\n\nSource: an officer.\n",
    "The document says: 1 of 2 DOCUMENTS were lost.\n\nThat is all that is known.\n",
    "[Photo: the ferry]\n\nThe ferry is late.\n",
    "{ \"It is late\", he said }\n",
    "HD video was not available.\n\nTD Bank said so, and LP records were sold.\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) draft = dossier_import_read (bytes, "a.txt", NULL, &error);

      g_test_message ("%u", i);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (draft->extractor, "text/"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/entries/entities", test_entities);
  g_test_add_func ("/import/entries/many-empty", test_many_empty);
  g_test_add_func ("/import/entries/nesting", test_nesting);
  g_test_add_func ("/import/entries/zero-bytes", test_zero_bytes);
  g_test_add_func ("/import/entries/json-lines", test_json_lines);
  g_test_add_func ("/import/entries/table-encodings", test_table_encodings);
  g_test_add_func ("/import/entries/damaged", test_damaged);
  g_test_add_func ("/import/entries/stopping", test_stopping);
  g_test_add_func ("/import/entries/maps", test_maps);
  g_test_add_func ("/import/entries/names", test_names);
  g_test_add_func ("/import/entries/markup", test_markup);
  g_test_add_func ("/import/entries/json-skip", test_json_skip);
  g_test_add_func ("/import/entries/root-names", test_root_names);
  g_test_add_func ("/import/entries/prose", test_prose);
  return g_test_run ();
}
