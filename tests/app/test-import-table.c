/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The table of formats and fields in docs/import.md: made of what the samples of every format give, and compared with what
 * stands there between two marks. With DOSSIER_TEST_UPDATE set, writes it there instead.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "sample-files.h"

#include "dossier-import-read.h"

#include <string.h>

#define BEGIN "<!-- table of formats: made by the test import-table -->\n"
#define END "<!-- end of the table of formats -->\n"
#define N_FIELDS 5

typedef enum
{
  TOLD = 1 << 0,   /* the format has a place for it, and it was taken from there */
  WORKED_OUT = 1 << 1, /* from the words of the text, or the address */
} Ways;

/* A row of the table: which articles it counts, and what they gave. */
typedef struct
{
  const char *format;
  const char *media_type; /* (nullable): only of articles of this type */
  const char *prefix;     /* (nullable): only of samples whose names begin so */
  const char *label;
  guint articles;
  Ways text;
  Ways fields[N_FIELDS];
} Row;

static const DossierArticleField fields[N_FIELDS] = {
  DOSSIER_FIELD_TITLE, DOSSIER_FIELD_BYLINE, DOSSIER_FIELD_DATE, DOSSIER_FIELD_SOURCE, DOSSIER_FIELD_AGENCY,
};

/* The first one that fits counts an article; what is attached to mail is of another row's format. */
static Row rows[] = {
  { "text", NULL, NULL, "plain text" },
  { "markdown", NULL, NULL, "Markdown" },
  { "html", NULL, NULL, "HTML, XHTML" },
  { "mhtml", NULL, NULL, "saved page (MHTML)" },
  { "webarchive", NULL, NULL, "saved page (Safari)" },
  { "warc", NULL, NULL, "WARC" },
  { "pdf", NULL, NULL, "PDF" },
  { "docx", NULL, NULL, "Word (DOCX)" },
  { "word-2003", NULL, NULL, "Word 2003 (XML)" },
  { "odt", NULL, NULL, "OpenDocument (ODT)" },
  { "fodt", NULL, NULL, "OpenDocument, flat (FODT)" },
  { "rtf", NULL, NULL, "RTF" },
  { "epub", NULL, NULL, "EPUB" },
  { "mail", "message/rfc822", NULL, "mail" },
  { "emlx", "message/rfc822", NULL, "mail of Apple's program (emlx)" },
  { "mbox", "message/rfc822", NULL, "mail folder (mbox)" },
  { "feed", "application/rss+xml", NULL, "RSS" },
  { "feed", "application/atom+xml", NULL, "Atom" },
  { "json", "application/feed+json", NULL, "JSON Feed" },
  { "json", NULL, NULL, "JSON, JSON lines" },
  { "table", NULL, NULL, "tables (CSV, TSV)" },
  { "newsml", "application/nitf+xml", NULL, "NITF" },
  { "newsml", NULL, "newsml-1", "NewsML 1" },
  { "newsml", NULL, NULL, "NewsML-G2" },
  { "enex", NULL, NULL, "ENEX" },
  { "press", NULL, "press-nexis-uni", "Nexis Uni" },
  { "press", NULL, "press-nexis", "Nexis" },
  { "press", NULL, "press-factiva-codes", "Factiva with codes" },
  { "press", NULL, "press-factiva", "Factiva" },
  { "press", NULL, "press-proquest", "ProQuest" },
  { "press", NULL, NULL, "other press databases" },
  { "zip", NULL, NULL, "zip" },
  { "tar", NULL, NULL, "tar" },
  { "compressed", NULL, NULL, "compressed (gz, xz …)" },
};

static const char *
name_format (const SampleFile *sample)
{
  const DossierImportFormat *format = dossier_import_read_tell_format (sample->bytes, sample->name);

  return format != NULL ? format->name : NULL;
}

static Row *
find_row (const char *format,
          const char *sample,
          const char *media_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].format, format) == 0 && (rows[i].media_type == NULL || g_strcmp0 (rows[i].media_type, media_type) == 0)
        && (rows[i].prefix == NULL || g_str_has_prefix (sample, rows[i].prefix)))
      return &rows[i];
  return NULL;
}

