/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Office documents, books and PDF beyond the samples: what is left out of a text, what is said of files that cannot be
 * read, and that no bytes break a reader.
 */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-import-read.h"
#include "zip-build.h"

#include <string.h>

#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
             "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
#define BOMB_BYTES (200u * 1024 * 1024)

static DossierDraft *
read_bytes (GBytes      *bytes,
            const char  *name,
            GError     **error)
{
  return dossier_import_read (bytes, name, NULL, error);
}

static GBytes *
docx_of (const char *document,
         gsize       length,
         const char *footnotes)
{
  ZipBuild *build = zip_build_new ();

  zip_build_add (build, "[Content_Types].xml", "<Types/>", 8, TRUE);
  zip_build_add (build, "word/document.xml", document, length, TRUE);
  if (footnotes != NULL)
    zip_build_add (build, "word/footnotes.xml", footnotes, strlen (footnotes), TRUE);
  return zip_build_close (build);
}

static DossierDraft *
read_body (const char  *body,
           const char  *footnotes,
           GError     **error)
{
  g_autofree char *document = g_strconcat ("<?xml version=\"1.0\"?><w:document " WORD "><w:body>", body, "</w:body></w:document>", NULL);
  g_autoptr (GBytes) file = docx_of (document, strlen (document), footnotes);

  return read_bytes (file, "a.docx", error);
}

