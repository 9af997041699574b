/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports as files: the PDF as other programs read it, Markdown, and what must hold when writing fails. */

#include "dossier-export.h"
#include "dossier-export-words.h"
#include "dossier-pdf-preview.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include "test-export-report.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "report", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_remove (fixture->path);
  /* nothing unfinished is left beside the file */
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_cmpstr (name, ==, NULL);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
export (const DossierReport *report,
        const char          *format,
        const char          *path)
{
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_export_file (report, format, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* Returns: (transfer full) (nullable): what a program prints, or NULL when there is no such program */
static char *
run (const char * const *words,
     int                *status)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path (words[0]);
  char *out = NULL;

  if (program == NULL)
    return NULL;
  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_exit_status (process);
  return out;
}

#define RUN(status, ...) run ((const char * const []) { __VA_ARGS__, NULL }, status)

/* Text without what differs between versions of pdftotext: breaks, marks of direction. */
static char *
flatten (const char *text)
{
  GString *flat = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
            g_string_append_c (flat, ' ');
        }
      else if (!(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069) && c != 0x200e && c != 0x200f && c != 0x2060)
        g_string_append_unichar (flat, c);
    }
  return g_string_free (flat, FALSE);
}

static char *
text_of (const char *path)
{
  int status = -1;
  g_autofree char *text = RUN (&status, "pdftotext", path, "-");

  if (text == NULL)
    return NULL;
  g_assert_cmpint (status, ==, 0);
  return flatten (text);
}

static void
assert_in_order (const char         *text,
                 const char * const *words)
{
  const char *p = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (p, words[i]);

      if (found == NULL)
        g_error ("“%s” is missing in: %s", words[i], p);
      p = found + strlen (words[i]);
    }
}

#define ASSERT_IN_ORDER(text, ...) assert_in_order (text, (const char * const []) { __VA_ARGS__, NULL })

static gboolean
have_font (const char *family)
{
  int status = -1;
  g_autofree char *found = RUN (&status, "fc-match", "-f", "%{family}", family);

  return found != NULL && g_str_has_prefix (found, family);
}

/* What every PDF must be, whatever is in it. */
static void
assert_sound (const char *path)
{
  int status = -1;
  g_autofree char *check = RUN (&status, "qpdf", "--check", path);
  g_autofree char *info = NULL, *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  if (check == NULL)
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_null (strstr (check, "WARNING"));
  info = RUN (&status, "pdfinfo", path);
  fonts = RUN (&status, "pdffonts", path);
  if (info == NULL || fonts == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Author:          Ada Lindqvist"));
  lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (strstr (lines[i], "Type 3") == NULL)
      g_assert_nonnull (strstr (lines[i], "yes yes yes"));
}

static void
test_brief (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_brief ();
  g_autofree char *text = NULL, *info = NULL, *links = NULL;
  int status = -1;

  export (report, "pdf", fixture->path);
  assert_sound (fixture->path);
  text = text_of (fixture->path);
  if (text == NULL)
    return;
  ASSERT_IN_ORDER (text, "Brief: military contacts, February–May", "Northern harbour · Ada Lindqvist · 22 Nov 2022", "Judgement.",
                   "Tomas Berg and the minister [citation deleted] spoke on 10 February1, on the day that Operation Northern Light 2022 began2, 3.",
                   "the other called1;", "A third report [citation deleted] is gone.",
                   "“The ministry confirmed the call, which it said was proposed by the other side”1", "Figures", "Source", "Figure", "Rating",
                   "What is not known", "• who called first", "1. Ask the second outlet.",
                   "1 “Chiefs of Staff Speak by Telephone”, Вестник Севера, 11 Feb 2022, paragraph 1 · E: unreliable source · https://example.org/",
                   "Passages cited", "1 “The ministry confirmed the call", "Cited on page 1");
  /* the title stands once: the note's own first heading is the same */
  g_assert_null (strstr (strstr (text, "Judgement."), "Brief: military contacts, February–May"));
  g_assert_nonnull (strstr (text, "переговоры прошли десятого февраля"));
  if (have_font ("Noto Serif CJK SC"))
    g_assert_nonnull (strstr (text, "演习于二月十日开始，双方通过电话保持联系。3双方没有公布细节。"));
  if (have_font ("Noto Naskh Arabic"))
    {
      g_assert_nonnull (strstr (text, "تقول الوزارة إن القوات عادت إلى ثكناتها بعد انتهاء المناورات في العشرين من فبراير"));
      g_assert_nonnull (strstr (text, "نحو ثلاثين ألف جندي"));
    }
  info = RUN (&status, "pdfinfo", fixture->path);
  g_assert_nonnull (strstr (info, "Title:           Brief: military contacts, February–May"));
  g_assert_nonnull (strstr (info, "Creator:         Dossier"));
  links = RUN (&status, "pdfinfo", "-url", fixture->path);
  g_assert_nonnull (strstr (links, "https://example.org/articles/2022/02/11/a-rather-long-address-that-has-to-be-broken-10?from=list&page=2"));
}

static void
test_structure (Fixture       *fixture,
                gconstpointer  user_data)
{
  static const char * const elements[] = { "Document", "H1 ", "H2 ", "H3 ", "\n  P ", "L\n", "LI ", "LBody", "Table", "TR", "TH", "TD",
                                           "BlockQuote", "Note", "Link" };
  g_autoptr (DossierReport) report = report_new_brief ();
  g_autofree char *structure = NULL, *places = NULL;
  int status = -1;

  export (report, "pdf", fixture->path);
  structure = RUN (&status, "pdfinfo", "-struct", fixture->path);
  if (structure == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *element = g_strstrip (g_strdup (elements[i]));

      if (strstr (structure, element) == NULL)
        g_error ("no %s in: %s", element, structure);
    }
  /* each footnote finds its entry in the annex, each entry the places of citation */
  places = RUN (&status, "pdfinfo", "-dests", fixture->path);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *entry = g_strdup_printf ("\"p%u\"", i), *call = g_strdup_printf ("\"c%u-1\"", i);

      g_assert_nonnull (strstr (places, entry));
      g_assert_nonnull (strstr (places, call));
    }
}

