/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How each format is known, by what its bytes show: nothing is parsed, unpacked or converted for it. A sniffer answers
 * how sure it is, 0 to 100. Those that must look deeper to be sure of all their files (dossier-looks.c) are asked here
 * for text in UTF-8. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-sniff-private.h"

#include "dossier-archive-names-private.h"
#include "dossier-encoding-private.h"
#include "dossier-markup-signs-private.h"
#include "dossier-mime-signs-private.h"

#include <string.h>

#define EPUB_MEDIA_TYPE "application/epub+zip"
#define ODT_MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define OFFICE_SPACE "urn:oasis:names:tc:opendocument:xmlns:office:"
#define WORD_2003_SPACE "http://schemas.microsoft.com/office/word/2003/wordml"
#define PLIST_MAGIC "bplist0"
#define PDF_BYTES 1024u
#define ODT_BYTES 2048u
#define WORD_BYTES 4096u
#define PLIST_BYTES (256u * 1024)

int
dossier_pdf_sniff (const guint8 *bytes,
                   gsize         length,
                   const char   *extension)
{
  if (length >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return 98;
  /* Some writers put other bytes before it. */
  return g_strcmp0 (extension, "pdf") == 0
             && g_strstr_len ((const char *) bytes, (gssize) MIN (length, PDF_BYTES), "%PDF-") != NULL ? 95 : 0;
}

int
dossier_docx_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  if (!dossier_archive_is_zip (bytes, length))
    return 0;
  if (dossier_archive_has (bytes, length, "word/document.xml") || dossier_archive_has (bytes, length, "word/document2.xml"))
    return 95;
  /* Cut off, or with its text elsewhere. */
  return (g_str_has_prefix (extension, "doc") || g_str_has_prefix (extension, "dot"))
             && dossier_archive_has (bytes, length, "[Content_Types].xml") ? 92 : 0;
}

int
dossier_wordml_sniff (const guint8 *bytes,
                      gsize         length,
                      const char   *extension)
{
  gssize head = (gssize) MIN (length, WORD_BYTES);

  return length > 5 && bytes[0] < 0x80 && g_strstr_len ((const char *) bytes, head, WORD_2003_SPACE) != NULL
             && g_strstr_len ((const char *) bytes, head, "wordDocument") != NULL ? 95 : 0;
}

int
dossier_rtf_sniff (const guint8 *bytes,
                   gsize         length,
                   const char   *extension)
{
  return length >= 6 && memcmp (bytes, "{\\rtf", 5) == 0 ? 98 : 0;
}

int
dossier_epub_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  g_autofree char *kind = dossier_archive_first_content (bytes, length, "mimetype");

  if (kind != NULL)
    return g_str_has_prefix (kind, EPUB_MEDIA_TYPE) ? 95 : 0;
  return dossier_archive_has (bytes, length, "META-INF/container.xml") ? 92 : 0;
}

int
dossier_odt_sniff (const guint8 *bytes,
                   gsize         length,
                   const char   *extension)
{
  g_autofree char *kind = dossier_archive_first_content (bytes, length, "mimetype");

  if (kind != NULL)
    return g_str_has_prefix (kind, ODT_MEDIA_TYPE) ? 95 : 0;
  return (g_strcmp0 (extension, "odt") == 0 || g_strcmp0 (extension, "ott") == 0) && dossier_archive_has (bytes, length, "content.xml") ? 92 : 0;
}

int
dossier_fodt_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  gssize head = (gssize) MIN (length, ODT_BYTES);

  return g_strstr_len ((const char *) bytes, head, "<office:document") != NULL
             && g_strstr_len ((const char *) bytes, (gssize) MIN (length, 4 * ODT_BYTES), OFFICE_SPACE) != NULL ? 95 : 0;
}

int
dossier_mhtml_sniff (const guint8 *bytes,
                     gsize         length,
                     const char   *extension)
{
  DossierMimeSigns signs;
  gboolean named = strcmp (extension, "mhtml") == 0 || strcmp (extension, "mht") == 0;
  gboolean sound = dossier_mime_find_signs (bytes, length, &signs);

  if (named && signs.lines > 0 && signs.common + signs.transport > 0)
    return 96;
  return sound && signs.saved && signs.transport > 0 ? 96 : 0;
}

int
dossier_webarchive_sniff (const guint8 *bytes,
                          gsize         length,
                          const char   *extension)
{
  static const char wanted[] = "WebMainResource";

  if (length < strlen (PLIST_MAGIC) + 1 || memcmp (bytes, PLIST_MAGIC, strlen (PLIST_MAGIC)) != 0)
    return 0;
  return strcmp (extension, "webarchive") == 0 || memmem (bytes, MIN (length, PLIST_BYTES), wanted, sizeof wanted - 1) != NULL ? 96 : 0;
}