/* The chosen value of a field is its first candidate. What a file is called and when it was fetched say nothing. */
static Ways
way_of (DossierDraft        *draft,
        DossierArticleField  field)
{
  static const char * const worked_out[] = { "text", "furniture", "address", NULL };

  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      if (row->field != field)
        continue;
      if (g_str_equal (row->origin, "file"))
        return 0;
      return g_strv_contains (worked_out, row->origin) ? WORKED_OUT : TOLD;
    }
  return 0;
}

typedef struct
{
  const SampleFile *sample;
  const char *format;
} Reading;

static gboolean
count_cb (DossierFound *found,
          gpointer      user_data)
{
  g_autoptr (DossierFound) own = found;
  Reading *reading = user_data;
  Row *row;

  if (own->draft == NULL)
    return TRUE;
  row = find_row (reading->format, reading->sample->name, own->draft->media_type);
  if (row == NULL)
    return TRUE;
  row->articles++;
  row->text |= strstr (own->draft->extractor, "-summary") != NULL ? WORKED_OUT : TOLD;
  for (guint i = 0; i < N_FIELDS; i++)
    row->fields[i] |= way_of (own->draft, fields[i]);
  return TRUE;
}

static void
read_samples (void)
{
  static const char * const folders[] = { "import", "import-many", NULL };
  g_autoptr (GPtrArray) samples = sample_files_load (folders);

  for (guint i = 0; i < samples->len; i++)
    {
      const SampleFile *sample = g_ptr_array_index (samples, i);
      const DossierImportOptions options = { .columns = sample->columns };
      Reading reading = { sample, name_format (sample) };
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (reading.format);
      if (!dossier_import_read_all (sample->bytes, sample->name, &options, count_cb, &reading, &error))
        g_test_message ("%s: %s", sample->name, error->message);
    }
}

static const char *
sign_of (Ways ways)
{
  static const char * const signs[] = { "–", "●", "○", "● ○" };

  return signs[ways];
}

static char *
make_table (void)
{
  GString *table = g_string_new (BEGIN "| format | text | title | byline | date | outlet | agency |\n|---|---|---|---|---|---|---|\n");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_string_append_printf (table, "| %s | %s |", rows[i].label, sign_of (rows[i].text));
      for (guint j = 0; j < N_FIELDS; j++)
        g_string_append_printf (table, " %s |", sign_of (rows[i].fields[j]));
      g_string_append_c (table, '\n');
    }
  g_string_append (table, END);
  return g_string_free (table, FALSE);
}

/* Each format has samples of which an article comes. */
static void
test_complete (void)
{
  const DossierImportFormat * const *formats = dossier_import_formats ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].articles == 0)
      g_error ("no sample gives an article for “%s”", rows[i].label);
  for (guint i = 0; formats[i] != NULL; i++)
    {
      gboolean has_row = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (rows) && !has_row; j++)
        has_row = g_str_equal (rows[j].format, formats[i]->name);
      if (!has_row)
        g_error ("the format “%s” has no row in the table", formats[i]->name);
    }
}

static void
test_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_TEST_DOCS"), "import.md", NULL);
  g_autofree char *table = make_table ();
  g_autofree char *docs = NULL, *there = NULL;
  g_autoptr (GError) error = NULL;
  char *begin, *end;

  g_file_get_contents (path, &docs, NULL, &error);
  g_assert_no_error (error);
  begin = strstr (docs, BEGIN);
  g_assert_nonnull (begin);
  end = strstr (begin, END);
  g_assert_nonnull (end);
  end += strlen (END);
  if (g_getenv ("DOSSIER_TEST_UPDATE") != NULL)
    {
      g_autofree char *changed = g_strdup_printf ("%.*s%s%s", (int) (begin - docs), docs, table, end);

      g_file_set_contents (path, changed, -1, &error);
      g_assert_no_error (error);
      return;
    }
  there = g_strndup (begin, end - begin);
  g_assert_cmpstr (there, ==, table);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  read_samples ();
  g_test_add_func ("/import/table/complete", test_complete);
  g_test_add_func ("/import/table/docs", test_table);
  return g_test_run ();
}