static void
test_everything (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_everything ();
  g_autofree char *text = NULL;

  export (report, "pdf", fixture->path);
  assert_sound (fixture->path);
  text = text_of (fixture->path);
  if (text == NULL)
    return;
  ASSERT_IN_ORDER (text, "Northern harbour", "Contents", "Open questions", "Untitled", "Annotations", "Events", "Passages cited",
                   "Judgement.", "Who paid?", "This note is empty.",
                   "Chiefs of Staff Speak by Telephone", "Harbour Gazette (Northwire) · Ada Lindqvist · 11 Feb 2022 (changed 12 Feb 2022) · B: usually reliable source",
                   "“The line was opened at noon. It was closed again at one.”", "Compare with what the other side says.",
                   "Tags: contacts, to check", "[citation deleted]", "Учения начались",
                   "Call between the chiefs of staff", "10 Feb 2022 (“Thursday”) · telephone call · alleged · Port Amber, Sundvik",
                   "Participants", "• Tomas Berg — caller", "What the sources say", "3 sources, 4 articles · 1 difference", "Harbour Gazette",
                   "130,000", "Northern Light begins", "3 sources, 4 articles", "Passages cited", "“The ministry confirmed the call",
                   "Harbour Gazette", "Cited on page");
}

/* The number beside an entry of the contents is the page where its heading stands. */
static void
test_contents (Fixture       *fixture,
               gconstpointer  user_data)
{
  static const char * const titles[] = { "Open questions", "Annotations", "Events", "Passages cited" };
  g_autoptr (DossierReport) report = report_new_everything ();
  g_autofree char *first = NULL;
  int status = -1;

  export (report, "pdf", fixture->path);
  first = RUN (&status, "pdftotext", "-layout", "-l", "1", fixture->path, "-");
  if (first == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *entry = strstr (first, titles[i]);
      g_autofree char *page = NULL, *text = NULL;

      g_assert_nonnull (entry);
      page = g_strdup_printf ("%d", atoi (entry + strlen (titles[i])));
      text = RUN (&status, "pdftotext", "-f", page, "-l", page, fixture->path, "-");
      g_assert_nonnull (strstr (text, titles[i]));
    }
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_hostile ();
  g_autofree char *text = NULL, *links = NULL;
  int status = -1;

  export (report, "pdf", fixture->path);
  assert_sound (fixture->path);
  text = text_of (fixture->path);
  if (text == NULL)
    return;
  /* text is text: no markup, no attribute of a link */
  ASSERT_IN_ORDER (text, "'] rect=[0 0 1 1] uri='x' <b>&amp;\\ %s", "<span size='1'>Markup</span> & 'quotes'", "Statement 100.", "Statement 499.");
  g_assert_nonnull (strstr (text, "Sentence 899 of a quotation that goes on over many pages."));
  g_assert_nonnull (strstr (text, "words [citation deleted] [citation deleted] [citation deleted]"));
  links = RUN (&status, "pdfinfo", "-url", fixture->path);
  g_assert_null (strstr (links, "javascript"));
}