int
dossier_mbox_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  const char *start = (const char *) bytes, *end = start + length;

  while (start < end && (*start == '\n' || *start == '\r'))
    start++;
  if (!dossier_mime_is_envelope (start, end))
    return 0;
  return strcmp (extension, "eml") == 0 ? 60 : 97;
}

int
dossier_emlx_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  gsize start, size;

  return dossier_mime_find_counted (bytes, length, &start, &size) ? 96 : 0;
}

int
dossier_mail_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  DossierMimeSigns signs;
  gboolean named = strcmp (extension, "eml") == 0;
  gboolean sound = dossier_mime_find_signs (bytes, length, &signs);

  if (named && signs.lines > 0 && signs.common + signs.transport > 0)
    return 95;
  return sound && signs.common >= 2 && signs.transport >= 1 ? 92 : 0;
}

int
dossier_zip_sniff (const guint8 *bytes,
                   gsize         length,
                   const char   *extension)
{
  g_autofree char *kind = NULL;

  if (!dossier_archive_is_zip (bytes, length))
    return 0;
  /* Documents packed as zip say what they are; one that no other format takes is no collection either. */
  kind = dossier_archive_first_content (bytes, length, "mimetype");
  return kind != NULL || dossier_archive_has (bytes, length, "[Content_Types].xml") ? 0 : 60;
}

int
dossier_packed_sniff (const guint8 *bytes,
                      gsize         length,
                      const char   *extension)
{
  return dossier_archive_is_packed (bytes, length) ? 50 : 0;
}

int
dossier_feed_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  g_autofree char *start = NULL;
  g_autofree char *root = dossier_element_root_name (bytes, length, &start);

  if (root == NULL)
    return 0;
  if (g_ascii_strcasecmp (root, "rss") == 0)
    return 95;
  if (g_str_has_suffix (root, "RDF") && (strstr (start, "/rss/") != NULL || strstr (start, "netscape.com/rdf") != NULL))
    return 95;
  if ((strcmp (root, "feed") == 0 || g_str_has_suffix (root, ":feed")) && (strstr (start, "tom") != NULL || strstr (start, "<entry") != NULL))
    return 95;
  return 0;
}

int
dossier_newsml_sniff (const guint8 *bytes,
                      gsize         length,
                      const char   *extension)
{
  static const char * const roots[] = { "nitf", "newsMessage", "newsItem", "packageItem", "NewsML", "NewsItem", "newsitem", "nitf-collection", NULL };
  g_autofree char *root = dossier_element_root_name (bytes, length, NULL);
  const char *name;

  if (root == NULL)
    return 0;
  name = strchr (root, ':') != NULL ? strchr (root, ':') + 1 : root;
  return g_strv_contains (roots, name) ? 95 : 0;
}

int
dossier_enex_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  g_autofree char *root = dossier_element_root_name (bytes, length, NULL);

  return g_strcmp0 (root, "en-export") == 0 ? 95 : 0;
}

int
dossier_json_rows_sniff (const guint8 *bytes,
                         gsize         length,
                         const char   *extension)
{
  char start[64];
  gsize used = 0;
  gsize at = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : length >= 2 && (bytes[0] == 0xff || bytes[0] == 0xfe) ? 2 : 0;

  for (; at < length && used < sizeof start - 1; at++)
    if (bytes[at] > ' ' || (used > 0 && start[used - 1] == '"' && bytes[at] == ' '))
      {
        start[used++] = (char) bytes[at];
        if (used == 1 && start[0] != '{' && start[0] != '[')
          return 0;
      }
  start[used] = '\0';
  if (used == 0 || dossier_encoding_is_binary (bytes, length))
    return 0;
  if (g_str_has_prefix (start, "[{\"") || g_str_has_prefix (start, "[{}") || (g_str_has_prefix (start, "{\"") && strstr (start, "\":") != NULL))
    return 94;
  if (g_strv_contains ((const char * const[]) { "json", "jsonl", "ndjson", NULL }, extension))
    return 92;
  return 0;
}

int
dossier_html_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  static const char * const signs[] = {
    "<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<article", "<div", NULL
  };
  g_autofree char *start = dossier_html_readable_start (bytes, length);
  gboolean named = g_strv_contains ((const char * const[]) { "html", "htm", "xhtml", "xht", "shtml", NULL }, extension);

  if (dossier_encoding_is_binary (bytes, length))
    return 0;
  for (guint i = 0; signs[i] != NULL; i++)
    if (strstr (start, signs[i]) != NULL)
      return named || i < 2 ? 90 : strchr (start, '<') - start < 8 ? 70 : 5;
  return named ? 55 : 0;
}

int
dossier_tar_sniff (const guint8 *bytes,
                   gsize         length,
                   const char   *extension)
{
  return length >= 512 && memcmp (bytes + 257, "ustar", 5) == 0 ? 85 : 0;
}

int
dossier_warc_sniff (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  return length >= 5 && memcmp (bytes, "WARC/", 5) == 0 ? 97 : 0;
}