static void
test_docx_left_out (void)
{
  static const struct { const char *body, *text; } cases[] = {
    { "<w:p><w:r><w:t>Ships </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>never </w:t></w:r></w:del>"
      "<w:ins><w:r><w:t>still </w:t></w:r></w:ins><w:r><w:t>wait.</w:t></w:r></w:p>", "Ships still wait." },
    { "<w:p><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Here.</w:t></w:r></w:moveTo></w:p>", "Here." },
    { "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>Shown.</w:t></w:r></w:p>",
      "Shown." },
    { "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>"
      "<w:r><w:t>Page one.</w:t></w:r></w:p>", "Page one." },
    { "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
      "<w:sdt><w:sdtContent><w:p><w:r><w:t>Kept.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "Kept." },
    { "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
      "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
      "<w:r><w:t>Around it.</w:t></w:r></w:p>", "In a box.\n\nAround it." },
    { "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph.</w:t></w:r></w:p>",
      "One paragraph." },
    { "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>Plain words.</w:t></w:r></w:p>",
      "Plain words." },
    { "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Ships</w:t></w:r></w:p></w:tc></w:tr>"
      "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>Gone</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>0</w:t></w:r></w:p></w:tc></w:tr>"
      "<w:tr><w:tc><w:p><w:r><w:t>Monday</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      "Day | Ships\nMonday | 12" },
    { "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A page in a table.</w:t></w:r></w:p><w:p><w:r><w:t>Second paragraph.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
      "A page in a table.\n\nSecond paragraph." },
    { "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>",
      "a b\nc-de" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) draft = read_body (cases[i].body, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (draft->text, ==, cases[i].text);
    }
}

static void
test_docx_notes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDraft) draft = read_body (
    "<w:p><w:r><w:t>Nine</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r><w:t> ships.</w:t></w:r></w:p>",
    "<w:footnotes " WORD "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>"
    "<w:footnote w:id=\"7\"><w:p><w:r><w:t>Tugs left out.</w:t></w:r></w:p></w:footnote>"
    "<w:footnote w:id=\"8\"><w:p><w:r><w:t>Nobody points here.</w:t></w:r></w:p></w:footnote></w:footnotes>", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (draft->text, ==, "Nine ships.\n\n[1] Tugs left out.");
}

static void
test_hostile_xml (void)
{
  static const char head[] = "<?xml version=\"1.0\"?>";
  g_autoptr (GString) deep = g_string_new (head);
  g_autoptr (GString) bomb = g_string_new (head);
  const char *documents[4];

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  g_string_append (bomb, "<!DOCTYPE a [<!ENTITY x0 \"ha\">");
  for (guint i = 1; i < 20; i++)
    g_string_append_printf (bomb, "<!ENTITY x%u \"&x%u;&x%u;&x%u;\">", i, i - 1, i - 1, i - 1);
  g_string_append (bomb, "]><w:document " WORD "><w:body><w:p><w:r><w:t>&x19;</w:t></w:r></w:p></w:body></w:document>");
  documents[0] = deep->str;
  documents[1] = bomb->str;
  documents[2] = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document " WORD "><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
  documents[3] = "<!DOCTYPE a [<!ATTLIST a b CDATA \"words\">]><a/>";
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = docx_of (documents[i], strlen (documents[i]), NULL);

      g_assert_null (read_bytes (file, "a.docx", &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED);
    }
}

static void
test_bomb (void)
{
  g_autofree char *spaces = g_malloc (BOMB_BYTES);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  memset (spaces, ' ', BOMB_BYTES);
  file = docx_of (spaces, BOMB_BYTES, NULL);
  g_assert_null (read_bytes (file, "a.docx", &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "too large"));
}

static void
test_empty (void)
{
  static const char * const texts[] = { "{\\rtf1\\ansi }", "{\\rtf1\\ansi\\pard\\par\\par}", "{\\rtf1{\\info{\\title Words}}}" };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_body ("<w:p/>", NULL, &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new_static (texts[i], strlen (texts[i]));

      g_clear_error (&error);
      g_assert_null (read_bytes (file, "a.rtf", &error));
      g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY);
    }
}

static void
test_refused (void)
{
  static const struct { const char *name, *said; } cases[] = {
    { "encrypted.pdf", "password" },
    { "scan.pdf", "no text in it; it is a scan" },
    { "old.doc", "old Word document" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_TEST_FIXTURES"), "..", "refused", cases[i].name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) file = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, &error));
      file = g_bytes_new (content, length);
      g_assert_null (read_bytes (file, cases[i].name, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

static void
test_encrypted_odt (void)
{
  static const char manifest[] = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
  ZipBuild *build = zip_build_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  zip_build_add (build, "mimetype", "application/vnd.oasis.opendocument.text", 39, FALSE);
  zip_build_add (build, "content.xml", "\1\2\3\4", 4, FALSE);
  zip_build_add (build, "META-INF/manifest.xml", manifest, strlen (manifest), TRUE);
  file = zip_build_close (build);
  g_assert_null (read_bytes (file, "a.odt", &error));
  g_assert_nonnull (strstr (error->message, "password"));
}

static gpointer
read_again (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDraft) draft = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_clear_pointer (&draft, dossier_draft_free);
      draft = read_bytes (data, "a.pdf", &error);
      g_assert_no_error (error);
    }
  return g_strdup (draft->text);
}

/* Several documents at once, as workers read them. */
static void
test_threads (void)
{
  static const char * const names[] = { "pdf-columns.pdf", "pdf-newspaper.pdf", "docx-report.docx", "rtf-1251.rtf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_TEST_FIXTURES"), names[i], NULL);
      g_autofree char *content = NULL, *first = NULL;
      g_autoptr (GBytes) file = NULL;
      GThread *threads[4];
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      file = g_bytes_new (content, length);
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        threads[j] = g_thread_new ("reader", read_again, file);
      for (guint j = 0; j < G_N_ELEMENTS (threads); j++)
        {
          g_autofree char *text = g_thread_join (threads[j]);

          if (first == NULL)
            first = g_steal_pointer (&text);
          else
            g_assert_cmpstr (text, ==, first);
        }
    }
}

static gboolean
note_title (DossierFound *found,
            gpointer      user_data)
{
  GString *log = user_data;

  g_string_append_printf (log, "%s: %s, %s;", found->part, found->draft->title, found->draft->source);
  dossier_found_free (found);
  return TRUE;
}

static void
test_chapters (void)
{
  const DossierImportOptions options = { .chapters = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_TEST_FIXTURES"), "epub-book.epub", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  file = g_bytes_new (content, length);
  g_assert_true (dossier_import_read_all (file, "book.epub", &options, note_title, log, &error));
  g_assert_cmpstr (log->str, ==, "1: The crack, Water and stone: reports from the Korvenna valley;"
                                 "2: The orchards, Water and stone: reports from the Korvenna valley;"
                                 "3: The bill, Water and stone: reports from the Korvenna valley;");
}

static void
assert_sound (DossierDraft *draft,
              GError       *error)
{
  guint at = 0;

  if (draft == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (strlen (error->message), >, 0);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (draft->text, -1, NULL));
  g_assert_nonnull (draft->title);
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);

      g_assert_cmpuint (block->start, ==, i == 0 ? 0 : at + 2);
      g_assert_cmpuint (block->end, >, block->start);
      at = block->end;
    }
}

static void
try_bytes (const guint8 *bytes,
           gsize         length,
           const char   *name)
{
  /* A block of exactly this size, so that a sanitizer sees a step beyond its end. */
  g_autoptr (GBytes) file = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDraft) draft = read_bytes (file, name, &error);

  assert_sound (draft, error);
}