/* Every statement's footnote stands on the statement's own page. */
static void
test_footnotes (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new ("Footnotes");
  g_autoptr (GString) prose = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_found = 0;
  int status = -1;

  for (guint i = 100; i < 300; i++)
    {
      g_autofree char *id = report_id (i), *title = g_strdup_printf ("Title%u", i - 99);

      report_cite (report, i, title, "Words.");
      g_string_append_printf (prose, "Statement%u.[[passage:%s]] Some more words stand here.%s", i - 99, id, i % 5 == 0 ? "\n\n" : " ");
    }
  report_add_note (report, "Many", prose->str);
  export (report, "pdf", fixture->path);
  text = RUN (&status, "pdftotext", "-raw", fixture->path, "-");
  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *statement = g_strdup_printf ("Statement%u.", i), *title = g_strdup_printf ("“Title%u”", i);

      for (guint page = 0; pages[page] != NULL; page++)
        if (strstr (pages[page], statement) != NULL)
          {
            n_found++;
            g_assert_nonnull (strstr (pages[page], title));
          }
    }
  g_assert_cmpuint (n_found, ==, 200);
}

static void
test_reproducible (Fixture       *fixture,
                   gconstpointer  user_data)
{
  static const char * const formats[] = { "pdf", "markdown" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *contents[2] = { NULL, NULL };
      gsize lengths[2];

      for (guint round = 0; round < 2; round++)
        {
          g_autoptr (DossierReport) report = report_new_everything ();

          export (report, formats[i], fixture->path);
          g_assert_true (g_file_get_contents (fixture->path, &contents[round], &lengths[round], NULL));
        }
      g_assert_cmpmem (contents[0], lengths[0], contents[1], lengths[1]);
      g_free (g_steal_pointer (&contents[1]));
    }
}

