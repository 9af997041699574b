/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the readers of all formats load when first used, besides what those of pages load (dossier-extract-warm-pages.c), is
 * loaded here, while files can still be opened.
 */

#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include "dossier-import-read.h"

#include <poppler.h>

/* What is not read by dossier-charset.c: encoded words in the headers of mail, by GMime. */
static const char * const charsets[] = {
  "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8",
  "ISO-8859-9", "ISO-8859-10", "ISO-8859-11", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1256", "WINDOWS-1257",
  "CP437", "CP737", "CP850", "CP852", "CP855", "CP865", "CP866", "CP874", "KOI8-R", "KOI8-U", "MACINTOSH",
  "MAC-CYRILLIC", "MAC-CENTRALEUROPE", "TIS-620",
};

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

  dossier_extract_read_sample (dossier_import_read_all, "sample.pdf", sample, sizeof sample - 1);
}

/**
 * dossier_extract_warm:
 *
 * Loads what all formats of the registry need.
 */
void
dossier_extract_warm (void)
{
  static const char mail[] =
    "From: =?iso-8859-1?Q?Ann_Ex=E4mple?= <ann@example.org>\nSubject: =?utf-8?B?U2FtcGxl?=\nDate: Tue, 7 May 2019 10:00:00 +0200\n"
    "Message-ID: <1@example.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    "The road along the river is being mended at last, s=E4id one.\n\n--x\nContent-Type: message/rfc822\n\n"
    "From: b@example.org\nSubject: Road\n\nThe road is open.\n\n--x\nContent-Type: text/html; name=a.html\n"
    "Content-Disposition: attachment; filename=a.html\nContent-Transfer-Encoding: base64\n\nPHA+Um9hZC48L3A+\n--x--\n";

  dossier_extract_warm_pages ();
  dossier_extract_load_charsets (charsets, G_N_ELEMENTS (charsets));
  load_pdf ();
  dossier_extract_read_sample (dossier_import_read_all, "sample.eml", mail, sizeof mail - 1);
}