static void
test_damaged_sample (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20230314);
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_TEST_FIXTURES"), name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 1; i < length; i += 1 + length / 120)
    try_bytes ((const guint8 *) content, i, name);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (content, length);
      guint changes = 1 + g_rand_int_range (rand, 0, 12);

      for (guint j = 0; j < changes; j++)
        copy[g_rand_int_range (rand, 0, (gint32) length)] = (guint8) g_rand_int_range (rand, 0, 256);
      try_bytes (copy, length, name);
    }
}

/* Damage within what is packed gets past the sums of the archive. */
static void
test_damaged_xml (void)
{
  static const char document[] =
    "<w:document " WORD "><w:body><w:tbl><w:tr><w:trPr/><w:tc><w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
    "<w:r><w:t>Words</w:t><w:footnoteReference w:id=\"1\"/><w:txbxContent><w:p><w:hyperlink><w:r><w:t>box</w:t></w:r></w:hyperlink></w:p>"
    "</w:txbxContent></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
  static const char notes[] = "<w:footnotes " WORD "><w:footnote w:id=\"1\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *copy = g_strdup (document);
      g_autoptr (GBytes) file = NULL;
      guint at = (guint) g_rand_int_range (rand, 0, sizeof document - 4);

      /* Elements change places, so that ends come without beginnings. */
      for (guint j = 0; j < 1 + i % 3; j++)
        copy[at + j] = "wptrc<>/:"[g_rand_int_range (rand, 0, 9)];
      file = docx_of (copy, strlen (copy), notes);
      try_bytes (g_bytes_get_data (file, NULL), g_bytes_get_size (file), "a.docx");
    }
}

/* Pages that are known by another name, and those that nobody knows. */
static void
test_rtf_pages (void)
{
  static const char known[] = "{\\rtf1\\ansi\\ansicpg10007 \\'8f\\'f0\\'e8\\'e2\\'e5\\'f2, \\'ec\\'e8\\'f0, and some words.}";
  static const char unknown[] = "{\\rtf1\\ansi\\ansicpg720 \\'8f\\'f0\\'e8\\'e2\\'e5\\'f2 \\'ec\\'e8\\'f0.}";
  static const char mostly[] = "{\\rtf1\\ansi\\ansicpg720 Nearly all of this text is plain, but for one letter: \\'e9. It is read all the same.}";
  static const struct { const char *text, *words; } files[] = { { known, "Привет, мир" }, { unknown, NULL }, { mostly, "letter: \xef\xbf\xbd." } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) file = g_bytes_new_static (files[i].text, strlen (files[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDraft) draft = read_bytes (file, "a.rtf", &error);

      if (files[i].words == NULL)
        {
          g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_ENCODING);
          g_assert_nonnull (strstr (error->message, "720"));
          continue;
        }
      g_assert_no_error (error);
      g_assert_nonnull (strstr (draft->text, files[i].words));
    }
}

/* A text that cannot be read to its end is not taken for a whole one. */
static void
test_rtf_deep (void)
{
  g_autoptr (GString) deep = g_string_new ("{\\rtf1 The first words. ");
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (deep, "{\\b x");
  for (guint i = 0; i < 3000; i++)
    g_string_append_c (deep, '}');
  g_string_append (deep, " The last words.}");
  file = g_bytes_new_static (deep->str, deep->len);
  g_assert_null (read_bytes (file, "a.rtf", &error));
  g_assert_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_DAMAGED);
}

static gboolean
count_parts_cb (DossierFound *found,
                gpointer      user_data)
{
  g_autoptr (DossierFound) owned = found;
  GString *log = user_data;

  g_string_append_printf (log, "%s\n", owned->draft != NULL ? owned->draft->text : owned->reason);
  return TRUE;
}