/* An agency is told beside who printed it, a change unless it was on the same day. */
static void
test_reference (void)
{
  static const struct { const char *outlet, *agency, *date, *changed, *words; } cases[] = {
    { "Harbour Gazette", NULL, "2022-02-11", NULL, "“Ships”, Harbour Gazette, 11 Feb 2022" },
    { "Harbour Gazette", "Northwire", "2022-02-11", "2022-02-12T08:30:00Z", "“Ships”, Harbour Gazette (Northwire), 11 Feb 2022 (changed 12 Feb 2022)" },
    { NULL, "Northwire", NULL, "2022-02-12", "“Ships”, Northwire, changed 12 Feb 2022" },
    { "Northwire", "Northwire", "2022-02-11T09:00:00Z", "2022-02-11T17:00:00Z", "“Ships”, Northwire, 11 Feb 2022" },
    { "", "", "", "", "“Ships”" },
    { "Harbour Gazette", "وكالة", NULL, NULL, "“Ships”, Harbour Gazette (\xe2\x81\xa8وكالة\xe2\x81\xa9)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierCitation citation = { .article_title = (char *) "Ships", .outlet = (char *) cases[i].outlet, .agency = (char *) cases[i].agency,
                                   .date = (char *) cases[i].date, .changed = (char *) cases[i].changed };
      g_autofree char *words = dossier_export_reference (&citation, TRUE);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* The whole text of a report, as it was looked at and found right. */
static void
test_golden (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_plain ();
  g_autofree char *text = NULL, *wanted = NULL, *flat = NULL, *flat_wanted = NULL;
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "..", "data", "export", "plain.txt", NULL);
  int status = -1;

  if (!have_font ("Noto Serif") || !have_font ("Noto Sans"))
    {
      g_test_skip ("the Noto fonts are not installed");
      return;
    }
  export (report, "pdf", fixture->path);
  text = RUN (&status, "pdftotext", "-raw", fixture->path, "-");
  if (text == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  g_assert_true (g_file_get_contents (golden, &wanted, NULL, NULL));
  flat = flatten (text);
  flat_wanted = flatten (wanted);
  g_assert_cmpstr (g_strstrip (flat), ==, g_strstrip (flat_wanted));
}

static void
test_markdown (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_plain ();
  g_autofree char *text = NULL, *wanted = NULL;
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "..", "data", "export", "plain.md", NULL);

  export (report, "markdown", fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (golden, &wanted, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_markdown_everything (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_everything ();
  g_autoptr (DossierReport) hostile = report_new_hostile ();
  g_autofree char *text = NULL;

  export (hostile, "markdown", fixture->path);
  export (report, "markdown", fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  ASSERT_IN_ORDER (text, "# Brief", "[^1]", "[citation deleted]", "\n# Open questions", "\n### Later", "\n# Annotations", "\n## Chiefs",
                   "Tags: contacts, to check", "\n# Events", "\n- Tomas Berg — caller", "Harbour Gazette", "130,000", "\n[^1]: ");
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_plain ();
  g_autoptr (DossierReport) empty = dossier_report_new ();
  g_autoptr (DossierJob) job = dossier_job_new ("Export");
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "report.pdf", NULL);
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_assert_false (dossier_export_file (report, "papyrus", fixture->path, NULL, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (dossier_export_file (empty, "pdf", fixture->path, NULL, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_false (dossier_export_file (report, "pdf", nowhere, NULL, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_clear_error (&error);
  g_assert_false (dossier_export_file (report, "pdf", fixture->folder, NULL, &error));
  g_assert_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE);
  g_clear_error (&error);
  dossier_job_stop (job);
  g_assert_false (dossier_export_file (report, "pdf", fixture->path, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
}

static void
test_full_disk (void)
{
  g_autoptr (DossierReport) report = report_new_brief ();
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileOutputStream) stream = g_file_append_to (full, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (stream == NULL)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_assert_false (dossier_export_format ("pdf")->write (report, G_OUTPUT_STREAM (stream), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_null (dossier_export_format ("papyrus"));
}

static void
test_mode (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_plain ();
  struct stat status;

  export (report, "pdf", fixture->path);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static gpointer
count_pages (gpointer report)
{
  g_autoptr (DossierPdfDocument) document = dossier_pdf_document_new (report, NULL, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 420);
  cairo_t *cr = cairo_create (surface);
  guint n_pages = dossier_pdf_document_n_pages (document), n_dark = 0;
  const guchar *pixels;
  double width, height;

  dossier_pdf_document_size (document, &width, &height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 300 / width, 300 / width);
  for (guint i = 0; i < n_pages; i++)
    dossier_pdf_document_draw (document, i, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 300 * 420; i++)
    n_dark += pixels[i * 4] < 128;
  g_assert_cmpuint (n_dark, >, 100);
  cairo_surface_destroy (surface);
  return GUINT_TO_POINTER (n_pages);
}

/* Previews are made on other threads than exports, and several at once. */
static void
test_preview (void)
{
  g_autoptr (DossierReport) report = report_new_everything ();
  g_autoptr (DossierReport) empty = dossier_report_new ();
  g_autoptr (DossierPdfDocument) blank = NULL;
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_pages = GPOINTER_TO_UINT (count_pages (report));
  GThread *threads[3];

  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("preview", count_pages, report);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, n_pages);
  blank = dossier_pdf_document_new (empty, NULL, NULL);
  g_assert_cmpuint (dossier_pdf_document_n_pages (blank), ==, 1);
  g_cancellable_cancel (stopped);
  g_assert_null (dossier_pdf_document_new (report, stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr (DossierReport) report = report_new_everything ();
  g_autoptr (DossierJob) job = dossier_job_new ("Export");
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_export_file (report, "pdf", fixture->path, job, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (dossier_job_get_total (job), >, 3);
  g_assert_cmpuint (dossier_job_get_done (job), ==, dossier_job_get_total (job));
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/export/pdf/brief", test_brief },
    { "/export/pdf/structure", test_structure },
    { "/export/pdf/everything", test_everything },
    { "/export/pdf/contents", test_contents },
    { "/export/pdf/hostile", test_hostile },
    { "/export/pdf/footnotes", test_footnotes },
    { "/export/pdf/golden", test_golden },
    { "/export/markdown/golden", test_markdown },
    { "/export/markdown/everything", test_markdown_everything },
    { "/export/reproducible", test_reproducible },
    { "/export/errors", test_errors },
    { "/export/mode", test_mode },
    { "/export/progress", test_progress },
  };

  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/export/reference", test_reference);
  g_test_add_func ("/export/full-disk", test_full_disk);
  g_test_add_func ("/export/preview", test_preview);
  return g_test_run ();
}
