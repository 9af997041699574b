/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What readers load when first used is loaded here, while files can still be opened: conversions of character sets
 * stay open, and every kind of document is read once in a small sample.
 */

#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include "dossier-import-read.h"

#include <iconv.h>
#include <poppler.h>
#include <string.h>
#include <time.h>

/* What pages, mails and texts are written in: the list of the web, what uchardet may answer, and two of old mail. Each is a
 * module that every process of a document carries along, so there are no more. */
static const char * const charsets[] = {
  "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "ASCII", "ISO-8859-1", "ISO-8859-2",
  "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-10",
  "ISO-8859-11", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16", "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252",
  "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "CP437", "CP737", "CP850",
  "CP852", "CP855", "CP865", "CP866", "CP874", "CP932", "CP949", "KOI8-R", "KOI8-U", "MACINTOSH", "MAC-CYRILLIC",
  "MAC-CENTRALEUROPE", "TIS-620", "VISCII", "GB18030", "GBK", "GB2312", "EUC-TW", "EUC-KR", "EUC-JP", "JOHAB", "BIG5",
  "BIG5-HKSCS", "SHIFT_JIS", "ISO-2022-JP", "ISO-2022-JP-2", "ISO-2022-KR", "ISO-2022-CN",
};

static gboolean
drop_found_cb (DossierFound *found,
               gpointer      user_data)
{
  dossier_found_free (found);
  return TRUE;
}

static void
read_sample (const char *name,
             const void *bytes,
             gsize       length)
{
  static const DossierImportOptions options = { "https://example.org/2019/05/07/sample", NULL, FALSE };
  g_autoptr (GBytes) sample = g_bytes_new_static (bytes, length);

  dossier_import_read_all (sample, name, &options, drop_found_cb, NULL, NULL);
}

static void
load_charsets (void)
{
  static const char sample[] = "Sample";

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      /* Never closed: the C library would unload its module. */
      iconv_t conversion = iconv_open ("UTF-8", charsets[i]);
      char buffer[64], *in = (char *) sample, *out = buffer;
      gsize left = sizeof sample - 1, room = sizeof buffer;

      if (conversion != (iconv_t) -1)
        iconv (conversion, &in, &left, &out, &room);
    }
}

/* poppler's tables live as long as a document of its is open: this one stays. */
static void
load_pdf (void)
{
  static const char sample[] =
    "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n"
    "4 0 obj\n<</Length 38>>\nstream\nBT /F 12 Tf 20 100 Td (A sample) Tj ET\nendstream\nendobj\n"
    "5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n"
    "trailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (sample, sizeof sample - 1);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autoptr (GObject) page = document != NULL ? G_OBJECT (poppler_document_get_page (document, 0)) : NULL;
  g_autofree char *text = page != NULL ? poppler_page_get_text (POPPLER_PAGE (page)) : NULL;

  read_sample ("sample.pdf", sample, sizeof sample - 1);
}

/**
 * dossier_extract_warm:
 *
 * Loads what the formats of the registry need.
 */
void
dossier_extract_warm (void)
{
  static const char page[] =
    "<!DOCTYPE html><html><head><meta charset=\"windows-1251\"><title>A sample of a page</title>"
    "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"A sample of a page\","
    " \"datePublished\": \"2019-05-07T10:00:00+02:00\"}</script></head><body><article><h1>A sample of a page</h1>"
    "<p>By Ann Example</p><p>The council met on Tuesday, 7 May 2019, and it was agreed by all who were there that"
    " the road along the river should be mended before the winter comes, \xef\xf0\xe8\xe2\xe5\xf2.</p></article></body></html>";
  static const char text[] =
    "\xcf\xf0\xe8\xec\xe5\xf0 \xf1\xf2\xe0\xf2\xfc\xe8\n\n\xd1\xee\xe2\xe5\xf2 \xf1\xee\xe1\xf0\xe0\xeb\xf1\xff"
    " \xe2\xee \xe2\xf2\xee\xf0\xed\xe8\xea \xe8 \xf0\xe5\xf8\xe8\xeb \xef\xee\xf7\xe8\xed\xe8\xf2\xfc \xe4\xee\xf0\xee\xe3\xf3.\n";
  static const char mail[] =
    "From: =?iso-8859-1?Q?Ann_Ex=E4mple?= <ann@example.org>\nSubject: =?utf-8?B?U2FtcGxl?=\nDate: Tue, 7 May 2019 10:00:00 +0200\n"
    "Message-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    "The road along the river is being mended at last, s=E4id one.\n\n--x\nContent-Type: message/rfc822\n\n"
    "From: b@example.org\nSubject: Road\n\nThe road is open.\n\n--x\nContent-Type: text/html; name=a.html\n"
    "Content-Disposition: attachment; filename=a.html\nContent-Transfer-Encoding: base64\n\nPHA+Um9hZC48L3A+\n--x--\n";
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%c");

  tzset ();
  load_charsets ();
  load_pdf ();
  read_sample ("sample.html", page, sizeof page - 1);
  read_sample ("sample.txt", text, sizeof text - 1);
  read_sample ("sample.eml", mail, sizeof mail - 1);
}