/* A book that names one document over and over has it once; what is left out is told of. */
static void
test_epub_spine (void)
{
  static const char container[] = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
                                  "<rootfile full-path=\"a.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
  static const char one[] = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>The lamp on the pier was lit at dusk.</p></body></html>";
  g_autoptr (GString) package = g_string_new ("<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata/><manifest>"
                                              "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
                                              "<item id=\"b\" href=\"./a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine>");
  g_autoptr (GString) log = g_string_new (NULL);
  ZipBuild *zip = zip_build_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  const char *found;

  for (guint i = 0; i < 5007; i++)
    g_string_append_printf (package, "<itemref idref=\"%s\"/>", i % 2 == 0 ? "a" : "b");
  g_string_append (package, "</spine></package>");
  zip_build_add (zip, "mimetype", "application/epub+zip", 20, FALSE);
  zip_build_add (zip, "META-INF/container.xml", container, sizeof container - 1, TRUE);
  zip_build_add (zip, "a.opf", package->str, package->len, TRUE);
  zip_build_add (zip, "a.xhtml", one, sizeof one - 1, TRUE);
  file = zip_build_close (zip);
  g_assert_true (dossier_import_read_all (file, "a.epub", NULL, count_parts_cb, log, &error));
  g_assert_no_error (error);
  found = strstr (log->str, "The lamp");
  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, "The lamp"));
  g_assert_nonnull (strstr (log->str, "7 parts of the book"));
}

static void
test_odd_rtf (void)
{
  static const char * const files[] = {
    "{\\rtf1 words", "{\\rtf1 words}}}}}} more", "{\\rtf1\\'", "{\\rtf1\\'zz\\'4", "{\\rtf1\\u", "{\\rtf1\\u-99999999999 x}",
    "{\\rtf1\\bin99999999 x}", "{\\rtf1\\bin-5 x}", "{\\rtf1\\uc99999\\u8212 abcdefghij}", "{\\rtf1{\\footnote{\\footnote a}b}c\\row\\cell}",
    "{\\rtf1\\intbl a\\cell b\\row{\\intbl c\\cell}{\\shp{\\*\\shpinst{\\shptxt box\\par}}}\\row}", "{\\rtf1\\f-1\\ansicpg-7\\ansicpg99999\\'e9 x}",
    "{\\rtf1{\\info{\\creatim\\yr99999\\mo-3\\dy99}{\\title {{{a}b}c}}}words}", "{\\rtf1{\\stylesheet{\\s1{\\b heading 1;}}\\s1 x}",
    "{\\rtf1\\u-10179 x\\u-8704 y}",
  };
  g_autoptr (GString) deep = g_string_new ("{\\rtf1 words ");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    try_bytes ((const guint8 *) files[i], strlen (files[i]), "a.rtf");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "{\\footnote ");
  try_bytes ((const guint8 *) deep->str, deep->len, "a.rtf");
}

/* What the PDF library thinks of damaged files is not the question. */
static void
drop_message_cb (const char     *domain,
                 GLogLevelFlags  level,
                 const char     *message,
                 gpointer        user_data)
{
}

int
main (int    argc,
      char **argv)
{
  static const char * const samples[] = {
    "docx-harbour.docx", "docx-report.docx", "odt-harbour.odt", "fodt-report.fodt", "epub-harbour.epub", "rtf-1251.rtf", "rtf-report.rtf",
    "word-2003.xml",
    "pdf-newspaper.pdf", "pdf-columns.pdf", "pdf-harbour.pdf",
  };

  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("Poppler", G_LOG_LEVEL_MASK, drop_message_cb, NULL);
  g_test_add_func ("/import/office/docx/left-out", test_docx_left_out);
  g_test_add_func ("/import/office/docx/notes", test_docx_notes);
  g_test_add_func ("/import/office/hostile-xml", test_hostile_xml);
  g_test_add_func ("/import/office/bomb", test_bomb);
  g_test_add_func ("/import/office/empty", test_empty);
  g_test_add_func ("/import/office/refused", test_refused);
  g_test_add_func ("/import/office/encrypted-odt", test_encrypted_odt);
  g_test_add_func ("/import/office/chapters", test_chapters);
  g_test_add_func ("/import/office/threads", test_threads);
  g_test_add_func ("/import/office/odd-rtf", test_odd_rtf);
  g_test_add_func ("/import/office/rtf-pages", test_rtf_pages);
  g_test_add_func ("/import/office/rtf-deep", test_rtf_deep);
  g_test_add_func ("/import/office/epub-spine", test_epub_spine);
  g_test_add_func ("/import/office/damaged-xml", test_damaged_xml);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/import/office/damaged/", samples[i], NULL);

      g_test_add_data_func (path, samples[i], test_damaged_sample);
    }
  return g_test_run ();
}
