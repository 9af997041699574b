/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the readers of pages and text load when first used is loaded here, while files can still be opened: conversions of
 * character sets stay open, and a small page is read.
 */

#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include "dossier-import-pages.h"

#include <iconv.h>
#include <time.h>

/* What pages, mails and texts are written in besides the character sets that dossier-charset-tables.c knows: the list of the
 * web, what uchardet may answer, and two of old mail. Each is a module that every process of a document carries along, so
 * there are no more. */
static const char * const charsets[] = {
  "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "ASCII", "WINDOWS-1255",
  "WINDOWS-1258", "CP932", "CP949", "VISCII", "GB18030", "GBK", "GB2312", "EUC-TW", "EUC-KR", "EUC-JP", "JOHAB",
  "BIG5", "BIG5-HKSCS", "SHIFT_JIS", "ISO-2022-JP", "ISO-2022-JP-2", "ISO-2022-KR", "ISO-2022-CN",
};

static gboolean
drop_found_cb (DossierFound *found,
               gpointer      user_data)
{
  dossier_found_free (found);
  return TRUE;
}

/**
 * dossier_extract_read_sample:
 * @bytes: static
 *
 * Reads a document for what it makes its reader load.
 */
void
dossier_extract_read_sample (DossierExtractReadFunc  read,
                             const char             *name,
                             const void             *bytes,
                             gsize                   length)
{
  static const DossierImportOptions options = { "https://example.org/2019/05/07/sample", NULL, FALSE };
  g_autoptr (GBytes) sample = g_bytes_new_static (bytes, length);

  read (sample, name, &options, drop_found_cb, NULL, NULL);
}

/**
 * dossier_extract_load_charsets:
 *
 * Loads the modules that convert from character sets, and keeps them.
 */
void
dossier_extract_load_charsets (const char * const *names,
                               guint               n_names)
{
  static const char sample[] = "Sample";

  for (guint i = 0; i < n_names; i++)
    {
      /* Never closed: the C library would unload its module. */
      iconv_t conversion = iconv_open ("UTF-8", names[i]);
      char buffer[64], *in = (char *) sample, *out = buffer;
      gsize left = sizeof sample - 1, room = sizeof buffer;

      if (conversion != (iconv_t) -1)
        iconv (conversion, &in, &left, &out, &room);
    }
}

/**
 * dossier_extract_warm_pages:
 *
 * Loads what pages and text need.
 */
void
dossier_extract_warm_pages (void)
{
  static const char page[] =
    "<!DOCTYPE html><html><head><meta charset=\"windows-1251\"><title>A sample of a page</title>"
    "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"A sample of a page\","
    " \"datePublished\": \"2019-05-07T10:00:00+02:00\"}</script></head><body><article><h1>A sample of a page</h1>"
    "<p>By Ann Example</p><p>The council met on Tuesday, 7 May 2019, and it was agreed by all who were there that"
    " the road along the river should be mended before the winter comes, \xef\xf0\xe8\xe2\xe5\xf2.</p></article></body></html>";
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%c");

  tzset ();
  dossier_extract_load_charsets (charsets, G_N_ELEMENTS (charsets));
  dossier_extract_read_sample (dossier_import_pages_read, "sample.html", page, sizeof page - 1);
}
